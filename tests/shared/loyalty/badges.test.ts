import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type BadgeFacts, type BadgePlan, badgesOf} from '#shared/loyalty/badges';
import {dayStart} from '#shared/loyalty/score';
import type {Action} from '#shared/model/action';
import type {Activity} from '#shared/model/activity';
import type {Badge} from '#shared/model/reward';
import {DAY_MS} from '#shared/model/time';

const START = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 10, 20);
const NOTHING: BadgeFacts = {points: [], sequences: [], given: []};

const did = (action: Action, day: number, channel = 'site'): Activity => ({
  record: `${channel}/host/person/1`,
  key: `${action}/${day}`,
  at: START + day * DAY_MS,
  action,
});
const badge = (id: string, what: Badge['for'], more: Partial<Badge> = {}): Badge => ({id, name: id, for: what, ...more});
const planOf = (badges: Badge[], more: Partial<BadgePlan> = {}): BadgePlan => ({rules: [], badges, ...more});
const reader = badge('reader', {kind: 'count', channel: 'site', action: 'read', times: 3});

describe('badges', () => {
  it('are unlocked by so many activities, with the date of the last one, and say how far the others are (LOY-70)', () => {
    const reads = [did('read', 9), did('read', 1), did('read', 5), did('read', 7, 'ghost'), did('visited', 2)];
    expect(badgesOf(reads, NOTHING, {plan: planOf([reader]), now: NOW})).toEqual({
      badges: [{id: 'reader', at: START + 9 * DAY_MS}],
      progress: [],
      due: null,
    });
    expect(badgesOf(reads.slice(1), NOTHING, {plan: planOf([reader]), now: NOW}).progress).toEqual([
      {id: 'reader', have: 2, of: 3},
    ]);
  });

  it('that are hidden say nothing before they are there (F23)', () => {
    const plan = planOf([{...reader, hidden: true}]);
    expect(badgesOf([did('read', 1)], NOTHING, {plan, now: NOW})).toEqual({badges: [], progress: [], due: null});
    expect(
      badgesOf(
        [1, 2, 3].map(day => did('read', day)),
        NOTHING,
        {plan, now: NOW},
      ).badges,
    ).toHaveLength(1);
  });

  it('of a streak are kept when it breaks, and a running one says when it does (F23)', () => {
    const weekly = badge('weekly', {kind: 'streak', action: 'visited', per: 'week', length: 3});
    const weeks = [4, 11, 18].map(day => did('visited', day));
    const plan = planOf([weekly]);
    expect(badgesOf(weeks, NOTHING, {plan, now: NOW}).badges).toEqual([{id: 'weekly', at: START + 18 * DAY_MS}]);
    const running = badgesOf(weeks.slice(0, 2), NOTHING, {plan, now: START + 12 * DAY_MS});
    expect(running.progress).toEqual([{id: 'weekly', have: 2, of: 3}]);
    // Mondays of 2026: 5, 12, 19 January.
    expect(running.due).toBe(Date.UTC(2026, 0, 26));
    expect(badgesOf(weeks.slice(0, 2), NOTHING, {plan, now: running.due ?? 0}).progress).toEqual([]);
  });

  it('are given for points, levels, sequences and by hand (LOY-70)', () => {
    const steps = [1, 2].map(step => ({id: `s${step}`, name: `Step ${step}`, page: `/${step}`, opensAt: 0}));
    const plan = planOf(
      [
        badge('fifty', {kind: 'points', points: 50}),
        badge('gold', {kind: 'level', level: 'gold'}),
        badge('walker', {kind: 'sequence', sequence: 'walk'}),
        badge('friend', {kind: 'hand'}),
      ],
      {
        levels: [{id: 'gold', name: 'Gold', from: 80}],
        sequences: [{id: 'walk', name: 'Walk', from: 0, steps}],
      },
    );
    const facts: BadgeFacts = {
      points: [
        [2_000, 'pay', 30],
        [2_010, 'pay', 30],
      ],
      sequences: [{id: 'walk', done: 2, at: 77}],
      given: [
        {id: 'friend', at: 99},
        {id: 'friend', at: 88},
        {id: 'unknown', at: 1},
      ],
    };
    expect(badgesOf([], facts, {plan, now: NOW})).toEqual({
      badges: [
        {id: 'fifty', at: dayStart(2_010)},
        {id: 'walker', at: 77},
        {id: 'friend', at: 88},
      ],
      progress: [{id: 'gold', have: 60, of: 80}],
      due: null,
    });
  });

  it('are never made of private signals, nor of what a channel forbids to reward (T13)', () => {
    const likes = badge('likes', {kind: 'count', action: 'liked', times: 1});
    const comments = badge('comments', {kind: 'count', channel: 'facebook', action: 'commented', times: 1});
    const shares = badge('shares', {kind: 'count', action: 'shared', times: 1});
    const done = [did('liked', 1, 'facebook'), did('commented', 1, 'facebook'), did('shared', 1, 'site')];
    const plan = planOf([likes, comments, shares]);
    expect(badgesOf(done, NOTHING, {plan, now: NOW}).badges).toEqual([]);
    const accepted = {id: 'c', channel: 'facebook', action: 'commented' as const, points: 1, accepted: 1};
    expect(badgesOf(done, NOTHING, {plan: {...plan, rules: [accepted]}, now: NOW}).badges.map(({id}) => id)).toEqual([
      'comments',
    ]);
    expect(badgesOf(done, NOTHING, {plan: {...plan, rules: [{...accepted, signal: true}]}, now: NOW}).badges).toEqual([]);
    const hidden = {id: 'r', channel: 'site', action: 'read' as const, points: 1, signal: true};
    expect(
      badgesOf(
        [1, 2, 3].map(day => did('read', day)),
        NOTHING,
        {plan: {...planOf([reader]), rules: [hidden]}, now: NOW},
      ),
    ).toEqual({badges: [], progress: [], due: null});
  });

  it('do not depend on the order in which activities are told', () => {
    const plan = planOf([reader, badge('three', {kind: 'streak', action: 'read', per: 'day', length: 3})]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 0, max: 40}), {maxLength: 12}), fc.integer({min: 0, max: 50}), (days, day) => {
        const now = START + day * DAY_MS;
        const reads = days.map(one => did('read', one));
        const sorted = [...reads].sort((left, right) => left.at - right.at);
        expect(badgesOf(reads, NOTHING, {plan, now})).toEqual(badgesOf(sorted, NOTHING, {plan, now}));
      }),
      {numRuns: 500, seed: 20261123},
    );
  });
});
