import {expect, type Page} from '@playwright/test';
import type {ProgrammePlan, Rule} from '#shared/model/programme';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {feedOf} from './feeds.ts';
import {PLAN} from './standing-feeds.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 320, height: 700};
const DAY_MS = 86_400_000;

/** More than anybody keeps in mind, one rule that nobody could explain, versions that ended, and one with a very long name. */
function richPlan(now: number): Omit<ProgrammePlan, 'rev'> {
  const ended = {id: 'payments-1', action: 'paid', points: 8, until: now - 40 * DAY_MS} as const;
  const actions = ['visited', 'downloaded', 'reviewed', 'attended', 'referred', 'bought'] as const;
  const rules: Rule[] = [
    ended,
    {id: 'payments', action: 'paid', points: 10, from: ended.until, replaces: ended.id},
    {id: 'newsletter', action: 'subscribed', points: 1_000_000, first: true},
    {id: 'back', channel: 'patreon', action: 'joined', points: -1_000_000, name: 'Donaudampfschifffahrtsgesellschaft'.repeat(2)},
    ...actions.map((action): Rule => ({id: action, channel: 'site', action, points: 5, campaign: 'spring'})),
    {
      ...{id: 'hard', channel: 'ghost', action: 'commented', points: 3, name: 'Thoughtful comments', cooldownHours: 48},
      when: {subjects: ['The ninth letter'], tiers: ['Gold'], seenOnly: true},
      caps: [{per: 'week', points: 9}],
      pendingDays: 3,
    },
  ];
  const campaigns = [
    {id: 'spring', name: 'Spring', goal: 'More visits; a print for whoever comes often', from: now - 9 * DAY_MS},
  ];
  return {rules, campaigns, halfLifeDays: 365, levels: PLAN.levels ?? [], levelPolicy: {by: 'lifetime', down: 'keep'}};
}

/** Puts a plan into this browser's own workspace, as another of its windows would. */
async function put(page: Page, plan: ProgrammePlan): Promise<void> {
  const command = {id: crypto.randomUUID(), at: Date.now(), kind: 'programme-put', plan};
  const sent = await page.evaluate(data => chrome.runtime.sendMessage({id: 1, type: 'send', data, timestamp: 0}), {command});
  expect(sent).toMatchObject({res: {ok: true}});
}

/** What a programme grows into, and what two windows do to each other. On files alone: `page` shows the rules of an import. */
export async function shootGrownProgramme(page: Page, camera: Camera): Promise<void> {
  const plan = richPlan(Date.now());
  await put(page, plan);
  await go(page, '#/loyalty');
  await page.locator('.programme-rules details summary').click();
  await page.getByTestId('too-complicated').evaluate(note => note.scrollIntoView({block: 'center'}));
  await camera.shoot(page, 'page-loyalty--complex');
  await page.locator('.programme-rules details').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-loyalty--versions');
  await go(page, '#/loyalty/rules/payments');
  await page.locator('#rule-points').fill('25');
  await page.getByTestId('rule-next').click();
  await page.locator('input[value=always]').click();
  await expect(page.getByTestId('preview-ready')).toBeVisible();
  await page.getByTestId('level-move').first().scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-loyalty--level-moves');
  await page.keyboard.press('Escape');
  await put(page, {...plan, rev: 1, rules: plan.rules.map(rule => (rule.id === 'payments' ? {...rule, points: 12} : rule))});
  await expect(page.getByTestId('conflict')).toBeVisible();
  await camera.shoot(page, 'page-loyalty--conflict');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-loyalty--conflict-narrow');
  await page.setViewportSize(WIDE);
  await shootLevelClash(page, camera, plan);
}

/** Levels that two windows changed, before they are saved. */
async function shootLevelClash(page: Page, camera: Camera, plan: ProgrammePlan): Promise<void> {
  await go(page, '#/loyalty/levels');
  await page.getByTestId('level').first().locator('input[type=number]').fill('40');
  const levels = (plan.levels ?? []).map(level => (level.id === 'friend' ? {...level, from: 80} : level));
  await put(page, {...plan, rev: 2, levels});
  await page.getByTestId('levels-save').click();
  await expect(page.getByTestId('preview-ready')).toBeVisible();
  await camera.shoot(page, 'page-loyalty--levels-preview');
  await page.keyboard.press('Escape');
}

/** What takes a private server its time, and what it does not answer. */
export async function shootPreviewing(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const feed = feedOf(12, Date.now(), PLAN);
  await follow({...feed, programme: {...feed.programme, rederived: {done: 12_400, expected: 50_000}}});
  const page = await openView(extended, 'page.html#/loyalty', WIDE);
  await camera.shoot(page, 'page-loyalty--deriving');
  let answer: () => void = () => undefined;
  const held = new Promise<void>(resolve => {
    answer = resolve;
  });
  await page.route('**/v1/programme/preview', async route => {
    await held;
    await route.abort();
  });
  await go(page, '#/loyalty/rules/new');
  await page.locator('#rule-points').fill('7');
  await page.getByTestId('rule-next').click();
  await camera.shoot(page, 'page-loyalty--preview-loading');
  answer();
  await page.waitForTimeout(400);
  await camera.shoot(page, 'page-loyalty--preview-error');
  await page.close();
}

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
