import {type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB} from 'idb';
import type {StoredColumn} from '#shared/filter/stored-column';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import type {Attachment} from '#shared/model/attachment';
import type {Benefit} from '#shared/model/benefit';
import type {Connection} from '#shared/model/connection';
import type {Decision, DecisionNotice} from '#shared/model/decision';
import type {Draw} from '#shared/model/draw';
import type {HistoryRow} from '#shared/model/history';
import type {LabelRun} from '#shared/model/label-run';
import type {Outgoing} from '#shared/model/outgoing';
import type {Picture} from '#shared/model/picture';
import type {Programme} from '#shared/model/programme';
import type {Promotion} from '#shared/model/promotion';
import type {StoredRecord} from '#shared/model/record';
import type {Retention} from '#shared/model/retention';
import type {Segment} from '#shared/model/segment';
import type {Template} from '#shared/model/template';
import type {BundleChunk} from '#shared/protocol/bundle';
import type {ChangeKind} from '#shared/protocol/changes';
import type {Command} from '#shared/protocol/commands';
import type {KeptFile} from '../importer/kept-file';
import type {Replaced} from '../local/journal';
import type {LogEntry} from '../log/log-entry';
import type {Run} from '../reach/run';

/** Which workspace a mirror follows: the creator's private server, or this browser itself. */
export type Home = 'server' | 'local';

/** A mirror, or the one that is being loaded beside it after a resync. */
export type Slot = Home | `${Home}/next`;

/** Where a mirror stands. It changes in the same transaction as what it describes. */
export type Head = {
  /** Number of the rows that belong to it; a resync loads the next one beside it. */
  generation: number;
  /** The workspace that it follows; another one means another creator's data. */
  workspace: string;
  /** Undefined until the first page. */
  epoch: string | undefined;
  /** The `since` of the next request. */
  cursor: number;
  /** The workspace's latest seq as far as we heard: behind it while `cursor` is lower. */
  latest: number;
  /** Ordinals given out, tombstones included. */
  size: number;
  /** Supporters among them. */
  people: number;
  /** Counts up at each change: a context whose copy has another one reads again. */
  version: number;
  /**
   * Ordinals whose columns and identifiers are newer than the stored ones: the unsorted tail. Numbers of a typed array are
   * written at once; earlier versions wrote a list. A state in memory has them in `inTail`.
   */
  tail: Uint32Array | number[];
  /** Ordinals from here on were never stored in columns: they are in the tail too, and not listed. Absent: all are listed. */
  unstoredFrom?: number;
};

/** A command that the server has not answered yet. */
export type Waiting = {order?: number; command: Command; queuedAt: number; tries: number};

/** A command that local mode carried out, remembered so that it is applied once. */
export type Done = {id: string; at: number; seq: number};

/** A column of numbers, codes or places in texts. */
export type ColumnRow = StoredColumn;

export type SmallRow =
  | Segment
  | Benefit
  | Template
  | Promotion
  | LabelRun
  | Outgoing
  | Programme
  | Retention
  | Connection
  | DecisionNotice
  | Picture
  | Draw;

