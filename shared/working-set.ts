import type {Ask, IngestOutcome, Loaded} from '#shared/home';
import {MAX_HOLDERS} from '#shared/identity/closure';
import {heldRecord, identifiersOf, isLive, readInto} from '#shared/identity/record';
import {ridOf} from '#shared/identity/rid';
import {activitiesOf} from '#shared/loyalty/activities';
import {award, settle} from '#shared/loyalty/award';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {noteChange} from '#shared/membership/history';
import type {Attachment} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import type {Decision} from '#shared/model/decision';
import type {HistoryRow} from '#shared/model/history';
import {identifierText} from '#shared/model/identifier-text';
import type {Rule} from '#shared/model/programme';
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
  const loaded = yield {keys, identifiers};
  for (const record of loaded.records) {
    if (set.before.has(record.key)) continue;
    set.before.set(record.key, record);
    if (!set.after.has(record.key)) set.after.set(record.key, record);
  }
  for (const attachment of loaded.attachments) set.attachments.set(attachmentKey(attachment), attachment);
  for (const decision of loaded.decisions) set.decisions.set(decision.id, decision);
}

/** Applies readings in their order and counts each record once. */
export function read(set: WorkingSet, readings: readonly Reading[], idKey: Uint8Array): IngestOutcome['report'] {
  const seen = new Set<RecordKey>();
  for (const reading of readings) {
    const {key} = reading;
    seen.add(key);
    const known = set.after.get(key);
    if (known === undefined && reading.deleted) continue;
    const record = known ?? {
      key,
      rid: ridOf(idKey, key),
      versions: [],
      standing: [],
    };
    const {record: next, row} = noteChange(known, readInto(record, reading), reading.source);
    if (next === known) continue;
    if (row !== undefined) set.history.push(row);
    set.after.set(key, next);
    set.touched.add(key);
  }
  const created = [...set.touched].filter(key => !set.before.has(key)).length;
  const changed = set.touched.size - created;
  return {created, changed, unchanged: seen.size - created - changed};
}

/**
 * Loads until the set is closed: whoever shares a strong identifier or a decision with a member, before or after the batch, is
 * a member. Identifiers over the cap are asked once and followed like the others: the home returns 13 holders at most.
 */
export function* close(set: WorkingSet): Generator<Ask, void, Loaded> {
  let frontier = [...set.before.values(), ...set.after.values()];
  const followed = new Set<Decision>();
  while (frontier.length > 0) {
    const known = set.before.size;
    const keys: RecordKey[] = [];
    for (const decision of set.decisions.values()) {
      if (followed.has(decision)) continue;
      followed.add(decision);
      keys.push(...decision.left, ...decision.right);
    }
    yield* load(set, {
      keys: [...new Set(keys)],
      identifiers: [...new Set(frontier.flatMap(linkTexts))],
    });
    frontier = [...set.before.values()].slice(known);
  }
}

function linkTexts(record: StoredRecord): string[] {
  if (!isLive(record)) return [];
  return identifiersOf(record).flatMap(identifier => (identifier.strength === 'strong' ? identifierText(identifier) : []));
}

/** Brings the ledger of every touched record to its target and returns the entries to append. */
export function awardTouched(set: WorkingSet, rules: readonly Rule[]): LedgerEntry[] {
  return [...set.touched].sort(compareText).flatMap(key => {
    const record = set.after.get(key);
    if (record === undefined) return [];
    const activities = isLive(record) ? activitiesOf(heldRecord(record)) : [];
    const {entries, standing} = settle(key, record.standing, award(activities, rules));
    if (standing !== record.standing) set.after.set(key, {...record, standing});
    return entries;
  });
}

/** The rows of the identifier index that a record has: its rid for ever, its links while it is live. */
function indexTexts(record: StoredRecord | undefined): Set<string> {
  return record === undefined ? new Set() : new Set([`rid:${record.rid}`, ...linkTexts(record)]);
}

/** What changed of the touched records, as rows to put and drop. */
export function changedRows(set: WorkingSet): Pick<IngestOutcome, 'records' | 'index'> {
  const records: StoredRecord[] = [];
  const put: [string, RecordKey][] = [];
  const drop: [string, RecordKey][] = [];
  for (const key of [...set.touched].sort(compareText)) {
    const before = set.before.get(key);
    const after = set.after.get(key);
    if (after === undefined || after === before) continue;
    records.push(after);
    const had = indexTexts(before);
    const has = indexTexts(after);
    for (const text of has) if (!had.has(text)) put.push([text, key]);
    for (const text of had) if (!has.has(text)) drop.push([text, key]);
  }
  return {records, index: {put, drop}};
}

/** One more than links anything: enough for the engine to see that an identifier is over the cap. */
export const HOLDERS_TO_LOAD = MAX_HOLDERS + 1;
