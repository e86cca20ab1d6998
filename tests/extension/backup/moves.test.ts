import {describe, expect, it} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {ApiError} from '../../../extension/api/api-error.ts';
import type {Server} from '../../../extension/api/client.ts';
import {deleteCopy} from '../../../extension/backup/delete-copy.ts';
import {giveUpMoveIn, moveIn} from '../../../extension/backup/move-in.ts';
import {moveOut, OccupiedError, readMoving} from '../../../extension/backup/move-out.ts';
import {MovedOutError, readMovedOut} from '../../../extension/backup/moved-out.ts';
import {readStaging} from '../../../extension/backup/stage.ts';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {localSink} from '../../../extension/local/local-sink.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {BUSY_KEY, busyDeeds, busyOrders, busyReadings} from '../../fixtures/busy-person.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {BundleServer} from './bundle-server.ts';
import {fillHome, judgedIn, peopleIn, rowsOf} from './world.ts';

let made = 0;
const working = {now: NOW, newId: () => `move-${String(++made).padStart(6, '0')}`};
const at = (server: BundleServer): Server => ({origin: 'https://server.example', token: 'w.secret', fetch: server.fetch});

async function filled(): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  await fillHome(mirror);
  return mirror;
}

/** Tries again and again, as a creator would; how often it took. */
async function until(work: () => Promise<void>): Promise<number> {
  for (let tries = 1; tries < 60; tries++) {
    try {
      await work();
      return tries;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'offline') throw error;
    }
  }
  throw new Error('never done');
}

async function noteOf(mirror: Mirror): Promise<Command> {
  return {id: 'note-later', at: NOW, kind: 'note-add', supporter: (await peopleIn(mirror))[0]?.id ?? '', text: 'later'};
}

