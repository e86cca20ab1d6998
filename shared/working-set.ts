import type {Ask, IngestInput, IngestOutcome, Loaded} from '#shared/home';
import {linkTexts} from '#shared/identity/closure';
import {ownRecord} from '#shared/identity/own-record';
import {readInto} from '#shared/identity/record';
import {readEngagements} from '#shared/loyalty/engagements';
import {noteArrival} from '#shared/membership/arrival';
import {noteEarned} from '#shared/membership/earned';
import {noteChange} from '#shared/membership/history';
import {readOrders} from '#shared/membership/orders';
import type {Attachment} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import type {Decision} from '#shared/model/decision';
import type {HistoryRow} from '#shared/model/history';
import type {Reading, RecordKey, StoredRecord} from '#shared/model/record';

/** What a batch touches, loaded from the home: records as they were and as they become, with all that hangs on them. */
export type WorkingSet = {
  readonly before: Map<RecordKey, StoredRecord>;
  readonly after: Map<RecordKey, StoredRecord>;
  /** By kind, rid and id. */
  readonly attachments: Map<string, Attachment>;
  readonly decisions: Map<string, Decision>;
  /** Records whose own data or attachments change. */
  readonly touched: Set<RecordKey>;
  /** Records all of whose links, before and after, were asked for: only of these is everything known. */
  readonly explored: Set<RecordKey>;
  /** Changes of membership facts, in the order of the readings. */
  readonly history: HistoryRow[];
  readonly asked: {
    readonly keys: Set<RecordKey>;
    readonly identifiers: Set<string>;
  };
};

export function emptySet(): WorkingSet {
  return {
    before: new Map(),
    after: new Map(),
    attachments: new Map(),
    decisions: new Map(),
    touched: new Set(),
    explored: new Set(),
    history: [],
    asked: {keys: new Set(), identifiers: new Set()},
  };
}

export function attachmentKey({kind, rid, id}: Attachment): string {
  return `${kind} ${rid} ${id}`;
}

/** Asks the home for what was not asked before. */
export function* load(set: WorkingSet, ask: Ask): Generator<Ask, void, Loaded> {
  const keys = ask.keys.filter(key => !set.asked.keys.has(key) && !set.before.has(key));
  const identifiers = ask.identifiers.filter(text => !set.asked.identifiers.has(text));
  for (const key of keys) set.asked.keys.add(key);
  for (const text of identifiers) set.asked.identifiers.add(text);
  if (keys.length === 0 && identifiers.length === 0) return;
  add(set, yield {keys, identifiers});
}

/** Takes what the home answered. What the batch has read since stays. */
export function add(set: WorkingSet, loaded: Loaded): void {
  for (const record of loaded.records) {
    if (set.before.has(record.key)) continue;
    set.before.set(record.key, record);
    if (!set.after.has(record.key)) set.after.set(record.key, record);
  }
  for (const attachment of loaded.attachments) set.attachments.set(attachmentKey(attachment), attachment);
  for (const decision of loaded.decisions) set.decisions.set(decision.id, decision);
}

/** Applies readings in their order and counts each record once. */
export function read(
  set: WorkingSet,
  readings: readonly Reading[],
  {ridOf, isLate = false}: Pick<IngestInput, 'ridOf' | 'isLate'>,
): IngestOutcome['report'] {
  const seen = new Set<RecordKey>();
  for (const reading of readings) {
    const {key} = reading;
    seen.add(key);
    const known = set.after.get(key);
    if (known === undefined && reading.deleted) continue;
    const record = known ?? {
      key,
      rid: ridOf(key),
      versions: [],
      standing: [],
    };
    const {record: noted, row} = noteChange(known, readDone(record, reading), reading.source);
    if (noted === known) continue;
    const next = noteEarned(known, noteArrival(known, noted, isLate));
    if (row !== undefined) set.history.push(row);
    set.after.set(key, next);
    set.touched.add(key);
  }
  const created = [...set.touched].filter(key => !set.before.has(key)).length;
  const changed = set.touched.size - created;
  return {created, changed, unchanged: seen.size - created - changed};
}

/** The record with what a reading says of the person, what they bought and what they did. */
function readDone(record: StoredRecord, reading: Reading): StoredRecord {
  return readEngagements(readOrders(readInto(record, reading), reading), reading);
}

/** The rows of the identifier index that a record has: its links while it is live, but for what its own key says. */
export function indexTexts(record: StoredRecord | undefined): Set<string> {
  return record === undefined ? new Set() : new Set(linkTexts(record).filter(text => ownRecord(text) !== record.key));
}

/** What changed of the touched records, as rows to put and drop. */
export function changedRows(set: WorkingSet): Pick<IngestOutcome, 'records' | 'index'> {
  const records: StoredRecord[] = [];
  const put: [string, RecordKey][] = [];
  const drop: [string, RecordKey][] = [];
  for (const key of [...set.touched].sort(compareText)) {
    const before = set.before.get(key);
    const after = set.after.get(key);
    if (after === before) continue;
    // Erased: only its rows of the index are left to drop.
    if (after !== undefined) records.push(after);
    const had = indexTexts(before);
    const has = indexTexts(after);
    for (const text of has) if (!had.has(text)) put.push([text, key]);
    for (const text of had) if (!has.has(text)) drop.push([text, key]);
  }
  return {records, index: {put, drop}};
}
