import {expect, type Page} from '@playwright/test';
import {readExport} from '#shared/csv/read-export';
import type {ProgrammePlan} from '#shared/model/programme';
import {syncNow} from '../demo/shots/browser.ts';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import {go} from '../extension/views/with-people.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {pair} from './creator.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';

/** Opens a rule of the programme, changes it, and looks at what that would do to everyone's past. */
async function preview(page: Page, rule: string, change: () => Promise<void>): Promise<void> {
  await go(page, `#/loyalty/rules/${rule}`);
  await change();
  await again(page);
}

async function again(page: Page): Promise<void> {
  await page.getByTestId('rule-next').click();
  await page.locator('input[value=always]').click();
  await expect(page.getByTestId('preview-ready')).toBeVisible();
}

async function save(page: Page): Promise<void> {
  await page.getByTestId('preview-save').click();
  await expect(page.getByTestId('preview')).toHaveCount(0);
}

/** Saves on top of what the other browser saved: refused, or not even tried where that is known by now. Both say so. */
async function collide(page: Page): Promise<void> {
  const isKnown = (await page.getByTestId('conflict').count()) > 0;
  if (!isKnown) await page.getByTestId('preview-save').evaluateAll(buttons => (buttons[0] as HTMLElement | undefined)?.click());
  await expect(page.getByTestId('conflict')).toBeVisible();
}

async function planOf(client: WorkspaceClient): Promise<ProgrammePlan | undefined> {
  const {changes} = await client.everything();
  return changes.flatMap(change => (change.kind === 'programme' && change.doc ? [change.doc] : []))[0];
}

test('with a private server two browsers change the programme at once, each after a preview, and nothing of either is lost (LOY-74, LOY-75, F26)', async ({
  server,
  extended,
  world,
}) => {
  const client = await createWorkspace(server, 'Ada');
  const read = readExport({text: patreonCsv(world.patreon.slice(0, 40)), asOf: Date.now()});
  if (!read.ok) throw new Error(read.problem.code);
  await client.importReadings('patreon', read.readings);
  const other = await launchExtended();
  try {
    await pair(extended, client);
    await pair(other, client);
    const [here, there] = [await extended.open('page.html#/loyalty'), await other.open('page.html#/loyalty')];
    for (const page of [here, there]) await expect(page.getByTestId('rule-line')).toHaveCount(2);

    // Of one rule each changes another part.
    await preview(here, 'payments', () => here.locator('#rule-points').fill('12'));
    await preview(there, 'payments', async () => {
      await there.locator('summary', {hasText: 'Limits'}).click();
      await there.getByLabel('a month').fill('9');
    });
    await expect(there.getByTestId('moved')).toHaveCount(10);
    await there.getByTestId('moved-more').click();
    const losing = Number(await there.locator('.preview .tile b').nth(1).textContent());
    await expect(there.getByTestId('moved')).toHaveCount(losing);
    await save(here);
    await collide(there);
    await expect(there.getByTestId('conflict')).toContainText('12 points for each payment.');
    await expect(there.getByTestId('conflict')).toContainText('Nothing of it is lost');
    await expect(there.getByTestId('sentence')).toHaveText('12 points for each payment, at most 9 a month.');
    await again(there);

    // Something else, saved by who knows nothing of that yet, stands beside it.
    await go(here, '#/loyalty/levels');
    await here.getByTestId('levels-start').click();
    await here.getByTestId('levels-save').click();
    await expect(here.getByTestId('level-move')).toHaveCount(1);
    await save(there);
    await collide(here);
    await expect(here.getByTestId('conflict')).toContainText('at most 9 a month');
    await expect(here.getByTestId('preview-ready')).toBeVisible();
    await save(here);
    expect(await planOf(client)).toMatchObject({
      rules: [{id: 'payments', points: 12, caps: [{per: 'month', points: 9}]}, {id: 'newsletter'}],
      levels: [{from: 100}, {from: 500}, {from: 2_000}],
    });

    // It knows of the levels before it goes on, or their conflict would come first.
    await syncNow(there);
    await go(there, '#/loyalty/levels');
    await expect(there.locator('.level-row')).toHaveCount(3);

    // Both say another thing of the same: the creator chooses, and what was typed is still there.
    await preview(here, 'newsletter', () => here.locator('#rule-points').fill('30'));
    await preview(there, 'newsletter', () => there.locator('#rule-points').fill('40'));
    await save(here);
    await collide(there);
    await expect(there.getByTestId('conflict')).toContainText('30 points for each subscription to the newsletter.');
    await expect(there.locator('#rule-points')).toHaveValue('40');
    await there.getByRole('button', {name: 'Keep mine'}).click();
    await again(there);
    await save(there);
    expect((await planOf(client))?.rules[1]).toMatchObject({points: 40});

    // What another has built on since is not undone unsaid.
    await here.locator('.toast', {hasText: 'Rule saved'}).last().getByText('Undo').click();
    await expect(here.locator('.toast', {hasText: 'was not undone'})).toBeVisible();
    expect((await planOf(client))?.rules[1]).toMatchObject({points: 40});
  } finally {
    await other.close();
  }
});
