import {describe, expect, it} from 'vitest';
import {ENGINE_REVISION} from '#shared/engine-revision';
import {programmeDays} from '#shared/loyalty/programme-days';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reading} from '#shared/model/record';
import {deriveAfterUpdate} from '../../../extension/local/after-update.ts';
import {runLocally} from '../../../extension/local/commands.ts';
import {beginLocal, inLocal} from '../../../extension/local/home.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {deriveOn, runDue} from '../../../extension/local/run-due.ts';
import {documents, programme} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

/** The last evening of October in New York, the first of November in UTC. */
const LATE = Date.parse('2026-10-31T23:30:00-04:00');
const ZONE = 'America/New_York';
const PLAN: ProgrammePlan = {rules: [{id: 'comments', action: 'commented', points: 3}], halfLifeDays: 180};
const PEOPLE = 1_100;

const commenter = (id: number): Reading => ({
  ...{key: `site/account/member/${id}`, source: 'file', asOf: NOW, identifiers: [], fields: {}},
  activities: [{key: 'comment', at: LATE, action: 'commented'}],
});

const put = (mirror: Mirror, plan: ProgrammePlan) =>
  runLocally(mirror, {id: `put-${plan.rev ?? 0}`, at: NOW, kind: 'programme-put', plan}, NOW);

async function withPeople(): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: PEOPLE}, (_, id) => commenter(id))});
  await put(mirror, PLAN);
  await deriveOn(mirror, NOW);
  return mirror;
}

/** As an engine left it that knew days of UTC alone: the plan names a zone, and the documents do not go by it. */
async function makeOld(mirror: Mirror): Promise<void> {
  const state = await mirror.read('local');
  const held = await programme(mirror, state);
  await mirror.database.put('row', {...held, timeZone: ZONE}, [state.head.generation, 'programme', 'programme']);
  await mirror.database.delete('setting', 'engine');
}

async function daysOf(mirror: Mirror): Promise<Set<number>> {
  const state = await mirror.read('local');
  const found = await documents(mirror, state, [...Array(state.head.size).keys()]);
  return new Set(found.flatMap(person => person?.points.map(([day]) => day) ?? []));
}

const rederived = async (mirror: Mirror) => (await programme(mirror, await mirror.read('local'))).rederived;
const engineOf = (mirror: Mirror) => mirror.database.get('setting', 'engine');

describe('the browser’s own workspace that an engine of another revision made', () => {
  it('is derived anew at its start, a block at a time with its progress, and once (LOY-41)', async () => {
    const mirror = await withPeople();
    await makeOld(mirror);
    expect(await daysOf(mirror)).toEqual(new Set([programmeDays({}).dayAt(LATE)]));
    await inLocal(mirror, NOW, deriveAfterUpdate);
    expect(await rederived(mirror)).toEqual({done: 0, expected: PEOPLE});
    // One block, then the browser is closed.
    expect(await runDue(mirror, NOW)).toBe(NOW);
    expect(await rederived(mirror)).toEqual({done: 500, expected: PEOPLE});
    await deriveOn(mirror, NOW);
    expect(await daysOf(mirror)).toEqual(new Set([programmeDays({timeZone: ZONE}).dayAt(LATE)]));
    expect(await engineOf(mirror)).toBe(ENGINE_REVISION);
    expect(await rederived(mirror)).toBeUndefined();
    const {version} = (await mirror.read('local')).head;
    await deriveOn(mirror, NOW);
    expect((await mirror.read('local')).head.version).toBe(version);
  });

  it('is found by the clock alone, however long nobody looked', async () => {
    const mirror = await withPeople();
    await makeOld(mirror);
    await deriveOn(mirror, NOW);
    expect(await daysOf(mirror)).toEqual(new Set([programmeDays({timeZone: ZONE}).dayAt(LATE)]));
  });

  it('is not one that begins now', async () => {
    const mirror = await freshMirror(() => NOW);
    await beginLocal(mirror, NOW);
    expect(await engineOf(mirror)).toBe(ENGINE_REVISION);
    const {version} = (await mirror.read('local')).head;
    await deriveOn(mirror, NOW);
    expect((await mirror.read('local')).head.version).toBe(version);
    expect(await rederived(mirror)).toBeUndefined();
  });

  it('is not needed where the plan’s zone changes: everybody is derived anew by then (LOY-41)', async () => {
    const mirror = await withPeople();
    await put(mirror, {...PLAN, timeZone: ZONE, rev: 1});
    await deriveOn(mirror, NOW);
    expect(await daysOf(mirror)).toEqual(new Set([programmeDays({timeZone: ZONE}).dayAt(LATE)]));
  });
});
