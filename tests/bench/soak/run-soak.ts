import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Connection} from '#shared/model/connection';
import type {Supporter} from '#shared/model/supporter';
import {type LocalServer, startLocalServer} from '../../demo/local-server.ts';
import {freePort} from '../../demo/ports.ts';
import {createWorkspace, type WorkspaceClient} from '../../demo/workspace-client.ts';
import {FAULT_KINDS, type FaultKind} from '../../fakes/vendors/fake-vendor.ts';
import {serveVendor} from '../../fakes/vendors/serve.ts';
import {randomOf} from '../../fixtures/random.ts';
import {bundleWorker} from './bundle-worker.ts';
import {fakeOf, numberOf, peopleOf, SOAK_VENDORS, type Trouble, troubled} from './crowd.ts';
import {readTables} from './tables.ts';

export type SoakOptions = {
  readonly people: number;
  /** Share of the vendors' answers that go wrong while everybody is read for the first time. */
  readonly faults: number;
  /** What may go wrong. Default: everything. */
  readonly kinds?: readonly FaultKind[];
  readonly kills: number;
  readonly seed: number;
  say(line: string): void;
};

export type SoakFigures = {
  readonly people: number;
  readonly records: number;
  /** People who are there twice, or whose records do not all hang together, or who are missing. */
  readonly wrong: number;
  readonly doubledRecords: number;
  readonly answers: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: number;
  /** Of the second reading of everybody. */
  readonly again: {
    readonly pages: number;
    readonly rowsWritten: number;
    /** Rows in the engine's own tables that are not what they were. */
    readonly changedTables: readonly string[];
  };
  readonly seconds: {readonly first: number; readonly healed: number; readonly again: number};
};

const VARS = {
  ALARM_GUARD_MS: '1000',
  VENDOR_TIMEOUT_MS: '1500',
  // The allowance of a free plan would take days, and a second reading is asked for, not waited for.
  DAILY_ROWS: '1000000000',
  SYNC_EVERY_MS: '86400000',
};

/**
 * Reads so many people from four vendors on loopback into a real local server, on a bad day: answers go wrong, and the server is
 * killed in between. Then once more in peace, for rows that were unreadable; then a third time, to count what it writes.
 */
export async function runSoak({people, faults, kinds = FAULT_KINDS, kills, seed, say}: SoakOptions): Promise<SoakFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-soak-'));
  const state = join(folder, 'state');
  const trouble: Trouble = {share: 0, random: randomOf(seed, 'faults'), kinds, met: new Map(), answers: 0, onAnswer: undefined};
  const vendors = await Promise.all(
    SOAK_VENDORS.map(async vendor => {
      const port = await freePort();
      const fake = fakeOf(vendor, people, `127.0.0.1:${port}`);
      return {fake, served: await serveVendor(troubled(fake, trouble), port)};
    }),
  );
  const config = bundleWorker(folder);
  let server = await startLocalServer({port: await freePort(), state, log: join(folder, 'server.log'), vars: VARS, config});
  try {
    const client = await createWorkspace(server, 'Soak');
    const first = await timed(async () => {
      for (const {fake} of vendors) await client.connect(fake.request);
      trouble.share = faults;
      server = await withKills(server, {client, trouble, kills, pages: pagesOf(people), say});
    });
    trouble.share = 0;
    const healed = await timed(() => readAll(client, {whole: true, say}));
    const tables = await whileDown(
      server,
      again => (server = again),
      () => readTables(state, client.workspace),
    );
    const before = trouble.answers;
    const again = await timed(() => readAll(client, {whole: true, say}));
    const pages = trouble.answers - before;
    const after = await whileDown(
      server,
      up => (server = up),
      () => readTables(state, client.workspace),
    );
    const {supporters} = await client.everything();
    const changedTables = Object.keys(tables.hashes).filter(table => tables.hashes[table] !== after.hashes[table]);
    return {
      people: supporters.length,
      ...judge(supporters, people),
      answers: trouble.answers,
      faults: Object.fromEntries([...trouble.met].sort()),
      kills,
      again: {pages, rowsWritten: after.written - tables.written, changedTables},
      seconds: {first, healed, again},
    };
  } finally {
    await server.stop();
    await Promise.all(vendors.map(({served}) => served.close()));
    rmSync(folder, {recursive: true, force: true});
  }
}

type Killing = {client: WorkspaceClient; trouble: Trouble; kills: number; pages: number; say: SoakOptions['say']};