describe('moving to a private server and back', () => {
  it('keeps everything: rows, people, filters, scores; log and runs stay in the browser', async () => {
    const mirror = await filled();
    const before = {rows: await rowsOf(mirror), people: await peopleIn(mirror), judged: await judgedIn(mirror)};
    const server = new BundleServer();
    await moveOut(mirror, at(server), working);
    expect(JSON.stringify(server.chunks)).not.toContain('"part":"browser"');
    await moveIn(mirror, at(server), {...working, isReplacing: false});
    expect(await rowsOf(mirror)).toEqual(before.rows);
    expect({people: await peopleIn(mirror), judged: await judgedIn(mirror)}).toEqual({
      people: before.people,
      judged: before.judged,
    });
    expect(await readMovedOut(mirror.database)).toBeUndefined();
    expect(server.hold).toMatchObject({kind: 'left'});
  });

  it('takes somebody along who did more than fits a request, whole', async () => {
    const mirror = await filled();
    await ingestLocally(mirror, NOW, {readings: busyReadings(busyDeeds(9_000), busyOrders(800))});
    const before = await rowsOf(mirror);
    const server = new BundleServer();
    await moveOut(mirror, at(server), working);
    const sizes = server.chunks.map(chunk => new TextEncoder().encode(JSON.stringify(chunk)).length);
    expect(Math.max(...sizes)).toBeLessThan(950_000);
    expect(server.chunks.filter(({part}) => part === 'record-rest').length).toBeGreaterThan(1);
    const fresh = await freshMirror(() => NOW);
    await moveIn(fresh, at(server), {...working, isReplacing: false});
    expect(await fresh.database.get('record', BUSY_KEY)).toEqual(await mirror.database.get('record', BUSY_KEY));
    expect((await rowsOf(fresh)).ledger).toEqual(before.ledger);
    expect(await peopleIn(fresh)).toEqual(await peopleIn(mirror));
  });

  it('goes on where it was cut off, whichever request or answer was lost', async () => {
    const mirror = await filled();
    const {log: _log, runs: _runs, ...before} = await rowsOf(mirror);
    const server = new BundleServer();
    server.fails = (_asked, count) => (count % 4 === 0 ? 'after' : count % 7 === 0 ? 'before' : undefined);
    const out = await until(() => moveOut(mirror, at(server), working));
    const puts = server.requests.filter(asked => asked === 'POST /v1/bundle/chunks').length;
    expect(out).toBeGreaterThan(2);
    expect(puts).toBeLessThan(server.chunks.length * 2);
    const fresh = await freshMirror(() => NOW);
    const back = await until(() => moveIn(fresh, at(server), {...working, isReplacing: false}));
    expect(back).toBeGreaterThan(2);
    expect(await rowsOf(fresh)).toMatchObject(before);
  });

  it('leaves a copy that can be read and not changed, from which erased people go all the same', async () => {
    const mirror = await filled();
    const server = new BundleServer();
    await moveOut(mirror, at(server), working);
    const people = await peopleIn(mirror);
    expect(await readMovedOut(mirror.database)).toEqual({server: 'https://server.example', at: NOW});
    expect(await runLocally(mirror, await noteOf(mirror), NOW)).toMatchObject({status: 'refused', problem: {code: 'moved'}});
    const reading = {
      key: 'patreon/campaign/user/99',
      source: 'file' as const,
      asOf: NOW,
      identifiers: [],
      fields: {name: 'Nora'},
    };
    await expect(localSink(mirror).put([reading])).rejects.toThrow(MovedOutError);
    expect(await peopleIn(mirror)).toEqual(people);
    const erase = {id: 'erase-copy', at: NOW, kind: 'erase' as const, supporter: people[0]?.id ?? ''};
    expect(await runLocally(mirror, erase, NOW)).toMatchObject({status: 'applied'});
    expect((await peopleIn(mirror)).map(({id}) => id)).not.toContain(erase.supporter);
  });

  it('is not taken by a server that has people of its own, and everything stays here', async () => {
    const mirror = await filled();
    const server = new BundleServer();
    server.people = 3;
    const refusal = await moveOut(mirror, at(server), working).catch(error => error);
    expect(refusal).toBeInstanceOf(OccupiedError);
    expect(refusal.code).toBe('people');
    expect(await readMovedOut(mirror.database)).toBeUndefined();
    expect(await runLocally(mirror, await noteOf(mirror), NOW)).toMatchObject({status: 'applied'});
  });

  it('begins again where something changed here since it was cut off', async () => {
    const mirror = await filled();
    const server = new BundleServer();
    server.fails = (_asked, count) => (count === 5 ? 'before' : undefined);
    await expect(moveOut(mirror, at(server), working)).rejects.toThrow('offline');
    const first = await readMoving(mirror);
    await runLocally(mirror, await noteOf(mirror), NOW);
    await moveOut(mirror, at(server), working);
    expect((await readMoving(mirror)) ?? first).toEqual(first);
    expect(JSON.stringify(server.chunks)).toContain('later');
  });

  it('into a browser with other people is asked about first', async () => {
    const server = new BundleServer();
    await moveOut(await filled(), at(server), working);
    const other = await filled();
    await expect(moveIn(other, at(server), {...working, isReplacing: false})).rejects.toThrow(OccupiedError);
    expect(server.hold).toBeNull();
    await moveIn(other, at(server), {...working, isReplacing: true});
    expect((await peopleIn(other)).length).toBeGreaterThan(10);
  });

  it('that is given up leaves both sides as they were', async () => {
    const mirror = await filled();
    const server = new BundleServer();
    await moveOut(mirror, at(server), working);
    const fresh = await freshMirror(() => NOW);
    const stop = new AbortController();
    const moving = moveIn(fresh, at(server), {
      ...working,
      isReplacing: false,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(moving).rejects.toThrow('aborted');
    expect(server.hold).toMatchObject({kind: 'left'});
    await giveUpMoveIn(fresh, at(server));
    expect([server.hold, await readStaging(fresh.database), await peopleIn(fresh)]).toEqual([null, undefined, []]);
  });
});

describe('the copy that stays behind', () => {
  it('is deleted whole, and what was done stays in the log', async () => {
    const mirror = await filled();
    await moveOut(mirror, at(new BundleServer()), working);
    await deleteCopy(mirror);
    const {log, runs, idKey, ...rows} = await rowsOf(mirror);
    expect(Object.values(rows).every(list => list.length === 0)).toBe(true);
    expect([log.length, runs.length, idKey]).toEqual([1, 2, undefined]);
    expect(await readMovedOut(mirror.database)).toBeUndefined();
    await fillHome(mirror);
    expect((await peopleIn(mirror)).length).toBeGreaterThan(10);
  });
});
