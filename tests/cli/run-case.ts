import {expect} from 'vitest';
import {readPeople} from './loyalty-input.ts';
import {reportOf} from './loyalty-report.ts';
import {readProgramme} from './programme-input.ts';

export type Line = Record<string, unknown>;
type Given = {programme: Line; activities: unknown; now?: string};

const NOW = Date.parse('2026-11-20T00:00:00Z');

/** What `npm run loyalty` says of plain input. */
export function run(programme: Line, activities: unknown, now = NOW) {
  return reportOf(readPeople(activities), readProgramme(programme), now);
}

/** What `npm run loyalty` says of a case. Whatever the case: each statement adds up to its balance. */
export function runCase({programme, activities, now = '2026-11-20'}: Given) {
  const report = run(programme, activities, Date.parse(`${now}T00:00:00Z`));
  for (const {balance, statement} of report.people) expect(statement.reduce((sum, {points}) => sum + points, 0)).toBe(balance);
  return report;
}

export function balances({people}: ReturnType<typeof runCase>): Record<string, number> {
  return Object.fromEntries(people.map(({person, balance}) => [person, balance]));
}

export function did(person: string, action: string, at: string, more: Line = {}): Line {
  return {person, channel: 'site', action, at, ...more};
}

export function paid(person: string, at: string, more: Line = {}): Line {
  return did(person, 'paid', at, {channel: 'patreon', ...more});
}

/** A payment of a month, known by it. */
export function paidIn(person: string, month: string, more: Line = {}): Line {
  return did(person, 'paid', `${month}-05`, {key: `${person} ${month}`, ...more});
}

export const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
