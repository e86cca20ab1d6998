import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test as base} from '@playwright/test';
import {type LocalServer, startLocalServer} from '../demo/local-server.ts';
import {freePort} from '../demo/ports.ts';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import {type MailchimpFake, startMailchimpFake} from '../fakes/mailchimp.ts';
import {drawWorld, type World} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {type Extended, launchExtended} from './extension.ts';

type ForAll = {
  /** The 400 members of the demo, and who of them Mailchimp and Patreon know. */
  world: World;
  /** A Ghost site with its real members page, at `ghost.url/ghost/#/members`. */
  ghost: GhostFake;
  mailchimp: MailchimpFake;
  /** The Worker, on an empty state. */
  server: LocalServer;
};

type ForEach = {
  /** A new profile of Chromium with the demo build. */
  extended: Extended;
};

/** Playwright's test with what the product needs around it. Servers run once for a file's tests, browsers once for each test. */
export const test = base.extend<ForEach, ForAll>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  world: [async ({}, use) => use(drawWorld()), {scope: 'worker'}],
  ghost: [
    async ({world}, use) => {
      const fake = await startGhostFake({people: world.ghost, adminFolder: provideGhostAdmin()});
      await use(fake);
      await fake.close();
    },
    {scope: 'worker'},
  ],
  mailchimp: [
    async ({world}, use) => {
      const fake = await startMailchimpFake({people: world.audience});
      await use(fake);
      await fake.close();
    },
    {scope: 'worker'},
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const state = mkdtempSync(join(tmpdir(), 'regulars-server-'));
      const server = await startLocalServer({port: await freePort(), state, log: join(state, 'server.log')});
      await use(server);
      await server.stop();
      rmSync(state, {recursive: true, force: true});
    },
    {scope: 'worker', timeout: 90_000},
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  extended: async ({}, use) => {
    const extended = await launchExtended();
    await use(extended);
    await extended.close();
  },
});
