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
// The sync goes on by itself as soon as the server is up again: the vendor takes its time until the next death is prepared.
const SLOW_MS = 1_000;
const QUICK_MS = 20;

test('a sync of 2,000 members survives 20 kills of the server: every member once, none lost, without a click', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'regulars-kill-'));
  const fake = await startGhostFake({people: drawWorld({seed: SEED, members: MEMBERS}).ghost});
  fake.faults.latencyMs = SLOW_MS;
  let server = await startLocalServer({
    port: await freePort(),
    state: join(folder, 'state'),
    log: join(folder, 'server.log'),
    vars: {ALARM_GUARD_MS: '1000'},
  });
  try {
    const client = await createWorkspace(server, 'Kill');
    const random = randomOf(SEED, 'kills');
    const lost: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      // Every other time the server dies the moment the vendor's answer has left: the answer is read and nothing is stored.
      const atOnce = kill % 2 === 0;
      const died = dieAt(fake, server, {pages: kill + 1, delayMs: atOnce ? 0 : random.int(120)});
      if (kill === 0) await client.connect({vendor: 'ghost', url: fake.url, key: fake.key});
      fake.faults.latencyMs = QUICK_MS;
      const page = await died;
      if (atOnce) lost.push(page);
      fake.faults.latencyMs = SLOW_MS;
      server = await server.again();
    }
    fake.faults.latencyMs = QUICK_MS;
    const {supporters, connections} = await waitForSync(client, () => undefined);

    const members = supporters.flatMap(supporter => supporter.records).filter(record => vendorOf(record.key) === 'ghost');
    expect(members.map(record => record.key.split('/').at(-1)).sort()).toEqual([...fake.state.members.keys()].sort());
    expect(connections[0]).toMatchObject({records: MEMBERS, skipped: 0});
    // A page whose answer was lost was asked for again. A kill may come after the commit all the same: at least five did not.
    expect(new Set(lost).size).toBe(KILLS / 2);
    const readAgain = lost.filter(page => pagesRead(fake.requests).filter(path => path === page).length > 1);
    expect(readAgain.length).toBeGreaterThanOrEqual(5);
  } finally {
    await server.stop();
    await fake.close();
    rmSync(folder, {recursive: true, force: true});
  }
});

/**
 * Kills the server once so many different pages of members were answered, or a while later.
 *
 * @returns the address of the last page that was answered
 */
function dieAt(fake: GhostFake, server: LocalServer, {pages, delayMs}: {pages: number; delayMs: number}): Promise<string> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${pages} pages were never read`)), 60_000);
    fake.onAnswered = request => {
      if (!isPage(request) || new Set(pagesRead(fake.requests)).size < pages) return;
      fake.onAnswered = undefined;
      clearTimeout(patience);
      const die = delayMs === 0 ? server.kill() : sleep(delayMs).then(() => server.kill());
      die.then(() => resolve(request.path), reject);
    };
  });
}

/** Trying a key reads one member; only full pages count. */
function isPage({path}: LoggedRequest): boolean {
  return path.startsWith('/ghost/api/admin/members/?') && path.includes('limit=100');
}

function pagesRead(requests: readonly LoggedRequest[]): string[] {
  return requests.filter(request => isPage(request) && request.status === 200).map(request => request.path);
}
