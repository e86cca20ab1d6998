import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, type Page} from '@playwright/test';
import {freePort} from '../demo/ports.ts';
import {type Extended, launchExtended} from './extension.ts';

const DAY_MS = 86_400_000;

/** A moment as exports print it: `2026-11-23 10:00:00`. */
export function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

export const daysAgo = (days: number) => stamp(Date.now() - days * DAY_MS);

/** A day in the middle of last month. */
export function lastMonth(): string {
  const now = new Date();
  return stamp(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 12));
}

export type Patron = {
  readonly name: string;
  readonly email?: string;
  readonly status?: 'Active patron' | 'Declined patron' | 'Former patron';
  readonly tier?: string;
  readonly since?: string;
  readonly accessUntil?: string;
};

/** Patreon's members file of these patrons. */
export function patronsFile(patrons: readonly Patron[]): string[] {
  const head =
    'Name,Email,Patron Status,Pledge Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,Access Expiration,User ID,Currency';
  const rows = patrons.map(({name, email, status = 'Active patron', tier = 'Gold', since, accessUntil = ''}, place) => {
    const charge = status === 'Declined patron' ? 'Declined' : 'Paid';
    const address = email ?? `${name.split(' ')[0]?.toLowerCase()}@example.org`;
    const cells = [name, address, status, '5', tier, since ?? daysAgo(400), daysAgo(5), charge, accessUntil, String(100 + place)];
    return [...cells, 'USD'].join(',');
  });
  return [head, ...rows];
}

export type AtWork = {readonly extended: Extended; readonly port: number};

/** A browser whose creator has read some files, with a tab in front that is none of ours. */
export async function atWork(
  files: Readonly<Record<string, readonly string[]>>,
  work: (at: AtWork) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-jobs-'));
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await extended.open('page.html#/import');
    for (const [name, lines] of Object.entries(files)) {
      writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
      await page.getByTestId('file-input').setInputFiles(join(folder, name));
      await expect(page.getByTestId('import-report')).toContainText(name);
    }
    await page.goto('about:blank');
    await page.bringToFront();
    await work({extended, port});
  } finally {
    await extended.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The tab that something opens, once it shows what it was opened for: at first it is empty, and what is asked of it is lost. */
export async function openedBy({context}: Extended, act: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), act()]);
  await page.waitForURL(({href}) => href !== 'about:blank', {waitUntil: 'commit'});
  return page;
}

export const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
