import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {tallyOf} from '#shared/promotion/tally';

const RIDS = {ada: 'a'.repeat(20), bo: 'b'.repeat(20), cyd: 'c'.repeat(20)};
type Who = keyof typeof RIDS;

let made = 0;
const entry = (user: Who, action: Entry['action'], post = 'p1', at = 1_000): Entry => ({
  id: `e${made++}`,
  rid: RIDS[user],
  user,
  at,
  action,
  post,
});

const ENTRIES = [
  entry('ada', 'liked', 'p1'),
  entry('ada', 'commented', 'p1', 2_000),
  entry('ada', 'commented', 'p1', 1_500),
  entry('ada', 'liked', 'p2', 3_000),
  entry('bo', 'commented', 'p1'),
  entry('cyd', 'liked', 'p2'),
];
const EVERY = {track: 'both', entries: 'every', weights: {like: 1, comment: 3}} as const;
const weights = (counting: Pick<Promotion, 'track' | 'entries' | 'weights'>) =>
  Object.fromEntries(tallyOf(ENTRIES, counting).participants.map(({user, weight}) => [user, weight]));

describe('the count of a promotion', () => {
  it('says how often each id occurs over all posts and files (F28, LOY-40)', () => {
    const {participants, likes, comments} = tallyOf(ENTRIES, EVERY);
    expect(participants.map(({user, times, posts}) => [user, times, posts])).toEqual([
      ['ada', 4, 2],
      ['bo', 1, 1],
      ['cyd', 1, 1],
    ]);
    expect({likes, comments}).toEqual({likes: 3, comments: 3});
    expect(participants[0]).toMatchObject({firstAt: 1_000, lastAt: 3_000, likes: 2, comments: 2});
  });

  it('tracks likes, comments or both (LOY-30)', () => {
    expect(weights({...EVERY, track: 'likes'})).toEqual({ada: 2, bo: 0, cyd: 1});
    expect(weights({...EVERY, track: 'comments'})).toEqual({ada: 6, bo: 3, cyd: 0});
    expect(weights(EVERY)).toEqual({ada: 8, bo: 3, cyd: 1});
  });

  it('counts every entry of a person, one for each post, or one in all (LOY-31)', () => {
    expect(weights({...EVERY, entries: 'each-post'})).toEqual({ada: 4, bo: 3, cyd: 1});
    expect(weights({...EVERY, entries: 'one'})).toEqual({ada: 3, bo: 3, cyd: 1});
  });

  it('takes the entry that weighs most, of those the earliest, and goes on saying how often the id occurs', () => {
    const {counted, participants} = tallyOf(ENTRIES, {...EVERY, entries: 'one'});
    expect(counted.has(ENTRIES[2]?.id ?? '')).toBe(true);
    expect(participants.find(({user}) => user === 'ada')).toMatchObject({times: 4, counted: 1});
  });

  it('changes every total with a weight or with the one-entry switch (LOY-32, T11)', () => {
    expect(tallyOf(ENTRIES, EVERY).weight).toBe(12);
    expect(tallyOf(ENTRIES, {...EVERY, weights: {like: 5, comment: 1}}).weight).toBe(18);
    expect(tallyOf(ENTRIES, {...EVERY, entries: 'one'}).weight).toBe(7);
    expect(tallyOf(ENTRIES, {...EVERY, weights: {like: 0, comment: 0}}).weight).toBe(0);
  });

  it('adds up, whatever the order of the entries', () => {
    const entries = fc.array(
      fc.record({
        id: fc.uuid(),
        rid: fc.constantFrom(...Object.values(RIDS)),
        user: fc.constant('u'),
        at: fc.integer({min: 0, max: 5}),
        action: fc.constantFrom('liked' as const, 'commented' as const),
        post: fc.constantFrom('p1', 'p2'),
      }),
    );
    const counting = fc.record({
      track: fc.constantFrom('likes' as const, 'comments' as const, 'both' as const),
      entries: fc.constantFrom('every' as const, 'each-post' as const, 'one' as const),
      weights: fc.record({like: fc.nat(5), comment: fc.nat(5)}),
    });
    fc.assert(
      fc.property(entries, counting, (all, how) => {
        const tally = tallyOf(all, how);
        const turned = tallyOf([...all].reverse(), how);
        expect(turned.counted).toEqual(tally.counted);
        expect(turned.weight).toBe(tally.weight);
        expect(tally.participants.reduce((sum, {times}) => sum + times, 0)).toBe(all.length);
        expect(tally.participants.reduce((sum, {counted}) => sum + counted, 0)).toBe(tally.counted.size);
        if (how.entries === 'one') for (const {counted} of tally.participants) expect(counted).toBeLessThanOrEqual(1);
      }),
    );
  });
});
