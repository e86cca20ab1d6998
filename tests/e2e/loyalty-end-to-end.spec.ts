import {type CDPSession, expect, type Page} from '@playwright/test';
import type {Supporter} from '#shared/model/supporter';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import {serveVendor} from '../fakes/vendors/serve.ts';
import {createYoutubeFake, type YoutubeFake} from '../fakes/vendors/youtube.ts';
import {channelOf} from '../fakes/vendors/youtube-state.ts';
import {drawWorld, type GhostPerson} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {accessibleNodes, findAccessible} from './accessible.ts';
import {clipboard} from './at-work.ts';
import {enable, pair} from './creator.ts';
import {readExpected} from './expected.ts';
import type {Extended} from './extension.ts';
import {test} from './fixtures.ts';
import {inspect, readChips} from './read-chips.ts';
import {siteOfFake} from './site.ts';

/* From a rule that is made to the supporter who reads why: Ghost rewards comments and payments, YouTube forbids it. */

const DAY_MS = 86_400_000;

type Stage = {
  readonly ghost: GhostFake;
  readonly youtube: YoutubeFake;
  readonly client: WorkspaceClient;
  readonly extended: Extended;
  /** Reads the newsletter, never paid, and comments as a viewer on YouTube as well. */
  readonly star: GhostPerson;
  /** Another reader of the newsletter, who commented before. */
  readonly other: GhostPerson;
};

/** Two readers of the newsletter who never paid and are no newcomers, whose chips show a score. */
function readersOf(people: readonly GhostPerson[]): [GhostPerson, GhostPerson] {
  const readers = people.filter(
    ({status, subscription, newsletters, name, createdAt}) =>
      status === 'free' &&
      subscription === undefined &&
      newsletters.length > 0 &&
      name !== null &&
      Date.now() - createdAt > 40 * DAY_MS,
  );
  const [star, other] = readers.sort((left, right) => right.createdAt - left.createdAt);
  if (star === undefined || other === undefined) throw new Error('the drawn world has too few readers');
  return [star, other];
}

/** That the viewer on YouTube is the member of Ghost: a patron's profile names both. */
function profileOf({name, email}: GhostPerson) {
  return {
    ...{key: 'patreon/campaign/user/1', source: 'file' as const, asOf: Date.now()},
    identifiers: [
      {type: 'email' as const, value: email, strength: 'strong' as const},
      {type: 'youtube-channel' as const, value: channelOf(1), strength: 'strong' as const},
    ],
    fields: {name: name ?? '', email, paid: false},
  };
}

/** A private server that reads both vendors, and a browser that is paired with it. */
async function onStage(
  {server, extended}: {server: Parameters<typeof createWorkspace>[0]; extended: Extended},
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  const people = drawWorld({members: 24}).ghost;
  const [star, other] = readersOf(people);
  const ghost = await startGhostFake({people, adminFolder: provideGhostAdmin()});
  const port = await freePort();
  const youtube = createYoutubeFake(0, `127.0.0.1:${port}`);
  const served = await serveVendor(youtube, port);
  try {
    ghost.comment(other.id, 'The ninth letter', Date.now() - 3 * DAY_MS);
    comments(youtube, Date.now() - 10 * DAY_MS);
    const client = await createWorkspace(server, 'Ada');
    await client.importReadings('profiles', [profileOf(star)]);
    await client.connect({vendor: 'ghost', url: ghost.url, key: ghost.key});
    await client.connect(youtube.request);
    await waitForSync(client, () => undefined);
    await pair(extended, client);
    await enable(extended, siteOfFake(ghost));
    await work({ghost, youtube, client, extended, star, other});
  } finally {
    await served.close();
    await ghost.close();
  }
}

/** The star says something under a video. */
function comments({threads}: YoutubeFake, at = Date.now()): void {
  threads.push({id: `thread-${threads.length}`, author: channelOf(1), at, text: 'Well said', video: 'video-1', replies: []});
}

type NewRule = {readonly points: number; readonly action: string; readonly channel: string; readonly sentence: string};

