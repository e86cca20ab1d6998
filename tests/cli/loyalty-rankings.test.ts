import {describe, expect, it} from 'vitest';
import {did, paidIn as paid, run} from './run-case.ts';

describe('rankings of npm run loyalty', () => {
  it('ranks by channel too: a rule of any channel counts where it happened, by the days of the plan’s zone (LOY-41, LOY-73)', () => {
    const programme = {
      timeZone: 'America/New_York',
      rules: [
        {id: 'paid', action: 'paid', points: 10},
        {id: 'comments', channel: 'ghost', action: 'commented', points: 2},
      ],
    };
    const activities = [
      paid('ada', '2026-10', {channel: 'patreon'}),
      paid('ada', '2026-11', {channel: 'stripe'}),
      did('ada', 'commented', '2026-10-31T23:30:00-04:00', {channel: 'ghost'}),
      paid('bob', '2026-10', {channel: 'patreon'}),
      paid('bob', '2026-11', {channel: 'patreon'}),
    ];
    const {rankings, rankingsByChannel} = run(programme, activities, Date.parse('2026-11-01T03:45:00Z'));
    const shown = (ranking = rankings.ever) => ranking?.map(({person, points, rank}) => [person, points, rank]);
    expect(Object.keys(rankingsByChannel)).toEqual(['ghost', 'patreon']);
    expect(shown(rankingsByChannel.ghost?.month)).toEqual([['ada', 2, 1]]);
    expect(shown(rankingsByChannel.patreon?.month)).toEqual([
      ['ada', 10, 1],
      ['bob', 10, 1],
    ]);
    const later = run(programme, activities);
    expect(shown(later.rankingsByChannel.patreon?.ever)).toEqual([
      ['bob', 20, 1],
      ['ada', 10, 2],
    ]);
    expect(shown(later.rankingsByChannel.stripe?.ever)).toEqual([['ada', 10, 1]]);
    expect(shown(later.rankingsByChannel.ghost?.month)).toEqual([]);
    expect(shown(later.rankings.ever)).toEqual([
      ['ada', 22, 1],
      ['bob', 20, 2],
    ]);
  });

  it('ranks equal points alike and skips the next rank (LOY-73)', () => {
    const programme = {rules: [{id: 'paid', action: 'paid', points: 10}]};
    const activities = [
      paid('a', '2026-11'),
      paid('b', '2026-11'),
      paid('c', '2026-10'),
      paid('c', '2026-11'),
      paid('d', '2026-09'),
    ];
    const report = run(programme, [...activities, did('e', 'visited', '2026-11-01')]);
    expect(report.rankings.ever?.map(({person, rank, tied}) => [person, rank, tied])).toEqual([
      ['c', 1, false],
      ['d', 2, true],
      ['a', 2, true],
      ['b', 2, true],
    ]);
    expect(report.people.map(({ranks}) => ranks.month)).toEqual([1, 1, 1, undefined, undefined]);
  });
});
