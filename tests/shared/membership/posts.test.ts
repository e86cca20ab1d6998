import {describe, expect, it} from 'vitest';
import {accountsBlocked} from '#shared/membership/block';
import {hiddenOf} from '#shared/membership/hidden';
import {audiencesOf} from '#shared/membership/posts';
import {deriveStatus} from '#shared/membership/status';
import type {RecordFields} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';
import {eur, held, person} from './held.ts';

const paying: RecordFields = {paid: true, vendorState: 'active', pledge: eur(10)};
const over: RecordFields = {paid: false, vendorState: 'former', accessUntil: NOW - DAY_MS};
const at = (fields: RecordFields) => held([{fields}]);

describe('audiencesOf', () => {
  it('opens paid-only posts to paid members and free-only posts to free ones, never both (ARM-5, ARM-6, ARM-7, ARM-8)', () => {
    expect(audiencesOf(at(paying), NOW)).toEqual(['public', 'members', 'paid']);
    expect(audiencesOf(at({paid: false, vendorState: 'free'}), NOW)).toEqual(['public', 'members', 'free']);
    expect(deriveStatus(person(paying), NOW).kind).toBe('paid');
    expect(deriveStatus(person({paid: false}), NOW).kind).toBe('free');
  });

  it('keeps a free member among the members though nothing is ever charged (ARM-9)', () => {
    const free = person({paid: false, vendorState: 'free'});
    expect(deriveStatus(free, NOW)).toMatchObject({kind: 'free', state: 'active', due: null});
  });

  it.each([
    ['declined', {...paying, lastChargeStatus: 'declined'}],
    ['fraudulent', {...paying, lastChargeStatus: 'fraud'}],
    ['over', over],
  ] as [string, RecordFields][])('leaves what is public to who is %s (ARM-18, ARM-21)', (_, fields) => {
    expect(audiencesOf(at(fields), NOW)).toEqual(['public']);
  });
});

describe('hiddenOf', () => {
  it('says nothing of who is not hidden', () => {
    expect(hiddenOf(at(paying), NOW)).toBeUndefined();
  });

  it('names every reason that is possible and claims none (ARM-22, ARM-23, ARM-24, ARM-25, ARM-27, T6)', () => {
    expect(hiddenOf(at({...paying, masked: true}), NOW)).toEqual({
      certain: [],
      possible: ['blocked-by-you', 'removed-for-terms', 'asked-for-deletion', 'blocked-you'],
    });
  });

  it('knows of no reason but the end of a membership, and that it need not be the only one (ARM-26)', () => {
    const hidden = hiddenOf(at({...over, masked: true}), NOW);
    expect(hidden?.certain).toEqual(['no-longer-member']);
    expect(hidden?.possible).toContain('asked-for-deletion');
    expect(hiddenOf(at({masked: true}), NOW)?.possible).toContain('no-longer-member');
  });
});

describe('accountsBlocked', () => {
  it('is every account of the person at that vendor, not only the one in view (T8, SAL-30)', () => {
    const records = [
      held([{fields: paying}], 'patreon/campaign/user/1'),
      held([{fields: over}], 'patreon/campaign/user/2'),
      held([{fields: paying}], 'ghost/blog.example/member/1'),
    ];
    expect(accountsBlocked({records}, 'patreon')).toEqual(['patreon/campaign/user/1', 'patreon/campaign/user/2']);
    expect(accountsBlocked({records: records.slice(2)}, 'patreon')).toEqual([]);
  });
});
