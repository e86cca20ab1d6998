import {readdirSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, type Page, test} from '@playwright/test';
import {withOwnBuild} from '../../e2e/own-build.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';

const PATREON = {name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(patreonCsv(drawWorld({members: 200}).patreon))};

/** A part of the popup that it loads when it is needed, as a file of the build. */
function partOf(build: string, name: string): string {
  const chunks = join(build, 'chunks');
  const [file] = readdirSync(chunks).filter(one => one.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`no part ${name}`);
  return join(chunks, file);
}

function choose(popup: Page): Promise<void> {
  return popup.getByTestId('file-input').setInputFiles(PATREON);
}

test('the popup shows its last counts and takes keys before it can look at the mirror (ARM-68)', async () => {
  await withOwnBuild(async (start, build) => {
    const extended = await start();
    const before = await extended.open('popup.html');
    await choose(before);
    await expect(before.getByTestId('import-report')).toContainText('added');
    const counts = before.getByTestId('segment');
    await expect(counts.filter({hasText: 'Declined'})).toContainText(/[1-9]/);
    const shown = await counts.allTextContents();
    await before.close();
    // From here on the part never arrives.
    writeFileSync(partOf(build, 'live'), 'await new Promise(() => undefined); export {};');
    const popup = await extended.open('popup.html');
    expect(await popup.getByTestId('segment').allTextContents()).toEqual(shown);
    await expect(popup.getByTestId('search')).toBeFocused();
    await popup.keyboard.type('an');
    await expect(popup.getByTestId('search')).toHaveValue('an');
    await expect(popup.locator('main')).not.toContainText('Nobody matches');
    await popup.keyboard.press('Escape');
    await popup.keyboard.press('?');
    await expect(popup.getByRole('dialog', {name: 'Keys'})).toBeVisible();
  });
});

test('the popup says when it cannot load what reads the mirror, and does not pass old counts off as new', async () => {
  await withOwnBuild(async (start, build) => {
    const extended = await start();
    const before = await extended.open('popup.html');
    await choose(before);
    await expect(before.getByTestId('segment').first()).toBeVisible();
    await before.close();
    const part = partOf(build, 'live');
    renameSync(part, `${part}.gone`);
    const popup = await extended.open('popup.html');
    await expect(popup.locator('main')).toContainText('A part of Regulars could not be loaded. Nothing was lost.');
    await expect(popup.getByTestId('segment')).toHaveCount(0);
    renameSync(`${part}.gone`, part);
    await popup.reload();
    await expect(popup.getByTestId('segment').first()).toBeVisible();
  });
});

test('the popup says when it cannot load what reads files, and reads the file once it can', async () => {
  await withOwnBuild(async (start, build) => {
    const part = join(build, 'importer.js');
    renameSync(part, `${part}.gone`);
    const extended = await start();
    const popup = await extended.open('popup.html');
    await choose(popup);
    await expect(popup.getByTestId('import-report')).toContainText('could not be loaded. Nothing has changed. Try again');
    renameSync(`${part}.gone`, part);
    await choose(popup);
    await expect(popup.getByTestId('import-report')).toContainText('added');
  });
});
