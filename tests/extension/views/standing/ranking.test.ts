import {describe, expect, it} from 'vitest';
import {programmeDays} from '#shared/loyalty/programme-days';
import type {ProgrammePlan} from '#shared/model/programme';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {figuresOf} from '../../../../extension/views/standing/figures.ts';
import {ranking, rankingChannels} from '../../../../extension/views/standing/ranking.ts';
import {spanOfQuestion} from '../../../../extension/views/standing/ranking-question.ts';
import {drive, standingsOf} from './all-standings.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const PLAN: ProgrammePlan = {
  rules: [
    {id: 'pay', action: 'paid', points: 10},
    {id: 'read', action: 'read', points: 1, channel: 'site'},
    {id: 'likes', action: 'liked', points: 5, channel: 'facebook', signal: true},
  ],
  halfLifeDays: 180,
  timeZone: 'America/New_York',
};
const day = (date: string) => programmeDays(PLAN).dayAt(Date.parse(date));
const TODAY = day('2026-11-20T12:00:00Z');

function person(id: string, points: Supporter['points'], vendors: readonly string[]): Supporter {
  const records = vendors.map(
    (vendor): HeldRecord => ({key: `${vendor}/a/member/${id}`, rid: id, sources: [], fields: {}, identifiers: []}),
  );
  return {id, records, tags: [], notes: [], points, v: null, due: null};
}

describe('a ranking of one channel', () => {
  const people = standingsOf([
    person('ada', [[TODAY, 'pay', 10]], ['patreon']),
    person(
      'bob',
      [
        [TODAY - 1, 'pay', 40, 'stripe'],
        [TODAY, 'pay', 20, 'patreon'],
        [TODAY, 'read', 3],
      ],
      ['patreon', 'stripe'],
    ),
    person('cy', [[TODAY, 'likes', 5]], ['facebook']),
    person('di', [[TODAY, '#grant', 90]], ['kit']),
  ]);
  const of = (channel: string) => drive(ranking(people, {channel}, PLAN)).map(({id, points}) => `${id} ${points}`);

  it('counts a rule of anywhere where it happened: as the points say, or where all records are (LOY-41, LOY-73, F24)', () => {
    expect(of('patreon')).toEqual(['bob 20', 'ada 10']);
    expect(of('stripe')).toEqual(['bob 40']);
    expect(of('site')).toEqual(['bob 3']);
    expect(of('facebook')).toEqual([]);
    expect(of('kit')).toEqual([]);
  });

  it('is offered for every channel where points were earned, and of rules that name one; never for signals (LOY-41, T13)', () => {
    expect(rankingChannels(PLAN, people)).toEqual(['patreon', 'site', 'stripe']);
    expect(rankingChannels(PLAN, undefined)).toEqual(['site']);
  });
});

describe('days and months of a ranking and of the figures', () => {
  it('are those of the programme’s calendar, wherever the creator’s browser is (LOY-41, LOY-85)', () => {
    const dates = spanOfQuestion({period: 'dates', channel: undefined, days: ['2026-10-31', '2026-11-01']}, PLAN, NOW);
    expect(dates).toEqual({from: Date.parse('2026-10-31T00:00-04:00'), to: Date.parse('2026-11-02T00:00-05:00')});
    const lateInOctober = person('ada', [[day('2026-10-31T23:30-04:00'), 'pay', 10]], ['patreon']);
    const firstOfNovember = Date.parse('2026-11-01T03:00:00Z');
    const figures = drive(figuresOf(standingsOf([lateInOctober]), PLAN, firstOfNovember));
    expect(figures.months.at(-1)).toMatchObject({month: '2026-10', issued: 10});
  });
});
