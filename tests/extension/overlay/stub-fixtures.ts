import {rmSync} from 'node:fs';
import {test as base, type CDPSession, type Page} from '@playwright/test';
import {inspect, readChips} from '../../e2e/read-chips.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {type ListServer, serveList} from './list-page.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';

/** What `stub-background.js` can be told, and what it writes down. */
export type Stub = {
  /** How many rows each look-up asked for. */
  asked: number[];
  /** What the last look-up wanted beside the score. */
  facts: string[];
  delayMs: number;
  state: unknown;
  log: {kind: string; name?: string; on?: boolean; text?: string; supporter: string}[];
  opened: string[];
  /** The parts that were asked for; how long each takes, or whether it cannot be had. */
  parts: string[];
  partDelayMs: number;
  partsFail: boolean;
  reports: {rows: number; recognised: number; adapter: string}[];
  /** Parts of a card and of the supporter on it that differ from what the script says. */
  card: object;
  supporter: object;
  owed: {benefit: string; name: string; month: string | null}[];
  /** Whom rows were said to be, and whom the panel was asked to show. */
  chosen: {row: string; id?: string}[];
  nobody: boolean;
  subjects: {id?: string; identity?: object; open: boolean}[];
};

/** A page with a list, the overlay on it, and a background that answers from a script. */
export type Listed = {
  readonly page: Page;
  readonly session: CDPSession;
  readonly stub: StubBrowser;
  /** Accessible names of the chips by member number, in the page's order; '' while one is looking up. */
  chips(): Promise<{member: number; chips: readonly string[]}[]>;
  tell(change: Partial<Stub>): Promise<void>;
  read(): Promise<Stub>;
  /** What the page's own script says. */
  run<T>(script: string): Promise<T>;
};

type ForAll = {list: ListServer; stub: StubBrowser};

export const test = base.extend<{listed: Listed}, ForAll>({
  list: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const server = await serveList();
      await use(server);
      server.close();
    },
    {scope: 'worker'},
  ],
  // One browser for all: a new one for each page takes longer than most of what is tried on it.
  stub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await buildStubExtension();
      const stub = await launchWith([folder], provideBrowser().path);
      await use(stub);
      await stub.close();
      rmSync(folder, {recursive: true, force: true});
    },
    {scope: 'worker'},
  ],
  listed: async ({list, stub}, use) => {
    await stub.background.evaluate(() => (globalThis as unknown as {forget(): Promise<void>}).forget());
    const page = await stub.context.newPage();
    await page.goto(`${list.url}#/members`);
    const session = await inspect(page);
    await use({
      page,
      session,
      stub,
      chips: async () => (await readChips(session)).map(({member, chips}) => ({member: Number.parseInt(member, 16), chips})),
      tell: change =>
        stub.background.evaluate(next => void Object.assign((globalThis as unknown as {stub: Stub}).stub, next), change),
      read: () => stub.background.evaluate(() => (globalThis as unknown as {stub: Stub}).stub),
      run: script => page.evaluate(script),
    });
    for (const open of stub.context.pages().slice(1)) await open.close();
  },
});

/** The score that the stub gives to a member, as `stub-background.js` works it out; undefined where it gives none. */
export function nameOf(member: number): RegExp {
  return nameOfId(member.toString(16).padStart(24, '0'));
}

/** The same for whoever the row names first: an id, or an e-mail address. */
export function nameOfId(id: string): RegExp {
  let score = 0;
  for (const character of id) score = (score * 31 + (character.codePointAt(0) ?? 0)) % 101;
  switch (score % 17) {
    case 3:
      return /^Not in your data/;
    case 5:
      return /^Joined 4 days ago/;
    case 7:
      return /^Two people could be this row/;
    case 9:
      return /^Not scored/;
    default:
      return new RegExp(`^Loyalty ${score} of 100`);
  }
}

/** Where our own page shows a member. */
export function memberPath(member: number): string {
  return `#/supporters/${member.toString(16).padStart(24, '0')}`;
}
