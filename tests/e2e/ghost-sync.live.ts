import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {expect, test} from '@playwright/test';
import type {Supporter} from '#shared/model/supporter';
import {type LocalServer, startLocalServer} from '../demo/local-server.ts';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import {adminOf, visitAs} from './ghost-admin.ts';
import {siteOfCredentials} from './site.ts';

const CREDENTIALS = process.env.REGULARS_GHOST ?? '';
const site = siteOfCredentials(CREDENTIALS);
const admin = adminOf(site);
/** Whatever this run adds carries its own mark and goes at its end. */
const RUN = Date.now().toString(36);
const MARK = `Run ${RUN}`;
const NEWCOMERS = 2_000;

const HOUR_MS = 3_600_000;

async function startServer(everyMs: number): Promise<LocalServer & {folder: string}> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-live-'));
  const vars = {SYNC_EVERY_MS: String(everyMs)};
  return {...(await startLocalServer({port: await freePort(), state: folder, log: join(folder, 'server.log'), vars})), folder};
}

async function connected(server: LocalServer): Promise<WorkspaceClient> {
  const client = await createWorkspace(server, 'Live');
  await client.connect({vendor: 'ghost', url: site.url, key: site.key});
  return client;
}

async function say(client: WorkspaceClient, command: object): Promise<void> {
  const body = JSON.stringify({commands: [{id: `command-${Math.random().toString(36).slice(2)}`, at: Date.now(), ...command}]});
  const headers = {authorization: `Bearer ${client.token}`, 'content-type': 'application/json'};
  const response = await fetch(`${client.url}/v1/commands`, {method: 'POST', headers, body});
  const {results} = (await response.json()) as {results: {status: string; problem?: unknown}[]};
  expect(results.map(({status, problem}) => ({status, problem}))).toEqual([{status: 'applied', problem: undefined}]);
}

const membersIn = (supporters: readonly Supporter[]) =>
  supporters.flatMap(({records}) =>
    records.flatMap(({key, fields}) => (key.includes('/member/') ? [{key, email: fields.email}] : [])),
  );
const idsIn = (supporters: readonly Supporter[]) =>
  membersIn(supporters)
    .map(({key}) => key.split('/').at(-1))
    .sort();
const emailsIn = (supporters: readonly Supporter[]) => membersIn(supporters).flatMap(({email}) => email ?? []);

async function personAt(client: WorkspaceClient, email: string): Promise<Supporter | undefined> {
  const {supporters} = await client.everything();
  const found = supporters.filter(one => emailsIn([one]).includes(email));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
}

test.describe.configure({mode: 'serial'});

test.describe('a real Ghost, told by its webhooks alone', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let client: WorkspaceClient;
  const email = `ada-${RUN}@example.org`;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    // No pass follows the first: what comes after it came by a webhook.
    server = await startServer(HOUR_MS);
    client = await connected(server);
    await waitForSync(client, () => undefined);
    // The webhooks are registered beside the first pass.
    await sleep(3_000);
  });
  test.afterAll(async () => {
    const left = await admin.find(email);
    if (left !== undefined) await admin.remove(left.id);
    await server.stop();
    rmSync(server.folder, {recursive: true, force: true});
  });

  test('is read to its last member (CRM-12, CRM-15)', async () => {
    const {supporters, connections} = await client.everything();
    expect(idsIn(supporters)).toEqual([...(await site.members()).keys()].sort());
    expect(connections[0]).toMatchObject({vendor: 'ghost', skipped: 0});
    expect(connections[0]?.problem).toBeUndefined();
  });

  test('tells of a member who joined, changed, left and came back as another (C4)', async () => {
    const first = await admin.add({email, name: 'Ada One'});
    await expect.poll(async () => (await personAt(client, email))?.name?.value, {timeout: 30_000}).toBe('Ada One');
    await admin.edit(first.id, {name: 'Ada Two'});
    await expect.poll(async () => (await personAt(client, email))?.name?.value, {timeout: 30_000}).toBe('Ada Two');
    await admin.remove(first.id);
    await expect.poll(async () => await personAt(client, email), {timeout: 30_000}).toBeUndefined();
    const second = await admin.add({email, name: 'Ada Three'});
    expect(second.id).not.toBe(first.id);
    await expect.poll(async () => (await personAt(client, email))?.name?.value, {timeout: 30_000}).toBe('Ada Three');
    const records = (await personAt(client, email))?.records.map(({key}) => key);
    expect(records).toEqual([`ghost/${new URL(site.url).host}/member/${second.id}`]);
  });

  test('takes a label and gives it back (F8)', async () => {
    const person = await personAt(client, email);
    const {connections} = await client.everything();
    const named = async () => (await admin.find(email))?.labels.map(({name}) => name);
    const run = `run-${RUN}`;
    await say(client, {
      kind: 'label-run',
      run,
      connection: connections[0]?.id,
      name: MARK,
      until: null,
      supporters: [person?.id],
    });
    await expect.poll(named, {timeout: 30_000}).toEqual([MARK]);
    await expect.poll(async () => (await personAt(client, email))?.records[0]?.fields.labels, {timeout: 30_000}).toEqual([MARK]);
    await say(client, {kind: 'label-end', run});
    await expect.poll(named, {timeout: 30_000}).toEqual([]);
  });
});

