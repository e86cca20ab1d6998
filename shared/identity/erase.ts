import type {Ask, Loaded, PersonCommand} from '#shared/home';
import {close} from '#shared/identity/close';
import {linkTexts, standingDecisions} from '#shared/identity/closure';
import {cluster} from '#shared/identity/cluster';
import {normaliseEmail} from '#shared/identity/normalise';
import {compareText} from '#shared/model/compare';
import type {Decision, DecisionNotice} from '#shared/model/decision';
import {identifierText} from '#shared/model/identifier-text';
import type {RecordKey, Rid, StoredRecord} from '#shared/model/record';
import type {WorkingSet} from '#shared/working-set';

/** What a home deletes without a trace, in the same transaction: all that hangs on these records, in every table. */
export type Erased = {
  readonly records: readonly {readonly key: RecordKey; readonly rid: Rid}[];
  /** Identifiers that the people are kept out by from now on, as `identifierText` prints them; nobody else here has them. */
  readonly identifiers: readonly string[];
  /** Decisions that named them: what is left of those that still name others, and the ids of those that name nobody. */
  readonly decisions: {readonly put: readonly Decision[]; readonly drop: readonly string[]};
  readonly notices: readonly {readonly id: string; readonly doc: DecisionNotice | null}[];
  /** For each command whom it found. */
  readonly found: ReadonlyMap<string, {readonly supporter: Rid; readonly records: readonly RecordKey[]}>;
};

export type ToErase = {
  readonly commands: readonly PersonCommand[];
  /** Records by themselves, whoever they belong to: after a restore. */
  readonly keys?: readonly RecordKey[] | undefined;
};

/**
 * Takes people out of the set: every record of whoever an `erase` command names. Whoever shared something with them is loaded,
 * because their documents say so.
 *
 * @returns undefined where nobody is erased
 */
export function* erase(set: WorkingSet, {commands, keys = []}: ToErase): Generator<Ask, Erased | undefined, Loaded> {
  const found = findPeople(set, commands);
  const gone = new Map<RecordKey, StoredRecord>();
  for (const key of [...keys, ...[...found.values()].flatMap(({records}) => records)]) {
    const record = set.after.get(key);
    if (record !== undefined) gone.set(key, record);
  }
  if (gone.size === 0) return undefined;
  for (const [key, {rid}] of gone) {
    set.after.set(key, {key, rid, versions: [], standing: []});
    set.touched.add(key);
  }
  yield* close(set);
  const identifiers = identifiersOnlyOf(set, [...gone.values()]);
  for (const key of gone.keys()) set.after.delete(key);
  return {
    records: [...gone.values()].map(({key, rid}) => ({key, rid})).sort((left, right) => compareText(left.key, right.key)),
    identifiers,
    ...withoutThem(set, gone),
    found,
  };
}

function findPeople(set: WorkingSet, commands: readonly PersonCommand[]): Erased['found'] {
  const named = commands.filter(command => command.kind === 'erase');
  if (named.length === 0) return new Map();
  const {groups} = cluster([...set.after.values()], [...set.decisions.values()]);
  return new Map(
    named.flatMap(({id, supporter}) => {
      const group = groups.find(records => records.some(({rid}) => rid === supporter));
      const anchor = group?.[0];
      if (group === undefined || anchor === undefined) return [];
      return [[id, {supporter: anchor.rid, records: group.map(({key}) => key)}]];
    }),
  );
}

/** An address that somebody else here has too keeps nobody out: their own record must go on being read. */
function identifiersOnlyOf(set: WorkingSet, gone: readonly StoredRecord[]): string[] {
  const rids = new Set(gone.map(({rid}) => rid));
  const edits = [...set.attachments.values()].flatMap(hung => (hung.kind === 'edit' && rids.has(hung.rid) ? hung : []));
  const written = edits.flatMap(({field, value}) => (field === 'email' ? (normaliseEmail(value ?? '') ?? []) : []));
  const texts = new Set([
    ...gone.flatMap(({versions}) => versions.flatMap(({identifiers}) => identifiers.map(identifierText))),
    ...written.map(value => identifierText({type: 'email', value})),
  ]);
  const others = [...set.after.values()].filter(({key}) => !gone.some(record => record.key === key));
  for (const record of others) for (const text of linkTexts(record)) texts.delete(text);
  return [...texts].sort(compareText);
}

/** A decision goes on for the others whom it names; without a side it says nothing any more. */
function withoutThem(set: WorkingSet, gone: ReadonlyMap<RecordKey, StoredRecord>): Pick<Erased, 'decisions' | 'notices'> {
  const decisions = [...set.decisions.values()];
  const inForce = new Set(standingDecisions(decisions).map(({id}) => id));
  const ridOf = (key: RecordKey) => set.after.get(key)?.rid ?? set.before.get(key)?.rid ?? [];
  const put: Decision[] = [];
  const drop: string[] = [];
  const notices: {id: string; doc: DecisionNotice | null}[] = [];
  for (const decision of decisions) {
    const left = decision.left.filter(key => !gone.has(key));
    const right = decision.right.filter(key => !gone.has(key));
    if (left.length + right.length === decision.left.length + decision.right.length) continue;
    const isLeft = left.length > 0 && right.length > 0;
    if (isLeft) put.push({...decision, left, right});
    else drop.push(decision.id);
    if (!inForce.has(decision.id)) continue;
    const {id, kind: word, at, import: from} = decision;
    const origin = from === undefined ? {} : {import: from};
    notices.push({id, doc: isLeft ? {id, word, left: left.flatMap(ridOf), right: right.flatMap(ridOf), at, ...origin} : null});
  }
  return {decisions: {put, drop}, notices};
}
