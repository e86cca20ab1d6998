import {type Browser, chromium, expect, type Page} from '@playwright/test';
import {linkableDiscord} from '../demo/shots/linkable-discord.ts';
import {drawStar, fillOwnPage} from '../demo/shots/own-page-world.ts';
import {createWorkspace} from '../demo/workspace-client.ts';
import {provideBrowser} from '../setup/browser.ts';
import {violationsOf} from './axe.ts';
import {test} from './fixtures.ts';

const PHONE = {
  viewport: {width: 360, height: 740},
  userAgent: 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile',
};

/** A picture of one point. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

async function openBrowser(): Promise<Browser> {
  return chromium.launch({executablePath: provideBrowser(() => undefined).path, args: ['--no-sandbox']});
}

/** Whether anything has to be scrolled sideways for. */
const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test('a supporter opens their page on a phone without scripts, reads it in three languages, redeems and leaves (LOY-81, LOY-82)', async ({
  server,
}) => {
  const client = await createWorkspace(server, 'Ink & Paper');
  const browser = await openBrowser();
  try {
    const scripted = await browser.newContext({...PHONE, bypassCSP: true});
    const first = await scripted.newPage();
    const {address} = await fillOwnPage(client, await drawStar(first));
    const context = await browser.newContext({...PHONE, javaScriptEnabled: false});
    const page = await context.newPage();
    const [elsewhere, forbidden]: [string[], string[]] = [[], []];
    page.on('request', request => request.url().startsWith(server.url) || elsewhere.push(request.url()));
    page.on('console', message => forbidden.push(message.text()));
    for (const [language, title] of [
      ['fr', 'Bonjour Ada Adler'],
      ['es', 'Hola, Ada Adler'],
      ['en', 'Hello Ada Adler'],
    ] as const) {
      await page.goto(`${address}?lang=${language}`);
      await expect(page.getByRole('heading', {level: 1})).toHaveText(title);
      await first.goto(`${address}?lang=${language}`);
      expect(await isTooWide(first)).toBe(false);
      for (const colorScheme of ['light', 'dark'] as const) {
        await first.emulateMedia({colorScheme});
        expect(await violationsOf(first)).toEqual([]);
      }
      await page.screenshot({path: test.info().outputPath(`${language}.png`), fullPage: true});
    }
    await page.getByRole('button', {name: 'Redeem: Blue mug'}).click();
    await expect(page.getByRole('status')).toHaveText('Done. You find it below, under what you redeemed.');
    await expect(page.getByText('15 points', {exact: true})).toBeVisible();
    await page.getByText('Do not score me').click();
    await page.getByRole('button', {name: 'Stop scoring me'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('You are not scored');
    expect([elsewhere, forbidden]).toEqual([[], []]);
    expect(await context.cookies()).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a supporter links their Discord without scripts, by Discord’s own consent, and takes it back (F51, T13)', async ({
  server,
}) => {
  const client = await createWorkspace(server, 'Ink & Paper');
  const browser = await openBrowser();
  const discord = await linkableDiscord(client);
  try {
    const context = await browser.newContext({...PHONE, javaScriptEnabled: false});
    const page = await context.newPage();
    const {address} = await fillOwnPage(client, PIXEL);
    const forbidden: string[] = [];
    page.on('console', message => forbidden.push(message.text()));
    await page.goto(`${address}?lang=fr`);
    await page.getByRole('button', {name: 'Lier mon Discord'}).click();
    await expect(page.getByRole('status')).toHaveText('Votre compte Discord est lié.');
    expect(page.url().startsWith(address)).toBe(true);
    await expect(page.getByText('Discord\u202f: lié en tant que ada.draws')).toBeVisible();
    expect(await context.cookies()).toEqual([]);
    await page.getByRole('button', {name: 'Délier'}).click();
    await expect(page.getByRole('button', {name: 'Lier mon Discord'})).toBeVisible();
    expect([forbidden, [...discord.fake.oauth.tokens]]).toEqual([[], []]);
  } finally {
    await discord.close();
    await browser.close();
  }
});