test.describe('a real Ghost that is read every second', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let client: WorkspaceClient;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    server = await startServer(1_000);
  });
  test.afterAll(async () => {
    await server.stop();
    rmSync(server.folder, {recursive: true, force: true});
    await admin.removeAll(`label:run-${RUN}`);
  });

  test('loses none of 2,000 who come meanwhile, and doubles nobody (F36)', async () => {
    test.setTimeout(600_000);
    const before = await admin.count();
    const lines = Array.from({length: NEWCOMERS}, (_, at) => `new-${RUN}-${at}@example.org,Newcomer ${at},${MARK}`);
    await admin.upload(['email,name,labels', ...lines].join('\n'));
    // Ghost takes so many in behind the answer: they come while the first pass reads, and passes after it.
    client = await connected(server);
    await waitForSync(client, () => undefined);
    const first = emailsIn((await client.everything()).supporters).length;
    await expect.poll(() => admin.count(), {timeout: 300_000, intervals: [1_000]}).toBe(before + NEWCOMERS);
    const known = async () => emailsIn((await client.everything()).supporters).filter(one => one.startsWith(`new-${RUN}-`));
    await expect.poll(async () => (await known()).length, {timeout: 120_000, intervals: [500]}).toBe(NEWCOMERS);
    expect(new Set(await known()).size).toBe(NEWCOMERS);
    expect(first).toBeLessThan(before + NEWCOMERS);
    await expectStill(client);
    const {supporters, connections} = await client.everything();
    expect(idsIn(supporters)).toEqual([...(await site.members()).keys()].sort());
    expect(connections[0]?.problem).toBeUndefined();
  });

  test('shows that a member came to the site, once', async () => {
    const email = `new-${RUN}-7@example.org`;
    const member = await admin.find(email);
    await visitAs(CREDENTIALS, member?.id ?? '');
    const visits = async () => (await personAt(client, email))?.activity?.sums.find(({action}) => action === 'visited')?.count;
    await expect.poll(visits, {timeout: 60_000}).toBe(1);
    const passes = async () => (await client.everything()).connections[0]?.lastCompleteAt ?? 0;
    const at = await passes();
    await expect.poll(passes, {timeout: 60_000}).toBeGreaterThan(at);
    expect(await visits()).toBe(1);
  });
});

/** Passes go on, and write nobody again. */
async function expectStill(client: WorkspaceClient): Promise<void> {
  const seqs = async () => {
    const {changes, connections} = await client.everything();
    return {seqs: changes.flatMap(({kind, seq}) => (kind === 'supporter' ? [seq] : [])), at: connections[0]?.lastCompleteAt ?? 0};
  };
  // What the last newcomers changed for others, the median of the score, is written behind them.
  await sleep(5_000);
  const settled = await seqs();
  await expect.poll(async () => (await seqs()).at, {timeout: 60_000}).toBeGreaterThan(settled.at);
  expect((await seqs()).seqs).toEqual(settled.seqs);
}
