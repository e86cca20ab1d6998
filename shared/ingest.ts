import {derivePeople} from '#shared/derive-people';
import type {Ask, IngestInput, IngestOutcome, Loaded, PersonCommand} from '#shared/home';
import {close} from '#shared/identity/close';
import {cluster} from '#shared/identity/cluster';
import {decide, withDecided} from '#shared/identity/decide';
import {type Erased, erase} from '#shared/identity/erase';
import {forget} from '#shared/identity/forget';
import {putBack} from '#shared/identity/put-back';
import {refusalsByGroup} from '#shared/identity/refusals';
import {deriveLoyalty} from '#shared/loyalty/derive-loyalty';
import type {Attachment} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import {identifierText} from '#shared/model/identifier-text';
import type {Reading, RecordKey, Rid, StoredRecord} from '#shared/model/record';
import {type Carrying, carryOut, readingsSaid, ridsNamed, touchNamed} from '#shared/person-commands';
import {changedRows, emptySet, load, read, type WorkingSet} from '#shared/working-set';

/**
 * The engine: cluster → merge → award → score of whatever a batch of readings and commands touches. A generator, so that one
 * piece of code runs over a synchronous store (the Workspace) and an asynchronous one (the browser): it yields what it needs
 * and is resumed with the answer. The home keeps one transaction open from the first question to the commit.
 */
export function* ingest(input: IngestInput): Generator<Ask, IngestOutcome, Loaded> {
  const {commands, due = [], programme, now} = input;
  const given = [...input.readings, ...readingsSaid(commands)];
  const kept = withoutErased(given, input.isErased);
  const readings = kept.map(reading => notInFuture(reading, now));
  const set = emptySet();
  yield* load(set, {
    keys: [...new Set([...readings.map(reading => reading.key), ...keysNamed(input)])],
    identifiers: [...new Set([...commands.flatMap(ridsNamed), ...due].map(rid => `rid:${rid}`))],
  });
  const report = {...read(set, readings, input), ...leftOut(given, kept)};
  touchNamed(set, commands);
  touchDue(set, due);
  for (const key of [...(input.erase ?? []), ...(input.touch ?? [])]) if (set.after.has(key)) set.touched.add(key);
  const back = yield* putBack(set, input.putBack ?? []);
  if (set.touched.size === 0) return {...nothing(commands, report), putBack: back};
  yield* close(set);
  const dropped = yield* forget(set, due, input);
  const erased = yield* erase(set, {commands, keys: input.erase});

  const decided = decide(set, commands, now);
  // Only of people whose records were all explored is everything known; nobody else can have changed.
  const isKnown = (group: readonly StoredRecord[]) => group.every(({key}) => set.explored.has(key));
  const {groups: groupsBefore} = cluster([...set.before.values()], [...set.decisions.values()]);
  const idsBefore = groupsBefore.filter(isKnown).map(group => group[0]?.rid);
  const {groups, refused} = cluster([...set.after.values()], withDecided(set, decided));
  const shop = {programme, taken: new Map(Object.entries(programme.taken ?? {})), now};
  const accountOf: Carrying['accountOf'] = (records, attachments) =>
    deriveLoyalty({records, attachments, programme, now}).account;
  const carried = carryOut(set, commands, {groups, decided, shop, accountOf});
  const refusalsOf = refusalsByGroup(refused);
  const deriving = {programme, now, leaverMonths: input.leaverMonths, refusalsOf};
  const {ledger, supporters} = derivePeople(set, groups.filter(isKnown), deriving);
  const ids = new Set<Rid | undefined>(supporters.map(supporter => supporter.id));
  const left = idsBefore.flatMap(id => (id === undefined || ids.has(id) ? [] : id));
  return {
    ...changedRows(set),
    ...withRemoved(carried, dropped, erased),
    taken: takenAfter(programme.taken, shop.taken),
    ledger,
    history: set.history,
    supporters: supporters.sort((left, right) => compareText(left.id, right.id)),
    gone: [...new Set([...left, ...[...(erased?.records ?? []), ...(back?.removed ?? [])].map(({rid}) => rid)])].sort(
      compareText,
    ),
    report,
    erased,
    putBack: back,
  };
}

/** What a home must not take in: whoever the creator erased, by record or by an identifier that vouches for the person. */
function withoutErased(readings: readonly Reading[], isErased: IngestInput['isErased']): readonly Reading[] {
  if (isErased === undefined) return readings;
  return readings.filter(
    ({key, identifiers}) =>
      !isErased(key) && !identifiers.some(known => known.strength === 'strong' && isErased(identifierText(known))),
  );
}

/** Records that are worked on though nothing was read about them. */
function keysNamed({erase: gone = [], touch = [], putBack: replaced = []}: IngestInput): readonly RecordKey[] {
  return [...gone, ...touch, ...replaced.map(({key}) => key)];
}

function leftOut(given: readonly Reading[], kept: readonly Reading[]): Pick<IngestOutcome['report'], 'erased'> {
  if (given.length === kept.length) return {};
  const known = new Set(kept);
  return {erased: new Set(given.filter(reading => !known.has(reading)).map(({key}) => key)).size};
}

/** What is gone of each reward; undefined where that is as before. */
function takenAfter(before: IngestOutcome['taken'], after: ReadonlyMap<string, number>): IngestOutcome['taken'] {
  const isSame = [...after].every(([reward, count]) => (before?.[reward] ?? 0) === count);
  return isSame ? undefined : Object.fromEntries([...after].sort(([left], [right]) => compareText(left, right)));
}

/** What the commands did, with what went because its people did. */
function withRemoved(
  carried: Pick<IngestOutcome, 'attachments' | 'commands' | 'decisions'>,
  dropped: readonly Attachment[],
  erased: Erased | undefined,
): typeof carried {
  const {attachments, commands, decisions} = carried;
  return {
    attachments: {...attachments, drop: [...attachments.drop, ...dropped]},
    commands: commands.map(result => ({...result, ...erased?.found.get(result.id)})),
    decisions: {...decisions, notices: [...decisions.notices, ...(erased?.notices ?? [])]},
  };
}

function touchDue({after, touched}: WorkingSet, due: readonly Rid[]): void {
  const named = new Set(due);
  for (const {key, rid} of after.values()) if (named.has(rid)) touched.add(key);
}

/** A clock that runs ahead must not make everything said later look old. */
function notInFuture(reading: Reading, now: number): Reading {
  return reading.asOf > now ? {...reading, asOf: now} : reading;
}

/** Nothing the batch says is new: nothing to load further and nothing to write. */
function nothing(commands: readonly PersonCommand[], report: IngestOutcome['report']): IngestOutcome {
  return {
    records: [],
    index: {put: [], drop: []},
    attachments: {put: [], drop: []},
    decisions: {put: [], notices: []},
    ledger: [],
    history: [],
    supporters: [],
    gone: [],
    commands: commands.map(({id}) => ({
      id,
      supporter: undefined,
      records: [],
    })),
    report,
  };
}
