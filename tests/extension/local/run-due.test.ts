import {describe, expect, it} from 'vitest';
import {LEAVER_MONTHS} from '#shared/membership/retention';
import type {Reading} from '#shared/model/record';
import {addMonths, DAY_MS, monthEnd} from '#shared/model/time';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {runDue} from '../../../extension/local/run-due.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
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

async function dues(mirror: Mirror): Promise<(number | null | undefined)[]> {
  const state = await mirror.read('local');
  const people = await documents(
    mirror,
    state,
    Array.from({length: state.head.size}, (_, ordinal) => ordinal),
  );
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

  it('changes nothing when nobody is due', async () => {
    const mirror = await withPeople(member(1, {accessUntil: NOW + DAY_MS, cancelledAt: NOW}));
    const {version} = (await mirror.read('local')).head;
    await runDue(mirror, NOW);
    expect((await mirror.read('local')).head.version).toBe(version);
  });
});