/** Reads everybody once; the server dies as often, each time in the middle of an answer. */
async function withKills(first: LocalServer, {client, trouble, kills, pages, say}: Killing): Promise<LocalServer> {
  let server = first;
  for (let kill = 1; kill <= kills; kill += 1) {
    const at = trouble.answers + Math.round(pages / (kills + 1));
    const reached = new Promise<void>(resolve => {
      trouble.onAnswer = () => {
        if (trouble.answers >= at) resolve();
      };
    });
    const reading = new AbortController();
    const trying = keepTrying(client, reading.signal);
    await reached;
    trouble.onAnswer = undefined;
    reading.abort();
    await server.kill();
    await trying;
    say(`killed after ${trouble.answers} answers`);
    server = await server.again();
  }
  await readAll(client, {whole: false, say});
  return server;
}

/** Presses "try now" wherever something waits, as an impatient creator does: nobody sits through an hour of back-off. */
async function keepTrying(client: WorkspaceClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(300);
    await tryWaiting(client).catch(() => undefined);
  }
}

async function tryWaiting(client: WorkspaceClient): Promise<Connection[]> {
  const connections = await connectionsOf(client);
  for (const {id, nextAt, state} of connections) {
    const isIdle = state === 'idle' || nextAt === null || nextAt <= Date.now() + 500;
    if (!isIdle) await ask(client, `/${id}/sync`);
  }
  return connections;
}

/** Waits until every connection has read everything; `whole`: they are all told to begin again first. */
async function readAll(client: WorkspaceClient, {whole, say}: {whole: boolean; say: SoakOptions['say']}): Promise<void> {
  const since = Date.now();
  if (whole) for (const {id} of await connectionsOf(client)) await ask(client, `/${id}/sync?accept-deletions=true`);
  for (let said = ''; ; await sleep(300)) {
    const connections = await tryWaiting(client);
    const line = connections
      .map(
        ({vendor, progress, records, problem}) =>
          `${vendor} ${progress?.done ?? records}${problem === undefined ? '' : ` ${problem}`}`,
      )
      .join(' · ');
    if (line !== said) say(line);
    said = line;
    const isRead = ({lastCompleteAt, state}: Connection) =>
      state === 'idle' && lastCompleteAt !== null && (!whole || lastCompleteAt >= since);
    if (connections.every(isRead)) return;
    if (Date.now() - since > 3_600_000) throw new Error(`the reading never ended: ${line}`);
  }
}

async function connectionsOf(client: WorkspaceClient): Promise<Connection[]> {
  const response = await ask(client, '', 'GET');
  return ((await response.json()) as {connections: Connection[]}).connections;
}

async function ask({url, token}: WorkspaceClient, path: string, method = 'POST'): Promise<Response> {
  const response = await fetch(`${url}/v1/connections${path}`, {method, headers: {authorization: `Bearer ${token}`}});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Stops the server, looks at what it left on the disk, and starts it again. */
async function whileDown<T>(server: LocalServer, up: (server: LocalServer) => void, look: () => T): Promise<T> {
  // What a run of the alarm wrote is noted down at its end.
  await sleep(1_500);
  await server.stop();
  const seen = look();
  up(await server.again());
  return seen;
}

/** Every person once, with every record that a vendor has of them. */
function judge(supporters: readonly Supporter[], people: number): Pick<SoakFigures, 'records' | 'wrong' | 'doubledRecords'> {
  const expected = new Map<number, number>();
  for (const vendor of SOAK_VENDORS) {
    for (const number of peopleOf(vendor, people)) expected.set(number, (expected.get(number) ?? 0) + 1);
  }
  const keys = supporters.flatMap(({records}) => records.map(({key}) => key));
  let wrong = 0;
  for (const {records} of supporters) {
    const numbers = new Set(records.map(({fields}) => numberOf(fields.email)));
    const [number = Number.NaN] = numbers;
    const isRight = numbers.size === 1 && expected.get(number) === records.length;
    if (isRight) expected.delete(number);
    else wrong += 1;
  }
  return {records: keys.length, wrong: wrong + expected.size, doubledRecords: keys.length - new Set(keys).size};
}

/** Answers with people that the first reading takes, about. */
function pagesOf(people: number): number {
  const sizes = {ghost: 100, mailchimp: 500, patreon: 250, hubspot: 100};
  return SOAK_VENDORS.reduce((sum, vendor) => sum + Math.ceil(peopleOf(vendor, people).length / sizes[vendor]), 0);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round((performance.now() - start) / 100) / 10;
}
