import {type Ask, HOLDERS_TO_LOAD, type Loaded} from '#shared/home';
import {closuresOf, linkTexts, MAX_CLOSURE, MAX_HOLDERS, namedBy, standingDecisions} from '#shared/identity/closure';
import {ownRecord} from '#shared/identity/own-record';
import type {Decision} from '#shared/model/decision';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import {add, load, type WorkingSet} from '#shared/working-set';

/** Records of one closure looked at in one question: a bound on what a crowded neighbourhood brings at once. */
const STEP = 128;

/**
 * Loads until everything is known of whoever the batch can change: the closures of the touched records, as they were and as
 * they become, whoever shares a strong identifier or a decision being a member.
 *
 * A closure known to be larger than `MAX_CLOSURE` is not followed to its end: nothing but decisions joins in it, so a change
 * reaches no further than the touched records' neighbours, and whoever was in a smaller closure before.
 */
export function* close(set: WorkingSet): Generator<Ask, void, Loaded> {
  const required = new Set(set.touched);
  for (let round = 0; ; round++) {
    const frontier = round === 0 ? [...required] : nextFrontier(set, required);
    if (frontier.length === 0) break;
    yield* explore(set, frontier);
    // Neighbours' links are needed to say which of their own joins are refused.
    if (round === 0) for (const key of neighboursOf(set, frontier)) required.add(key);
  }
  yield* recount(set);
}

function* explore(set: WorkingSet, frontier: readonly RecordKey[]): Generator<Ask, void, Loaded> {
  for (const key of frontier) set.explored.add(key);
  const texts = new Set(frontier.flatMap(key => textsOf(set, key)));
  yield* load(set, {
    keys: [...[...texts].flatMap(text => ownRecord(text) ?? []), ...[...set.decisions.values()].flatMap(namedBy)],
    identifiers: [...texts],
  });
}

/** Whoever shares an identifier with one of these, before or after the batch. */
function neighboursOf(set: WorkingSet, keys: readonly RecordKey[]): RecordKey[] {
  const texts = new Set(keys.flatMap(key => textsOf(set, key)));
  return [...set.after.keys()].filter(key => textsOf(set, key).some(text => texts.has(text)));
}

function textsOf(set: WorkingSet, key: RecordKey): string[] {
  return [set.before.get(key), set.after.get(key)].flatMap(record => (record === undefined ? [] : linkTexts(record)));
}

/** Records not yet explored whose closure holds an explored one, as long as a change can reach them. */
function nextFrontier(set: WorkingSet, required: Set<RecordKey>): RecordKey[] {
  const decisions = [...set.decisions.values()];
  // Whoever a decision names together with a required record is required too: decisions join in any closure.
  for (const decision of decisions) {
    const named = namedBy(decision);
    if (named.some(key => required.has(key))) for (const key of named) if (set.after.has(key)) required.add(key);
  }
  const frontier = new Set([...required].filter(key => !set.explored.has(key)));
  const isTooLarge = addReached(frontier, {records: [...set.after.values()], decisions, set});
  // Whoever was linked before and is no longer is a neighbour, and so required. Only where a closure is not followed to its end
  // may a part of it, small before, be left out.
  if (isTooLarge) addReached(frontier, {records: [...set.before.values()], decisions, set});
  return [...frontier];
}

type Reach = {readonly records: readonly StoredRecord[]; readonly decisions: readonly Decision[]; readonly set: WorkingSet};

/** @returns whether a closure that holds an explored record is too large to be followed */
function addReached(frontier: Set<RecordKey>, {records, decisions, set}: Reach): boolean {
  const {labels} = closuresOf(records, standingDecisions(decisions));
  const sizes = new Uint32Array(records.length);
  const isReached = new Uint8Array(records.length);
  for (const [place, label] of labels.entries()) {
    sizes[label] = (sizes[label] ?? 0) + 1;
    if (set.explored.has(records[place]?.key ?? '')) isReached[label] = 1;
  }
  const taken = new Uint32Array(records.length);
  let isTooLarge = false;
  for (const [place, {key}] of records.entries()) {
    const label = labels[place] ?? place;
    if (isReached[label] !== 1) continue;
    if ((sizes[label] ?? 0) > MAX_CLOSURE) {
      isTooLarge = true;
      continue;
    }
    if (set.explored.has(key)) continue;
    const step = taken[label] ?? 0;
    if (step >= STEP) continue;
    taken[label] = step + 1;
    frontier.add(key);
  }
  return isTooLarge;
}

/**
 * An identifier that was over the cap and loses holders in this batch may link again: then the first of its holders, which were
 * loaded, are not all of them.
 */
function* recount(set: WorkingSet): Generator<Ask, void, Loaded> {
  const [before, after] = [set.before, set.after].map(records => holdersIn(records.values()));
  const fallen = [...(before ?? [])].flatMap(([text, held]) =>
    set.asked.identifiers.has(text) && held >= HOLDERS_TO_LOAD && (after?.get(text) ?? 0) <= MAX_HOLDERS ? text : [],
  );
  if (fallen.length === 0) return;
  const known = set.before.size;
  add(set, yield {keys: [], identifiers: fallen, holders: HOLDERS_TO_LOAD + set.touched.size});
  if (set.before.size > known) yield* close(set);
}

function holdersIn(records: Iterable<StoredRecord>): Map<string, number> {
  const held = new Map<string, number>();
  for (const record of records) for (const text of linkTexts(record)) held.set(text, (held.get(text) ?? 0) + 1);
  return held;
}
