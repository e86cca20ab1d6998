import {components} from '#shared/identity/components';
import {identifiersOf, isLive} from '#shared/identity/record';
import {compareText} from '#shared/model/compare';
import type {Decision} from '#shared/model/decision';
import {identifierText} from '#shared/model/identifier-text';
import type {RecordKey, StoredRecord} from '#shared/model/record';

/** An identifier that more records hold links nothing: a shared mailbox, a placeholder. */
export const MAX_HOLDERS = 12;
/** In a larger closure only the creator's decisions join. */
export const MAX_CLOSURE = 1_000;

/** How records hang together over candidate links, those included that clustering will refuse. */
export type Closures = {
  /** For each record the place of the first record of its closure. */
  readonly labels: Uint32Array;
  /** Identifiers that 2 to 12 of the records hold: the holders' places, ascending. */
  readonly shared: ReadonlyMap<string, readonly number[]>;
  /** Identifiers that more hold. They are no candidates. */
  readonly crowded: ReadonlyMap<string, readonly number[]>;
};

/**
 * Splits records into closures: whoever shares a live strong identifier or a standing "same" decision with a member is a
 * member.
 *
 * @param standing - decisions in force, see `standingDecisions`
 */
export function closuresOf(records: readonly StoredRecord[], standing: readonly Decision[]): Closures {
  const [left, right]: [number[], number[]] = [[], []];
  const link = (places: readonly number[]) => {
    const [first, ...others] = places;
    if (first === undefined) return;
    for (const other of others) {
      left.push(first);
      right.push(other);
    }
  };
  const shared = new Map<string, number[]>();
  const crowded = new Map<string, number[]>();
  for (const [text, holders] of holdersOf(records)) {
    if (holders.length > MAX_HOLDERS) crowded.set(text, holders);
    else if (holders.length > 1) {
      shared.set(text, holders);
      link(holders);
    }
  }
  const same = standing.filter(decision => decision.kind === 'same');
  if (same.length > 0) {
    const places = new Map(records.map((record, place) => [record.key, place]));
    for (const {left: one, right: other} of same) link([...one, ...other].flatMap(key => places.get(key) ?? []));
  }
  return {labels: components(records.length, left, right), shared, crowded};
}

/** Decisions in force: neither undone nor themselves an undoing; newest first. */
export function standingDecisions(decisions: readonly Decision[]): Decision[] {
  const undone = new Set(decisions.flatMap(decision => decision.undoes ?? []));
  return decisions
    .filter(decision => decision.undoes === undefined && !undone.has(decision.id))
    .sort((left, right) => right.at - left.at || compareText(left.id, right.id));
}

function holdersOf(records: readonly StoredRecord[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [place, record] of records.entries()) {
    for (const text of linkTexts(record)) {
      const held = holders.get(text);
      if (held === undefined) holders.set(text, [place]);
      else held.push(place);
    }
  }
  return holders;
}

// A record is never changed, only replaced, so what it says of itself can be kept beside it.
const linkTextsOf = new WeakMap<StoredRecord, readonly string[]>();

/** The strong identifiers of a live record, as texts: what may link it. */
export function linkTexts(record: StoredRecord): readonly string[] {
  const known = linkTextsOf.get(record);
  if (known !== undefined) return known;
  const strong = isLive(record) ? identifiersOf(record).filter(({strength}) => strength === 'strong') : [];
  const texts = [...new Set(strong.map(identifierText))];
  linkTextsOf.set(record, texts);
  return texts;
}

/** The records that a decision names, both sides. */
export function namedBy({left, right}: Decision): RecordKey[] {
  return [...left, ...right];
}
