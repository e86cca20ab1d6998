import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, test} from '@playwright/test';
import {vendorOf} from '#shared/model/record-key';
import {type LocalServer, startLocalServer} from '../demo/local-server.ts';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace} from '../demo/workspace-client.ts';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import type {LoggedRequest} from '../fakes/http.ts';
import {drawWorld} from '../fixtures/people.ts';
import {randomOf} from '../fixtures/random.ts';

const MEMBERS = 2_000;
const KILLS = 20;
const SEED = 20261120;

test('a sync of 2,000 members survives 20 kills of the server: every member once, none lost, without a click', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'regulars-kill-'));
  const fake = await startGhostFake({people: drawWorld({seed: SEED, members: MEMBERS}).ghost});
  // A vendor as quick as loopback would answer before the creator has been told that the key was taken.
  fake.faults.latencyMs = 40;
  let server = await startLocalServer({
    port: await freePort(),
    state: join(folder, 'state'),
    log: join(folder, 'server.log'),
    vars: {ALARM_GUARD_MS: '1000'},
  });
  try {
    const client = await createWorkspace(server, 'Kill');
    const random = randomOf(SEED, 'kills');
    const deaths: {page: number; atOnce: boolean}[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const page = kill + 1;
      // Every other time the server dies the moment the vendor's answer has left: the answer is read and nothing is stored.
      const atOnce = kill % 2 === 0;
      const died = dieAt(fake, server, {page, delayMs: atOnce ? 0 : random.int(120)});
      if (kill === 0) await client.connect({vendor: 'ghost', url: fake.url, key: fake.key});
      await died;
      deaths.push({page, atOnce});
      server = await server.again();
    }
    const {supporters, connections} = await waitForSync(client, () => undefined);

    const members = supporters.flatMap(supporter => supporter.records).filter(record => vendorOf(record.key) === 'ghost');
    expect(members.map(record => record.key.split('/').at(-1)).sort()).toEqual([...fake.state.members.keys()].sort());
    expect(connections[0]).toMatchObject({records: MEMBERS, skipped: 0});
    // A page whose answer was lost was asked for again.
    for (const {page} of deaths.filter(({atOnce}) => atOnce)) expect(timesRead(fake.requests, page)).toBeGreaterThan(1);
  } finally {
    await server.stop();
    await fake.close();
    rmSync(folder, {recursive: true, force: true});
  }
});

/** Kills the server once a members page of that number (or a later one) was answered, or after a while more. */
function dieAt(fake: GhostFake, server: LocalServer, {page, delayMs}: {page: number; delayMs: number}): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`page ${page} was never read`)), 60_000);
    fake.onAnswered = request => {
      if ((pageOf(request) ?? 0) < page) return;
      fake.onAnswered = undefined;
      clearTimeout(patience);
      const die = delayMs === 0 ? server.kill() : sleep(delayMs).then(() => server.kill());
      die.then(resolve, reject);
    };
  });
}

/** Trying a key reads one member; only full pages count. */
function pageOf({path}: LoggedRequest): number | undefined {
  const url = new URL(path, 'http://fake');
  const isPage = url.pathname === '/ghost/api/admin/members/' && url.searchParams.get('limit') === '100';
  return isPage ? Number(url.searchParams.get('page') ?? 1) : undefined;
}

function timesRead(requests: readonly LoggedRequest[], page: number): number {
  return requests.filter(request => request.status === 200 && pageOf(request) === page).length;
}