interface Schema extends DBSchema {
  head: {key: Slot; value: Head};
  /** JSON texts of 250 documents by ordinal; null where there is nobody. Key: generation, number of the chunk. */
  chunk: {key: [number, number]; value: (string | null)[]};
  /** Key: generation, name. */
  column: {key: [number, string]; value: ColumnRow};
  /** Everything in the feed that is not a supporter. Key: generation, kind, id. */
  row: {key: [number, ChangeKind, string]; value: SmallRow};
  outbox: {key: number; value: Waiting; indexes: {command: string}};
  record: {key: string; value: StoredRecord};
  /** The local home's identifier index. Key: text, record key. */
  identifier: {key: [string, string]; value: true};
  /** Key: rid, kind, id. */
  attachment: {key: [string, string, string]; value: Attachment};
  decision: {key: string; value: Decision & {records: string[]}; indexes: {records: string}};
  /** Key: record, rule, activity, n. */
  ledger: {key: [string, string, string, number]; value: LedgerEntry};
  /** Key: record, n. */
  history: {key: [string, number]; value: HistoryRow};
  setting: {key: string; value: unknown};
  done: {key: string; value: Done};
  /** Who must not come back to the local home. Key: a keyed hash of a record key or an identifier. */
  erasure: {key: string; value: {person: string; at: number}};
  /** Messages written one by one: where each run stands, and whom it is for by rid. Key of the people: the run's id. */
  run: {key: string; value: Run};
  runPeople: {key: string; value: readonly string[]};
  /** What an import wrote over, a row for each commit. Key: import, number of the commit. */
  replaced: {key: [string, number]; value: Replaced};
  /** Files that are being read, or were cut off. */
  keptFile: {key: string; value: KeptFile};
  /** Chunks of a bundle that is coming in, until all of it is here. Key: their number. */
  staged: {key: number; value: BundleChunk};
  /** What the creator did from this browser. */
  log: {key: string; value: LogEntry; indexes: {at: number; people: string; undoableAt: number; undoId: string}};
}

export type Database = IDBPDatabase<Schema>;
export type StoreName = (typeof ALL_STORES)[number] | 'log' | 'run' | 'runPeople' | 'staged';
/** A read-write transaction over whatever its opener named. */
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
export type Reading = IDBPTransaction<Schema, StoreName[], 'readonly'>;

/** The stores that a mirror lives in. */
export const MIRROR_STORES: StoreName[] = ['head', 'chunk', 'column', 'row'];
export const ALL_STORES = [
  'head',
  'chunk',
  'column',
  'row',
  'outbox',
  'record',
  'identifier',
  'attachment',
  'decision',
  'ledger',
  'history',
  'setting',
  'done',
  'erasure',
  'replaced',
] as const;

export const DATABASE_NAME = 'regulars';

/**
 * Opens the extension's one database: mirror, outbox and, in local mode, the workspace itself. One database, because a local
 * import commits records and mirror in one transaction.
 *
 * @param onClosed - the browser ended the connection, or another context opened a newer version: open again
 */
export function openDatabase({name, onClosed}: {name?: string; onClosed?: () => void} = {}): Promise<Database> {
  const opening: Promise<Database> = openDB<Schema>(name ?? DATABASE_NAME, MIGRATIONS.length, {
    upgrade(database, oldVersion) {
      for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(database);
    },
    blocking() {
      onClosed?.();
      void opening.then(database => database.close());
    },
    terminated: () => onClosed?.(),
  });
  return opening;
}

export function deleteDatabase(name: string = DATABASE_NAME): Promise<void> {
  return deleteDB(name);
}

// Append only: an installed extension has run the earlier ones.
const MIGRATIONS: readonly ((database: Database) => void)[] = [
  database => {
    for (const store of ['head', 'chunk', 'column', 'row', 'identifier', 'attachment', 'ledger', 'setting'] as const) {
      database.createObjectStore(store);
    }
    database.createObjectStore('outbox', {keyPath: 'order', autoIncrement: true}).createIndex('command', 'command.id');
    database.createObjectStore('record', {keyPath: 'key'});
    database.createObjectStore('decision', {keyPath: 'id'}).createIndex('records', 'records', {multiEntry: true});
    database.createObjectStore('done', {keyPath: 'id'});
  },
  database => {
    database.createObjectStore('history');
  },
  database => {
    database.createObjectStore('erasure');
  },
  database => {
    const log = database.createObjectStore('log', {keyPath: 'id'});
    for (const index of ['at', 'undoableAt', 'undoId'] as const) log.createIndex(index, index);
    log.createIndex('people', 'people', {multiEntry: true});
  },
  database => {
    database.createObjectStore('run', {keyPath: 'id'});
    database.createObjectStore('runPeople');
  },
  database => {
    database.createObjectStore('staged');
    database.createObjectStore('replaced');
    database.createObjectStore('keptFile', {keyPath: 'id'});
  },
];