/** Makes a rule on the screen, looks at what it would do, and saves it. @returns how many people it would give points to */
async function makeRule(page: Page, {points, action, channel, sentence}: NewRule): Promise<number> {
  const rules = await page.getByTestId('rule-line').count();
  await page.getByTestId('new-rule').click();
  await page.locator('#rule-points').fill(String(points));
  await page.locator('#rule-action').selectOption(action);
  await page.locator('#rule-channel').selectOption(channel);
  await expect(page.getByTestId('sentence')).toHaveText(sentence);
  await page.getByTestId('rule-next').click();
  await expect(page.getByTestId('preview-ready')).toBeVisible();
  const gaining = Number(await page.locator('.preview .tile b').first().textContent());
  await page.getByTestId('preview-save').click();
  await expect(page.getByTestId('rule-line')).toHaveCount(rules + 1);
  await expect(page.getByTestId('deriving')).toHaveCount(0);
  return gaining;
}

/** Three rules, of which the last is the creator's own business: YouTube forbids to reward comments. */
async function makeRules({extended, client}: Stage): Promise<Page> {
  const page = await extended.open('page.html#/loyalty');
  await expect(page.getByTestId('rule-line')).toHaveCount(2);
  const rule = (points: number, action: string, channel: string, sentence: string) =>
    makeRule(page, {points, action, channel, sentence});
  expect(await rule(5, 'commented', 'ghost', '5 points for each comment on Ghost.')).toBe(1);
  // Whoever has points by the ready-made rule for payments.
  const payers = (await client.everything()).supporters.filter(({points}) => points.some(([, id]) => id === 'payments'));
  expect(payers.length).toBeGreaterThan(0);
  expect(await rule(30, 'paid', 'ghost', '30 points for each payment on Ghost.')).toBe(payers.length);
  const weight = 'A weight of 20 in your own score for each comment on YouTube.';
  expect(await rule(20, 'commented', 'youtube', weight)).toBe(0);
  return page;
}

type List = {readonly page: Page; readonly session: CDPSession};

/** Ghost's own list of members. What is put into the page goes with a reload. */
async function openList({extended, ghost}: Stage): Promise<List> {
  const page = await extended.context.newPage();
  await page.goto(siteOfFake(ghost).membersPage);
  await page.evaluate(() => Object.assign(window, {isSame: true}));
  return {page, session: await inspect(page)};
}

const chipOf = async ({session}: List, {id}: GhostPerson) =>
  (await readChips(session)).find(({member}) => member === id)?.chips[0] ?? '';

/** Waits until the star's chip says what the private server knows, and that is more than before. @returns the score */
async function risen({client, ghost, star}: Stage, list: List, before: number): Promise<number> {
  let score = 0;
  await list.page.bringToFront();
  await expect
    .poll(async () => {
      const chip = await chipOf(list, star);
      score = Number(/^Loyalty (\d+) of 100/.exec(chip)?.[1] ?? 0);
      return score > before && (await readExpected(client, siteOfFake(ghost))).chipOf(star.id).test(chip);
    })
    .toBe(true);
  return score;
}

/** Presses "Refresh" of both connections. */
async function refresh(page: Page): Promise<void> {
  await page.bringToFront();
  await page.goto(`${page.url().split('#')[0]}#/connections`);
  for (const vendor of ['Ghost', 'YouTube']) {
    await page.getByTestId('connection').filter({hasText: vendor}).getByRole('button', {name: 'Refresh'}).click();
  }
}

const starOf = async ({client, ghost, star}: Stage): Promise<Supporter | undefined> =>
  (await readExpected(client, siteOfFake(ghost))).ofMember(star.id);

/** The star pays, Ghost calls the private server, and the browser's regular look comes early. */
async function pay(stage: Stage, page: Page): Promise<void> {
  const {ghost, star} = stage;
  await expect.poll(() => ghost.state.webhooks.all.size).toBe(3);
  await ghost.pay(star.id, 'gold');
  expect(ghost.state.webhooks.deliveries.map(({event, status}) => [event, status])).toEqual([['member.edited', 204]]);
  await expect.poll(async () => (await starOf(stage))?.account?.balance).toBe(65);
  await page.evaluate(() => chrome.alarms.create('pull', {when: Date.now()}));
}

