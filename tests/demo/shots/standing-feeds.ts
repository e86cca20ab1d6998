import {dayStart} from '#shared/loyalty/score';
import {GRANT, REDEEMED} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {StatementResponse} from '#shared/protocol/statement';
import type {Feed} from './feed-server.ts';
import {feedOf} from './feeds.ts';

const DAY_MS = 86_400_000;

/** A programme with some of everything. */
export const PLAN: Partial<ProgrammePlan> = {
  levels: [
    {id: 'friend', name: 'Friend', from: 60},
    {id: 'regular', name: 'Regular', from: 160, benefits: ['A thank-you in each issue', 'Early access']},
    {id: 'insider', name: 'Insider', from: 400, benefits: ['The yearly print']},
  ],
  levelPolicy: {by: 'window', windowDays: 365, down: 'one-down', warnDays: 30},
  badges: [
    {id: 'year', name: 'Twelve months', for: {kind: 'streak', action: 'paid', per: 'month', length: 12}},
    {
      id: 'first',
      name: 'First issue',
      for: {kind: 'count', action: 'subscribed', times: 1},
      text: 'On the newsletter from the start',
    },
    {id: 'hundred', name: 'A hundred', for: {kind: 'points', points: 100}},
    {id: 'secret', name: 'Night owl', for: {kind: 'hand'}, hidden: true},
  ],
  rewards: [
    {id: 'zine', name: 'Zine 4, signed', kind: 'product', cost: 50, stock: 20, each: 1},
    {id: 'code', name: '20 % off in the shop', kind: 'discount', cost: 120, secret: 'THANKS20', level: 'regular'},
  ],
  draws: [{per: 'month', points: 50}],
};

export function standingFeed(people: number, now: number): Feed {
  const feed = feedOf(people, now, PLAN);
  const [one, other] = feed.supporters;
  const month = new Date(now);
  const [start, end] = [-1, 0].map(by => Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + by));
  const winners = [one, other].flatMap(person => (person === undefined ? [] : {supporter: person.id, points: 130, tied: true}));
  return {
    ...feed,
    programme: {...feed.programme, taken: {zine: 7}},
    draws: [{id: 'month-2026-10-01', per: 'month', start: start ?? 0, end: end ?? 0, winners}],
  };
}

/** A ledger as the document tells it. */
export function statementFor(person: Supporter | undefined): StatementResponse {
  if (person === undefined) return {opening: 0, entries: [], grants: []};
  const record = person.records[0]?.key ?? '';
  const earned = person.points.map(([day, rule, points], place) => ({
    ...{record, rule, activity: rule === GRANT ? 'grant' : `a${place}`, n: 0, at: dayStart(day), points},
  }));
  const paid = (person.account?.redemptions ?? []).map(({id, at, cost}) => ({
    ...{record, rule: REDEEMED, activity: id, n: 0, at, points: -cost},
  }));
  const reason = 'Helped at the fair in Lyon';
  return {opening: 0, entries: [...earned, ...paid], grants: [{id: 'grant', at: Date.now() - DAY_MS, points: 300, reason}]};
}
