import {ENGINE_REVISION} from '#shared/engine-revision';
import {starterSegments} from '#shared/filter/starter-segments';
import {driveAsync, type IngestOutcome, type PersonCommand} from '#shared/home';
import type {ReplacedRecord} from '#shared/identity/put-back';
import {ingest} from '#shared/ingest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme} from '#shared/model/programme';
import type {Reading, RecordKey, Rid, StoredRecord} from '#shared/model/record';
import type {Change} from '#shared/protocol/changes';
import {apply} from '../mirror/apply';
import {ALL_STORES, type Writing} from '../mirror/database';
import type {Mirror} from '../mirror/open-mirror';
import type {State} from '../mirror/state';
import {drawsWithout} from './erase-draws';
import {erasureCheck, type Hashes, putErased, UnhashedError} from './erasures';
import {dropPutBack, eraseFromJournal, noteReplaced} from './journal';
import {load} from './load';
import {retentionOf} from './retention';

const ID_KEY_BYTES = 32;
const WORKSPACE = 'local';
const NO_HASHES: Hashes = new Map();

/** Work over the local workspace: one transaction over its tables and its mirror. */
export type LocalWork<T> = (local: Local) => Promise<T>;
export type Local = {
  readonly writing: Writing;
  readonly state: State;
  readonly programme: Programme;
  readonly now: number;
};

/** Opens the local workspace for writing; at first use it gets its id key, the starter programme and saved filters. */
export function inLocal<T>(mirror: Mirror, now: number, work: LocalWork<T>): Promise<T> {
  return mirror.write('local', {
    stores: [...ALL_STORES],
    async run(writing, state) {
      await firstUse(writing, state, now);
      const programme = await programmeOf(writing, state);
      return work({writing, state, programme, now});
    },
  });
}

/** Makes the local workspace at its first use. */
export function beginLocal(mirror: Mirror, now: number): Promise<void> {
  return inLocal(mirror, now, async () => undefined);
}

export type LocalInput = {
  readonly readings?: readonly Reading[];
  readonly commands?: readonly PersonCommand[];
  readonly due?: readonly Rid[];
  /** Records whose people are derived anew, and records to erase whoever they belong to: after a restore. */
  readonly touch?: readonly RecordKey[];
  readonly erase?: readonly RecordKey[];
  readonly isLate?: boolean;
  /** Needed where a record may be new or its person erased, see `withHashes`. */
  readonly hashes?: Hashes;
  /** The import that these readings are of: what they write over is kept, so that it can be taken back. */
  readonly import?: string | undefined;
  /** More readings follow at once: the mirror need not be stored for a quick opening yet. */
  readonly isMore?: boolean | undefined;
  readonly putBack?: readonly ReplacedRecord[] | undefined;
};

/** Readings and commands through the engine, everything it says committed, the feed applied to the mirror. */
export async function ingestInto(local: Local, input: LocalInput): Promise<IngestOutcome> {
  const {writing, programme, now} = local;
  const {readings = [], commands = [], due, touch, erase, isLate, hashes = NO_HASHES, putBack} = input;
  const ridOf = (key: RecordKey) => ridFrom(hashes, key);
  const isErased = await erasureCheck(local, hashes);
  const {leaverMonths} = await retentionOf(local);
  const steps = ingest({leaverMonths, readings, commands, due, touch, erase, isLate, programme, ridOf, isErased, now, putBack});
  const before = new Map<RecordKey, StoredRecord>();
  const outcome = await driveAsync(steps, async ask => {
    const loaded = await load(writing, ask);
    for (const record of loaded.records) before.set(record.key, record);
    return loaded;
  });
  await commit(writing, outcome);
  if (input.import !== undefined) await noteReplaced(writing, {import: input.import, now}, {before, after: outcome.records});
  if (outcome.putBack !== undefined) await dropPutBack(writing, outcome.putBack);
  if (outcome.erased !== undefined) await putErased(local, outcome.erased, hashes);
  if (outcome.erased !== undefined) await eraseFromJournal(writing, outcome);
  const {cursor} = local.state.head;
  const changes: Change[] = [
    ...outcome.supporters.map(doc => ({kind: 'supporter' as const, id: doc.id, seq: 0, doc})),
    ...outcome.gone.map(id => ({kind: 'supporter' as const, id, seq: 0, doc: null})),
    ...(outcome.taken === undefined ? [] : [takenChange(programme, outcome.taken)]),
    ...(outcome.erased === undefined ? [] : await drawsWithout(local, outcome.erased.records)),
    ...outcome.decisions.notices.map(({id, doc}) => ({kind: 'decision' as const, id, seq: 0, doc})),
  ];
  await feed(
    local,
    changes.map((change, index) => ({...change, seq: cursor + 1 + index})),
    input.isMore,
  );
  return outcome;
}

