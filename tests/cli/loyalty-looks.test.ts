import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readPeople} from './loyalty-input.ts';
import {reportOf} from './loyalty-report.ts';
import {readProgramme} from './programme-input.ts';

const NOW = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(NOW - Math.round(days * DAY_MS)).toISOString();
const days = fc.double({min: 0, max: 250, noNaN: true});

/** Rules of every kind that looks back, levels that go down, points that lapse, a sequence. */
const PROGRAMME = {
  timeZone: 'America/New_York',
  rules: [
    {
      ...{id: 'paid', action: 'paid', points: 10, pendingDays: 5},
      multipliers: [
        {by: 'tier', name: 'Gold', times: 2},
        {by: 'tag', name: 'vip', times: 1.5},
      ],
    },
    {id: 'two', action: 'paid', points: 70, tenure: {months: 2}},
    {id: 'comments', action: 'commented', points: 3, caps: [{per: 'week', points: 7}], cooldownHours: 5},
    {id: 'pages', action: 'visited', points: 4, count: {every: 3, distinct: true}},
    {id: 'first', action: 'visited', points: 9, first: true, when: {tiers: ['Gold']}},
  ],
  levels: [
    {id: 'a', name: 'A', from: 20},
    {id: 'b', name: 'B', from: 60},
  ],
  levelPolicy: {by: 'window', windowDays: 60, down: 'one-down'},
  expiry: {days: 60, since: ago(300), graceDays: 5, reinstateDays: 20},
  sequences: [
    {
      ...{id: 'tour', name: 'Tour', from: ago(200), points: 8},
      steps: [200, 100].map((opens, place) => ({
        id: `${place}`,
        name: `${place}`,
        page: `/${place}`,
        opensAt: ago(opens),
        points: 1,
      })),
    },
  ],
};

const activity = fc.record({
  person: fc.constantFrom('ada', 'bob'),
  channel: fc.constantFrom('site', 'patreon', 'kit'),
  action: fc.constantFrom('paid', 'commented', 'visited'),
  subject: fc.constantFrom('/0', '/1', '/2'),
  key: fc.integer({min: 0, max: 12}).map(String),
  done: days,
  gone: fc.option(fc.double({min: 0, max: 1, noNaN: true}), {nil: undefined}),
});

const people = ['ada', 'bob'].map(person => ({
  person,
  tags: [{name: 'vip', at: ago(120)}],
  tiers: [
    {name: 'Gold', from: ago(220), until: ago(90)},
    {name: 'Silver', from: ago(90)},
  ],
}));

/** Points by hand of which there are none: each makes the engine read all that was done by then. */
const looks = (dates: readonly number[]) =>
  dates.flatMap(date => ['ada', 'bob'].map(person => ({person, points: 0, at: ago(date), badge: 'looked'})));

describe('what a programme makes of people', () => {
  it('is the same however often it is looked at on the way, and adds up (C24, F20)', () => {
    fc.assert(
      fc.property(
        fc.array(activity, {maxLength: 30}),
        fc.array(days, {maxLength: 12}),
        fc.boolean(),
        (drawn, dates, isMerged) => {
          const activities = drawn.map(({done, gone, ...rest}) => ({
            ...rest,
            at: ago(done),
            ...(gone === undefined ? {} : {undoneAt: ago(done * gone)}),
          }));
          const merges = isMerged ? [{people: ['ada', 'bob'], at: ago(110)}] : [];
          const found = (grants: readonly unknown[]) =>
            reportOf(readPeople({activities, people, merges, grants}), readProgramme(PROGRAMME), NOW).people.map(
              ({statement, badges: _, ...report}) => {
                expect(statement.reduce((sum, {points}) => sum + points, 0)).toBe(report.balance);
                return report;
              },
            );
          expect(found(looks([249, ...dates]))).toEqual(found(looks([249])));
        },
      ),
      {numRuns: 60, seed: 20261123},
    );
  });
});
