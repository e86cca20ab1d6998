import {subjectOf} from '#shared/filter/fields';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import {type Overview, overviewOf} from '#shared/insight/overview';
import type {Connection} from '#shared/model/connection';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Supporter} from '#shared/model/supporter';

export const NOW = Date.UTC(2026, 10, 20, 12);

export function columnsOf(people: readonly Supporter[]): SupporterColumns {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW));
  return columns;
}

export function overview(people: readonly Supporter[], connections: readonly Connection[] = []): Overview {
  return overviewOf({columns: columnsOf(people), connections, context: {now: NOW, programme: DEFAULT_PROGRAMME}});
}

/** A connection that was read a minute ago, but for what is said. */
export function connection(vendor: string, change: Partial<Connection> = {}): Connection {
  return {
    ...{id: vendor, vendor, label: '', state: 'idle', nextAt: null, lastCompleteAt: NOW - 60_000, records: 1, skipped: 0},
    ...change,
  };
}
