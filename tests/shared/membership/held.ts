import {heldRecord, readInto} from '#shared/identity/record';
import {historyOf, noteChange} from '#shared/membership/history';
import type {HistoryRow, RecordHistory} from '#shared/model/history';
import type {Reading, RecordFields, Source, StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {NOW} from '../../fixtures/arbitrary.ts';

/** One reading of a source; now unless said. */
export type Said = {readonly source?: Source; readonly asOf?: number; readonly fields: RecordFields; readonly deleted?: boolean};

export const KEY = 'patreon/campaign/user/1';

/** A record after its readings, one after the other. */
export function stored(readings: readonly Said[], key = KEY): StoredRecord {
  return readAll(readings, key).record;
}

/** A record's history after its readings. */
export function remembered(readings: readonly Said[], key = KEY): RecordHistory {
  const {record, rows} = readAll(readings, key);
  return historyOf(record, rows);
}

function readAll(readings: readonly Said[], key: string): {record: StoredRecord; rows: HistoryRow[]} {
  const rows: HistoryRow[] = [];
  let known: StoredRecord | undefined;
  for (const {source = 'api', asOf = NOW, fields, deleted} of readings) {
    const reading: Reading = {key, source, asOf, identifiers: [], fields, ...(deleted ? {deleted} : {})};
    const empty: StoredRecord = {key, rid: 'a'.repeat(20), versions: [], standing: []};
    const {record, row} = noteChange(known, readInto(known ?? empty, reading), source);
    if (row !== undefined) rows.push(row);
    known = record;
  }
  if (known === undefined) throw new Error('no reading');
  return {record: known, rows};
}

/** The record as a person's document shows it. */
export function held(readings: readonly Said[], key = KEY): HeldRecord {
  return heldRecord(stored(readings, key));
}

/** A person with one record per list of fields, each read once, by one key each. */
export function person(...fields: RecordFields[]): {records: HeldRecord[]} {
  return {records: fields.map((one, index) => held([{fields: one}], `patreon/campaign/user/${index}`))};
}

export const eur = (amount: number) => ({minorUnits: amount * 100, currency: 'EUR'});
export const ISO = (text: string) => Date.parse(`${text}T00:00:00Z`);