/** The lines of the star's card on Ghost's list, with what each rule adds to the score. */
async function cardLines({page, session}: List, {id}: GhostPerson): Promise<[string, number][]> {
  await page.locator(`tr:has(a[href*="${id}"]) [data-regulars]`).click();
  await findAccessible(session, {role: 'dialog', name: 'About this person'});
  // The box stands before what it says has come.
  await findAccessible(session, {role: 'listitem', name: /: \d+ of \d+$/});
  const items = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);
  await page.keyboard.press('Escape');
  return items.flatMap((name): [string, number][] => {
    const [, rule = '', share] = /^(.+): (\d+) of \d+$/.exec(name) ?? [];
    return share === undefined ? [] : [[rule, Number(share)]];
  });
}

/** Switches the supporters' pages on and copies the star's own link. */
async function linkOf(stage: Stage, page: Page): Promise<string> {
  const {extended} = stage;
  await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const go = (hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.bringToFront();
  await go('#/loyalty/page');
  await page.getByTestId('page-start').click();
  await expect(page.getByTestId('page-links')).toBeVisible();
  await go(`#/supporters/${(await starOf(stage))?.id}`);
  await page.getByTestId('page-link').getByRole('button', {name: 'Copy link'}).click();
  await expect.poll(() => clipboard(page)).toContain('/me/');
  return clipboard(page);
}

/** The lines below a heading of the supporter's page: what, and how many points. */
async function linesBelow(page: Page, heading: string): Promise<string[]> {
  const lines = page
    .locator('section')
    .filter({has: page.getByRole('heading', {name: heading})})
    .locator('li.line');
  const texts = await lines.evaluateAll(rows =>
    rows.map(row => `${row.firstElementChild?.firstChild?.textContent} ${row.lastElementChild?.textContent}`),
  );
  return texts.sort();
}

const EARNED = [
  'Being on the newsletter +20 points',
  'Commenting (Ghost) +5 points',
  'Each payment (Ghost) +30 points',
  'Each payment +10 points',
];

test('a rule is made, previewed and saved, a comment and a payment arrive, the chip on Ghost’s list changes without reload, and the supporter’s page says why (LOY-44, LOY-82, F25, F51, C26, T13)', async ({
  server,
  extended,
}) => {
  await onStage({server, extended}, async stage => {
    const {ghost, youtube, star} = stage;
    const own = await makeRules(stage);
    const list = await openList(stage);
    const before = await risen(stage, list, 0);

    ghost.comment(star.id, 'The tenth letter');
    comments(youtube);
    await refresh(own);
    const commented = await risen(stage, list, before);
    await pay(stage, own);
    const paid = await risen(stage, list, commented);
    expect(await list.page.evaluate(() => 'isSame' in window)).toBe(true);

    // One score of all that is known of the person, explained in the row.
    const shares = await cardLines(list, star);
    const rules = ['payments', 'newsletter', 'commented (Ghost)', 'paid (Ghost)', 'commented (YouTube)'];
    expect(shares.map(([rule]) => rule)).toEqual(rules);
    expect(shares.every(([, share]) => share > 0)).toBe(true);
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(paid);

    const page = await extended.context.newPage();
    await page.goto(await linkOf(stage, own));
    await expect(page.getByRole('heading', {level: 1})).toHaveText(`Hello ${star.name}`);
    await expect(page.locator('.big')).toHaveText('65 points');
    expect(await linesBelow(page, 'What earned what')).toEqual(EARNED);
    expect(await linesBelow(page, 'What you can earn next')).toEqual(EARNED);
    // What weighs in the creator's own score alone is nobody else's business.
    expect(await page.content()).not.toMatch(/youtube|signal|weight of/i);
  });
});
