import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test as base, type CDPSession, expect, type Page} from '@playwright/test';
import {readExport} from '#shared/csv/read-export';
import {type LocalServer, startLocalServer} from '../demo/local-server.ts';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import {startGhostFake} from '../fakes/ghost.ts';
import {startMailchimpFake} from '../fakes/mailchimp.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld, type World} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {type Extended, launchExtended} from './extension.ts';
import {openMembers, type Site, siteOfCredentials, siteOfFake} from './site.ts';

/** A creator at work: three vendors merged on a private server, and a browser with the extension on the members page. */
export type Creator = {
  readonly site: Site;
  readonly client: WorkspaceClient;
  readonly extended: Extended;
  /** The browser's debugging port, for what belongs to no tab: popup and side panel. */
  readonly port: number;
  /** The members page, with chips. */
  readonly page: Page;
  readonly session: CDPSession;
  /** What the page threw since it was opened. */
  readonly errors: readonly string[];
};

type ForAll = {site: Site; server: LocalServer; client: WorkspaceClient; creator: Creator};

const PEOPLE = 400;

/**
 * Playwright's test with a creator's whole world around it, made once for a file's tests. `REGULARS_GHOST=CREDENTIALS.json`
 * puts a real Ghost in the place of the stand-in.
 */
export const test = base.extend<object, ForAll>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const credentials = process.env.REGULARS_GHOST;
      if (credentials !== undefined) return use(siteOfCredentials(credentials));
      const fake = await startGhostFake({people: drawWorld({members: PEOPLE}).ghost, adminFolder: provideGhostAdmin()});
      await use(siteOfFake(fake));
      await fake.close();
    },
    {scope: 'worker'},
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'regulars-server-'));
      const server = await startLocalServer({port: await freePort(), state: folder, log: join(folder, 'server.log')});
      await use(server);
      await server.stop();
      rmSync(folder, {recursive: true, force: true});
    },
    {scope: 'worker', timeout: 90_000},
  ],
  client: [
    async ({site, server}, use) => {
      const world = await worldOf(site);
      const mailchimp = await startMailchimpFake({people: world.audience});
      const client = await createWorkspace(server, 'Ada’s readers');
      await client.connect({vendor: 'ghost', url: site.url, key: site.key});
      await client.connect({vendor: 'mailchimp', url: mailchimp.url, key: mailchimp.key});
      await client.importReadings('patreon', readingsOf(patreonCsv(world.patreon)));
      await waitForSync(client, () => undefined);
      await use(client);
      await mailchimp.close();
    },
    {scope: 'worker', timeout: 180_000},
  ],
  creator: [
    async ({site, client}, use) => {
      const port = await freePort();
      const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
      await pair(extended, client);
      await enable(extended, site);
      const page = await extended.context.newPage();
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      await openMembers(page, site);
      const session = await page.context().newCDPSession(page);
      await use({site, client, extended, port, page, session, errors});
      await extended.close();
    },
    {scope: 'worker', timeout: 90_000},
  ],
});

/** Pairs the browser as a creator would: the link with the one-time code, then the question. */
export async function pair(extended: Extended, client: WorkspaceClient): Promise<void> {
  const query = new URLSearchParams({server: client.url, code: await client.pairingCode()});
  const page = await extended.open(`page.html#/connect?${query}`);
  await page.getByTestId('connect-confirm').click();
  await expect(page).toHaveURL(/#\/(connections|today)/);
  await page.close();
}

/** Switches Regulars on for the site; the demo build already has the permission that the click would ask for. */
export async function enable({context}: Extended, site: Site): Promise<void> {
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(
    async origin => chrome.storage.local.set({sites: [{origin, adapter: 'ghost'}]}),
    new URL(site.url).origin,
  );
}

/** Readers and patrons of whom most are members of the site, whoever its members are. */
export function worldAround(emails: readonly string[]): World {
  const world = drawWorld({members: PEOPLE});
  const audience = world.audience.map((person, index) => ({
    ...person,
    email: index % 5 < 3 ? (emails[index] ?? person.email) : person.email,
  }));
  const patreon = world.patreon.map((person, index) => ({
    ...person,
    email: index % 4 < 3 ? (emails[index * 2] ?? person.email) : person.email,
  }));
  return {ghost: world.ghost, audience: once(audience), patreon: once(patreon)};
}

/**
 * The world around a site. At a real one, of whose people the drawn ones know nothing, whoever has a member's address has the
 * member's name too: under another name they would be somebody else of the household.
 */
export async function worldOf(site: Site): Promise<World> {
  const members = [...(await site.members()).values()];
  const world = worldAround(members.map(({email}) => email));
  if (process.env.REGULARS_GHOST === undefined) return world;
  const names = new Map(members.flatMap(({email, name}) => (name ? [[email, name] as const] : [])));
  const audience = world.audience.map(person => {
    const [first, ...last] = names.get(person.email)?.split(' ') ?? [];
    return first === undefined ? person : {...person, first, last: last.join(' ')};
  });
  return {...world, audience, patreon: world.patreon.map(person => ({...person, name: names.get(person.email) ?? person.name}))};
}

function once<T extends {email: string}>(people: readonly T[]): T[] {
  return [...new Map(people.map(person => [person.email === '' ? person : person.email, person])).values()];
}

function readingsOf(text: string) {
  const read = readExport({text, asOf: Date.now()});
  if (!read.ok) throw new Error(read.problem.code);
  return read.readings;
}
