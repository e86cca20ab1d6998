import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import {DAY_MS, dayOf} from '#shared/model/time';
import {chipState} from '../../../extension/mirror/chip-state.ts';
import type {FileAges} from '../../../extension/mirror/file-ages.ts';
import {freshMirror} from './fresh-mirror.ts';
import {type Person, page, supporter} from './people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
/** v of exactly the 100 points that make 50, all of them today. */
const FIFTY = Math.log2(100) + dayOf(NOW) / DEFAULT_PROGRAMME.halfLifeDays;
const PAYING: RecordFields = {paid: true, vendorState: 'active', joinedAt: NOW - 400 * DAY_MS};

async function chipOf(person: Omit<Person, 'number'>, files: FileAges = new Map()) {
  const mirror = await freshMirror(() => NOW);
  await mirror.apply('server', page(0, [supporter({number: 1, ...person})]));
  return chipState(await mirror.read('server'), 0, {programme: DEFAULT_PROGRAMME, files, now: NOW});
}

describe('the state of a chip', () => {
  it('is the score of whoever has been here for a while', async () => {
    expect(await chipOf({v: FIFTY, fields: PAYING})).toEqual({kind: 'score', score: 50, risk: false, staleDays: 0});
    expect(await chipOf({v: null, fields: PAYING})).toEqual({kind: 'score', score: 0, risk: false, staleDays: 0});
  });

  it('says risk after a declined charge, even of someone new (ARM-17)', async () => {
    const declined: RecordFields = {...PAYING, joinedAt: NOW - 2 * DAY_MS, lastChargeStatus: 'declined'};
    expect(await chipOf({v: FIFTY, fields: declined})).toMatchObject({kind: 'score', risk: true});
  });

  it('is new until day 30 after the first join (ARM-51)', async () => {
    const joined = (days: number): RecordFields => ({...PAYING, joinedAt: NOW - days * DAY_MS});
    expect(await chipOf({v: FIFTY, fields: joined(4)})).toEqual({kind: 'new', joinedDays: 4});
    expect(await chipOf({v: FIFTY, fields: joined(29)})).toEqual({kind: 'new', joinedDays: 29});
    expect(await chipOf({v: FIFTY, fields: joined(30)})).toMatchObject({kind: 'score'});
  });

  it('names the age of a file after a week, and never that of a live source', async () => {
    const aged = (days: number) => ({v: FIFTY, fields: PAYING, asOf: NOW - days * DAY_MS});
    expect(await chipOf({...aged(9), source: 'file'})).toMatchObject({staleDays: 9});
    expect(await chipOf({...aged(7), source: 'file'})).toMatchObject({staleDays: 0});
    expect(await chipOf({...aged(900), source: 'api'})).toMatchObject({staleDays: 0});
  });

  it('takes a line that changed long ago for fresh when the file is', async () => {
    const old = {v: FIFTY, fields: PAYING, source: 'file' as const, asOf: NOW - 900 * DAY_MS};
    expect(await chipOf(old, new Map([['ghost', NOW - DAY_MS]]))).toMatchObject({staleDays: 0});
    expect(await chipOf(old, new Map([['ghost', NOW - 12 * DAY_MS]]))).toMatchObject({staleDays: 12});
    expect(await chipOf(old, new Map([['patreon', NOW]]))).toMatchObject({staleDays: 900});
  });

  it('hides nothing but says so where the vendor hides the person (ARM-22)', async () => {
    expect(await chipOf({v: FIFTY, fields: {...PAYING, masked: true}})).toEqual({kind: 'masked'});
  });

  it('is unknown or unsure where the row names nobody or two', async () => {
    const state = await (await freshMirror()).read('server');
    const context = {programme: DEFAULT_PROGRAMME, files: new Map(), now: NOW};
    expect(chipState(state, undefined, context)).toEqual({kind: 'unknown'});
    expect(chipState(state, 'ambiguous', context)).toEqual({kind: 'ambiguous'});
  });

  it('follows a status that changes by the clock alone (ARM-12)', async () => {
    let now = NOW;
    const mirror = await freshMirror(() => now);
    const leaving: RecordFields = {...PAYING, vendorState: 'former', accessUntil: NOW + 5 * DAY_MS};
    await mirror.apply('server', page(0, [supporter({number: 1, fields: leaving})]));
    expect((await mirror.read('server')).columns.word('state', 0)).toBe('active');
    now += 6 * DAY_MS;
    expect((await mirror.read('server')).columns.word('state', 0)).toBe('cancelled');
    expect((await (await mirror.reopen()).read('server')).columns.word('state', 0)).toBe('cancelled');
  });

  it('is not new this month any more when the next one begins (ARM-16)', async () => {
    let now = NOW;
    const mirror = await freshMirror(() => now);
    await mirror.apply('server', page(0, [supporter({number: 1, fields: {...PAYING, joinedAt: NOW - 2 * DAY_MS}})]));
    expect((await mirror.read('server')).columns.words('flag', 0)).toEqual(['new-this-month']);
    now = Date.UTC(2026, 11, 1);
    expect((await mirror.read('server')).columns.word('flag', 0)).toBe('');
  });
});
