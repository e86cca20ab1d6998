import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {overlapOf, shownShare} from '#shared/insight/overlap';

describe('how two lists lie over each other', () => {
  it('is nothing at all where nobody is on either, and not nought per cent', () => {
    const {ofMembers, ofReaders, ofAll} = overlapOf({membersOnly: 0, both: 0, readersOnly: 0});
    expect([ofMembers, ofReaders, ofAll]).toEqual([undefined, undefined, undefined]);
    expect(overlapOf({membersOnly: 0, both: 0, readersOnly: 5})).toMatchObject({ofMembers: undefined, ofReaders: 0, ofAll: 0});
  });

  it('is everybody where both lists are the same people', () => {
    expect(overlapOf({membersOnly: 0, both: 7, readersOnly: 0})).toMatchObject({ofMembers: 1, ofReaders: 1, ofAll: 1});
  });

  it('shows some as one per cent at least, and not all as 99 at most', () => {
    expect([0, 0.0001, 0.254, 0.9999, 1].map(shownShare)).toEqual([0, 0.01, 0.254, 0.99, 1]);
  });

  it('is never more of one list than of all', () => {
    const people = fc.nat(1_000_000);
    fc.assert(
      fc.property(people, people, fc.integer({min: 1, max: 1_000_000}), (membersOnly, readersOnly, both) => {
        const {ofMembers = 0, ofReaders = 0, ofAll = 0} = overlapOf({membersOnly, both, readersOnly});
        expect(ofAll).toBeLessThanOrEqual(Math.min(ofMembers, ofReaders));
        expect(ofMembers).toBeLessThanOrEqual(1);
      }),
    );
  });
});