function takenChange(programme: Programme, taken: Programme['taken']): Change {
  return {kind: 'programme', id: 'programme', seq: 0, doc: {...programme, taken}};
}

/**
 * Gives the local mirror the next page of its feed.
 *
 * @param isMore - the next page follows at once: as while a server's feed is behind, the mirror is stored for a quick opening
 *   only when it has grown by a good part
 */
export async function feed(
  {writing, state, now}: Pick<Local, 'writing' | 'state' | 'now'>,
  items: Change[],
  isMore = false,
): Promise<void> {
  const {cursor, latest} = state.head;
  if (items.length === 0 && (isMore || latest <= cursor)) return;
  const next = cursor + items.length;
  await apply(writing, state, {page: {epoch: WORKSPACE, items, next, head: isMore ? next + 1 : next}, now});
}

/** What a home stores of an outcome. */
type Stored = Pick<IngestOutcome, 'records' | 'index' | 'attachments' | 'ledger' | 'history'> & {
  readonly decisions: Pick<IngestOutcome['decisions'], 'put'>;
};

/** Stores what the engine said, or what another home stored of it. */
export async function commit(writing: Writing, outcome: Stored): Promise<void> {
  const {records, index, attachments, decisions, ledger, history} = outcome;
  await Promise.all([
    ...records.map(record => writing.objectStore('record').put(record)),
    // The engine asks for a person by any rid; this browser finds them by rows of the same index.
    ...records.map(({rid, key}) => writing.objectStore('identifier').put(true, [`rid:${rid}`, key])),
    ...index.put.map(row => writing.objectStore('identifier').put(true, [...row])),
    ...index.drop.map(row => writing.objectStore('identifier').delete([...row])),
    ...attachments.put.map(row => writing.objectStore('attachment').put(row, [row.rid, row.kind, row.id])),
    ...attachments.drop.map(row => writing.objectStore('attachment').delete([row.rid, row.kind, row.id])),
    ...decisions.put.map(row => writing.objectStore('decision').put({...row, records: [...row.left, ...row.right]})),
    ...ledger.map(row => writing.objectStore('ledger').put(row, [row.record, row.rule, row.activity, row.n])),
    ...history.map(row => writing.objectStore('history').put(row, [row.record, row.n])),
  ]);
}

async function firstUse(writing: Writing, state: State, now: number): Promise<void> {
  const settings = writing.objectStore('setting');
  if ((await settings.get('idKey')) !== undefined) return;
  const idKey = crypto.getRandomValues(new Uint8Array(ID_KEY_BYTES));
  await settings.put(idKey, 'idKey');
  await settings.put(ENGINE_REVISION, 'engine');
  state.head.workspace = WORKSPACE;
  const segments = starterSegments().map((doc, at) => ({kind: 'segment' as const, id: doc.id, seq: at + 2, doc}));
  await feed({writing, state, now}, [{kind: 'programme', id: 'programme', seq: 1, doc: DEFAULT_PROGRAMME}, ...segments]);
}

function ridFrom(hashes: Hashes, key: RecordKey): Rid {
  const rid = hashes.get(key);
  if (rid === undefined) throw new UnhashedError([key]);
  return rid;
}

/** How scores are made here. */
export async function programmeOf(writing: Writing, state: State): Promise<Programme> {
  const row = await writing.objectStore('row').get([state.head.generation, 'programme', 'programme']);
  return row !== undefined && 'rules' in row ? row : DEFAULT_PROGRAMME;
}
