import {beforeAll, describe, expect, it, vi} from 'vitest';
import type {Connection} from '#shared/model/connection';
import {speak} from '../../../fixtures/i18n.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
const {badgeText, completeText} = await import('../../../../extension/views/doors/badge-text.ts');
const {badgeOf, freshLines} = await import('../../../../extension/views/doors/fresh-lines.ts');
const {minutesText} = await import('../../../../extension/views/doors/door-text.ts');
const {progressText} = await import('../../../../extension/views/doors/progress-text.ts');
const {connectionText} = await import('../../../../extension/views/parts/connection-line.tsx');

beforeAll(() => speak('en'));

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;
const kit: Connection = {
  ...{id: '7f3c', vendor: 'kit', label: 'Letters', state: 'idle', nextAt: null, records: 1_960, skipped: 0},
  lastCompleteAt: NOW - 14 * MINUTE,
};

describe('the badge of a connection', () => {
  it('says whose, how fresh and how complete (F35)', () => {
    expect(badgeText({...kit, completeness: 0.98}, NOW)).toBe('Kit, 14 min. ago, 98%');
    expect(completeText({...kit, expected: 2_000, completeness: 0.98})).toBe(
      '1,960 of the 2,000 that Kit counts were read, 98%.',
    );
  });

  it('names no share where the vendor does not count, and nothing before the first whole reading', () => {
    expect(badgeText(kit, NOW)).toBe('Kit, 14 min. ago');
    expect(completeText(kit)).toBeUndefined();
    expect(badgeText({...kit, lastCompleteAt: null}, NOW)).toBeUndefined();
  });

  it('never rounds up to all', () => {
    expect(badgeText({...kit, completeness: 0.9996}, NOW)).toContain('99%');
    expect(badgeText({...kit, completeness: 1}, NOW)).toContain('100%');
  });
});

describe('how far a reading is', () => {
  it('is told with its rate and the time that is left, as far as they are known', () => {
    expect(progressText({done: 1_250, expected: 10_000, rate: 600, leftMs: 875_000})).toBe(
      '1,250 of 10,000 · 600 a minute · about 15 min left',
    );
    expect(progressText({done: 0, expected: 10_000})).toBe('0 of 10,000');
    expect(progressText({done: 90, expected: null, rate: 30})).toBe('syncing… · 30 a minute');
  });

  it('stands in the line of the popup while it reads, and gives way to what is wrong', () => {
    const reading: Connection = {...kit, state: 'syncing', progress: {done: 5, expected: 9, leftMs: 4_000}};
    expect(connectionText(reading, NOW)).toBe('5 of 9 · about 4 sec left');
    expect(connectionText({...reading, problem: 'rate-limited', nextAt: NOW + MINUTE}, NOW)).toMatch(/^Kit asks us to wait/);
    expect(connectionText(kit, NOW)).toBe('read 14 min. ago');
  });
});

describe('the time of a door', () => {
  it('is said, and that it is advanced where an app has to be registered', () => {
    expect(minutesText({kind: 'key', minutes: 3})).toBe('3 minutes');
    expect(minutesText({kind: 'app', minutes: 20})).toBe('20 minutes · advanced');
  });
});

describe('what stands behind a column and a cell', () => {
  const ghost: Connection = {...kit, id: '1a', vendor: 'ghost', completeness: 1, lastCompleteAt: NOW - 2 * MINUTE};
  const file: Connection = {...kit, id: 'file:patreon-members:', vendor: 'patreon'};
  const all = [{...kit, completeness: 0.98}, ghost, file];

  it('is each connection whose vendor tells of it, fresh and complete (F35)', () => {
    expect(freshLines(all, 'newsletter', {now: NOW})).toEqual(['Kit, 14 min. ago, 98%', 'Ghost, 2 min. ago, 100%']);
    expect(freshLines(all, 'tier', {now: NOW})).toEqual(['Ghost, 2 min. ago, 100%']);
  });

  it('is only what knows that person, and nothing for what the creator said themselves or a file told', () => {
    expect(freshLines(all, 'newsletter', {vendors: ['kit', 'patreon'], now: NOW})).toEqual(['Kit, 14 min. ago, 98%']);
    expect(freshLines(all, 'tier', {vendors: ['patreon'], now: NOW})).toEqual([]);
    expect(freshLines(all, 'contacted', {now: NOW})).toEqual([]);
    expect(freshLines(all, 'custom.shirt', {now: NOW})).toEqual([]);
  });

  it('is, for a record, the connection of its own account', () => {
    const here = {...ghost, account: 'blog.example'};
    expect(badgeOf([kit, here, file], 'ghost/blog.example/member/1', NOW)).toBe('Ghost, 2 min. ago, 100%');
    expect(badgeOf([here], 'ghost/other.example/member/1', NOW)).toBeUndefined();
    expect(badgeOf([{...file, account: 'c1'}], 'patreon/c1/user/1', NOW)).toBeUndefined();
  });
});
