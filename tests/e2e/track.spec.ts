import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type BrowserContext, chromium, expect, type Page} from '@playwright/test';
import {trackingSchema} from '#shared/protocol/track';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import {provideBrowser} from '../setup/browser.ts';
import {pair} from './creator.ts';
import {test} from './fixtures.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** A site of its own, with as strict a policy as it can have: scripts and connections of itself and the private server alone. */
async function startSite(server: string): Promise<{origin: string; line: {value: string}; close(): void}> {
  const line = {value: ''};
  const http = createServer(({url = '/'}, response) => {
    if (url === '/own.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(
        "for (const [id, yes] of [['yes', true], ['no', false]]) document.getElementById(id).onclick = () => regulars.consent(yes);" +
          "document.getElementById('wish').onclick = () => regulars.track('wish', {name: 'Blue mug'});",
      );
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', `default-src 'none'; script-src 'self' ${server}; connect-src ${server}`);
    response.end(`<!doctype html><title>Ada writes</title><button id="yes">Yes</button><button id="no">No</button>
      <button id="wish">I wish</button><a href="/guide.pdf" download>The guide</a>
      ${line.value}<script src="/own.js" defer></script>`);
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  return {origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, line, close: () => void http.close()};
}

/** What the private server says of today. */
async function todayOf({url, token}: WorkspaceClient) {
  const answer = await fetch(`${url}/v1/tracking`, {headers: {authorization: `Bearer ${token}`}});
  return trackingSchema.parse(await answer.json()).today;
}

/** A page that notes what it sends to the private server and what its policy forbids. */
async function openPage(context: BrowserContext, address: string): Promise<{page: Page; sent: string[]; forbidden: string[]}> {
  const page = await context.newPage();
  const [sent, forbidden]: [string[], string[]] = [[], []];
  page.on('request', request => request.url().includes('/v1/track/') && sent.push(request.postData() ?? ''));
  page.on('console', message => message.type() === 'error' && forbidden.push(message.text()));
  await page.goto(address);
  await page.waitForFunction(() => 'regulars' in globalThis);
  return {page, sent, forbidden};
}

test('a page under a strict policy tells nothing before consent, then what was done there, and stops when it is taken back (LOY-50, LOY-51, LOY-63, LOY-78)', async ({
  server,
  extended,
}) => {
  const client = await createWorkspace(server, 'Ada writes');
  const site = await startSite(server.url);
  await pair(extended, client);
  const connections = await extended.open('page.html#/connections');
  const card = connections.getByTestId('own-site');
  await card.getByTestId('own-origins').fill(site.origin);
  await card.getByLabel('Pages that count').fill('/blog/*');
  await card.getByTestId('own-save').click();
  site.line.value = await card.locator('#own-snippet').inputValue();
  const key = 'ghost/site.example/member/ada';
  await client.importReadings('file', [
    {key, source: 'file', asOf: 1, identifiers: [], fields: {name: 'Ada', email: 'ada@adler.example'}},
  ]);
  const ada = (await client.everything()).supporters[0]?.id ?? '';
  const browser = await chromium.launch({
    executablePath: provideBrowser(() => undefined).path,
    args: ['--no-sandbox', '--disable-blink-features=AutomationControlled'],
  });
  try {
    const context = await browser.newContext({userAgent: BROWSER});
    const {page, sent, forbidden} = await openPage(context, `${site.origin}/blog/one?regulars=${ada}&page=2#top`);
    // The personal link is not passed on by whoever copies the address.
    expect(page.url()).toBe(`${site.origin}/blog/one?page=2#top`);
    await page.click('#wish');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(sent).toEqual([]);

    await page.click('#yes');
    await page.click('#wish');
    await Promise.all([page.waitForEvent('download'), page.click('text=The guide')]);
    await expect
      .poll(() => todayOf(client), {timeout: 10_000})
      .toMatchObject({
        visitors: 1,
        known: 1,
        counts: [
          {kind: 'visit', count: 1},
          {kind: 'download', count: 1},
          {kind: 'wish', count: 1},
        ],
      });
    expect(sent).toHaveLength(1);
    await connections.reload();
    await expect(card.getByTestId('own-today')).toHaveText(
      'Today 1 visitor, 1 of them known: visited 1 · downloaded 1 · wished for 1',
    );
    expect(await context.cookies()).toEqual([]);
    expect(forbidden).toEqual([]);

    await page.click('#no');
    await expect.poll(() => todayOf(client)).toMatchObject({visitors: 0, counts: []});
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(JSON.parse(sent.at(-1) ?? '')).toMatchObject({forget: true, events: []});

    // Two that say no: the visitor's browser, and one that a program drives.
    for (const name of ['globalPrivacyControl', 'webdriver']) {
      const other = await browser.newContext({userAgent: BROWSER});
      await other.addInitScript(property => Object.defineProperty(navigator, property, {get: () => true}), name);
      const silent = await openPage(other, `${site.origin}/blog/one`);
      await silent.page.click('#yes');
      await silent.page.click('#wish');
      await silent.page.close();
      expect(silent.sent).toEqual([]);
      await other.close();
    }
  } finally {
    await browser.close();
    site.close();
  }
});
