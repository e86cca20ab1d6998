import type {Reading} from '#shared/model/record';
import type {Bench} from './bench.ts';
import {crowd, NEXT_CHARGE, VENDORS} from './workerd/crowd.ts';
import {type Cost, startBenchServer, type Tables} from './workerd/server.ts';

const PEOPLE = 10_000;
const DAY_MS = 86_400_000;
/** What the free plan gives a day, and how many rows of it a workspace takes for pulling. */
const FREE = {written: 100_000, read: 5_000_000, requests: 100_000};
const ALLOWANCE = 60_000;
const SYNCS_A_DAY = 24;
/** Of all records, on an ordinary day. */
const CHANGED_A_DAY = 0.05;
const BUDGET = {
  writtenPerNew: 5,
  writtenPerChanged: 3,
  writtenPerUnchanged: 0,
  writtenPerActivity: 4,
  readPerNew: 15,
  readPerChanged: 15,
  readPerUnchanged: 3,
  dayWritten: FREE.written,
  dayRead: FREE.read,
};

/**
 * Rows that 10,000 people of four vendors cost in workerd: read for the first time, again unchanged, with a field changed, and
 * with a payment more. A point entry belongs to its activity, not to the record that told of it; so would a row
 * of the membership's history, which a payment that goes well does not leave: `historyPerActivity` is 0.
 */
export const cost: Bench = async () => {
  const server = await startBenchServer();
  try {
    const readings = crowd(PEOPLE);
    const records = readings.length;
    const first = await server.importAll('cost', readings);
    const tables = await server.counts('cost');
    const again = await server.importAll('cost', readings);
    const changed = await server.importAll('cost', readings.map(withOtherName));
    const before = await server.counts('cost');
    const payments = readings.map(withPayment).filter(reading => reading !== undefined);
    const paid = await server.importAll('cost', payments);
    const after = await server.counts('cost');
    const entries = (after.ledger ?? 0) - (before.ledger ?? 0);
    const history = (after.history ?? 0) - (before.history ?? 0);
    return judge({records, first, tables, again, changed, paid, entries, history, payments: payments.length});
  } finally {
    await server.stop();
  }
};

type Measured = {
  readonly records: number;
  readonly first: Cost;
  readonly tables: Tables;
  readonly again: Cost;
  readonly changed: Cost;
  readonly paid: Cost;
  readonly entries: number;
  readonly history: number;
  readonly payments: number;
};

function judge({records, first, tables, again, changed, paid, entries, history, payments}: Measured): Awaited<ReturnType<Bench>> {
  const ledger = tables.ledger ?? 0;
  const changes = records * CHANGED_A_DAY;
  const dayWritten = changes * (changed.written / records);
  // Every sync reads the changed records only; once a day a sweep reads everything.
  const dayRead = changes * (changed.read / records) + records * (again.read / records);
  const figures = {
    writtenPerNew: round((first.written - ledger) / records),
    writtenPerChanged: round(changed.written / records),
    writtenPerUnchanged: round(again.written / records),
    writtenPerActivity: round(paid.written / payments),
    historyPerActivity: round(history / payments),
    readPerNew: round(first.read / records),
    readPerChanged: round(changed.read / records),
    readPerUnchanged: round(again.read / records),
    dayWritten: round(dayWritten),
    dayRead: round(dayRead),
    writtenPerNewWithPoints: round(first.written / records),
    daysToLoad: round(first.written / ALLOWANCE),
    records,
    people: PEOPLE,
    vendors: VENDORS.length,
    payments,
    pointEntries: {first: ledger, payments: entries},
    tables,
    day: {changed: changes, syncs: SYNCS_A_DAY, requests: SYNCS_A_DAY * VENDORS.length},
  };
  const ok =
    entries === payments &&
    history === 0 &&
    Object.entries(BUDGET).every(([name, most]) => figures[name as keyof typeof BUDGET] <= most);
  return {ok, figures, budget: BUDGET};
}

function withOtherName(reading: Reading): Reading {
  return {...reading, asOf: reading.asOf + DAY_MS, fields: {...reading.fields, name: `${reading.fields.name} Jr`}};
}

/** The month's payment of those who pay by Patreon. */
function withPayment(reading: Reading): Reading | undefined {
  const {lifetime, pledge} = reading.fields;
  if (lifetime === undefined || pledge === undefined) return undefined;
  const more = {...lifetime, minorUnits: lifetime.minorUnits + pledge.minorUnits};
  const fields = {...reading.fields, lifetime: more, lastChargeAt: NEXT_CHARGE};
  return {...reading, asOf: reading.asOf + 2 * DAY_MS, fields: {...fields, name: `${reading.fields.name} Jr`}};
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
