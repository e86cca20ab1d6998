import {describe, expect, it} from 'vitest';
import {LEAVER_MONTHS} from '#shared/membership/retention';
import type {Reading} from '#shared/model/record';
import {addMonths, DAY_MS, monthEnd} from '#shared/model/time';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {runDue} from '../../../extension/local/run-due.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {forgettingWith} from '../../../extension/views/privacy/forgetting.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const member = (id: number, fields: Reading['fields']): Reading => ({
  key: `patreon/campaign/user/${id}`,
  source: 'file',
  asOf: NOW - DAY_MS,
  identifiers: [],
  fields: {paid: true, vendorState: 'active', ...fields},
});

async function withPeople(...readings: Reading[]): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings});
  return mirror;
}

async function everybody(mirror: Mirror) {
  const state = await mirror.read('local');
  const ordinals = Array.from({length: state.head.size}, (_, ordinal) => ordinal);
  return documents(mirror, state, ordinals);
}

async function dues(mirror: Mirror): Promise<(number | null | undefined)[]> {
  const people = await everybody(mirror);
  // The order of ids is the workspace’s own chance.
  return people.map(person => person?.due).sort();
}

describe('the clock of the browser’s own workspace', () => {
  it('derives who is due anew and answers the next date (T1, ARM-12)', async () => {
    const leaver = (days: number) => ({cancelledAt: NOW - DAY_MS, accessUntil: NOW + days * DAY_MS});
    const mirror = await withPeople(member(1, leaver(2)), member(2, leaver(5)), member(3, {}));
    expect(await runDue(mirror, NOW)).toBe(NOW + 2 * DAY_MS);
    expect(await runDue(mirror, NOW + 3 * DAY_MS)).toBe(NOW + 5 * DAY_MS);
    expect(await dues(mirror)).toEqual([NOW + 5 * DAY_MS, addMonths(NOW + 2 * DAY_MS, LEAVER_MONTHS), null]);
    // What comes next is that name and address go.
    expect(await runDue(mirror, NOW + 5 * DAY_MS)).toBe(addMonths(NOW + 2 * DAY_MS, LEAVER_MONTHS));
  });

  it('ends the newness of this month with it (ARM-16)', async () => {
    const mirror = await withPeople(member(1, {joinedAt: NOW - DAY_MS}));
    expect(await runDue(mirror, NOW)).toBe(monthEnd(NOW));
    expect(await runDue(mirror, monthEnd(NOW))).toBeNull();
    expect(await dues(mirror)).toEqual([null]);
  });

  it('takes another number of months for everybody, and lets names go or stay by it (F47)', async () => {
    const leaver = (months: number) => ({
      name: 'Ada',
      cancelledAt: addMonths(NOW, -months),
      accessUntil: addMonths(NOW, -months),
    });
    const said = (id: number, months: number) => ({...member(id, leaver(months)), asOf: addMonths(NOW, -months)});
    const mirror = await withPeople(said(1, 8), said(2, 3));
    const put = (rev: number, leaverMonths: number | null, id: string) =>
      runLocally(mirror, {id, at: NOW, kind: 'retention-put', retention: {id: 'retention', rev, leaverMonths}}, NOW);
    const names = async () => (await everybody(mirror)).map(person => person?.name?.value ?? '').sort();
    const forgetting = async (months: number | null) =>
      forgettingWith({mirror, state: await mirror.read('local'), now: NOW}, months, at =>
        new Date(at).toISOString().slice(0, 10),
      );
    expect(await forgetting(6)).toEqual({now: 1, next: {at: addMonths(addMonths(NOW, -3), 6), count: 1}});
    expect(await put(0, null, 'command-1')).toMatchObject({status: 'applied'});
    expect(await put(0, 6, 'command-2')).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    await runDue(mirror, NOW);
    expect(await dues(mirror)).toEqual([null, null]);
    await put(1, 6, 'command-3');
    expect(await runDue(mirror, NOW)).toBe(addMonths(addMonths(NOW, -3), 6));
    expect(await names()).toEqual(['', 'Ada']);
    expect(await forgetting(6)).toMatchObject({now: 0, next: {count: 1}});
  });

  it('changes nothing when nobody is due', async () => {
    const mirror = await withPeople(member(1, {accessUntil: NOW + DAY_MS, cancelledAt: NOW}));
    const {version} = (await mirror.read('local')).head;
    await runDue(mirror, NOW);
    expect((await mirror.read('local')).head.version).toBe(version);
  });
});
