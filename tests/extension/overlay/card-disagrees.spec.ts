import {rmSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type MemberColumn, patreonList, type Row} from '../../fixtures/pages/patreon-lists.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {openVendorPage} from './vendor-page.ts';

const COLUMNS: readonly MemberColumn[] = ['name', 'email', 'tier', 'amount', 'status'];
const ROW: Row = {n: 1, name: 'Ada Adler', email: 'ada@example.org', tier: 'Gold', amount: '$5.00', status: 'Active'};
const DAY = 86_400_000;

let extension = '';
let stub: StubBrowser;

test.beforeAll(async () => {
  extension = await buildStubExtension(['https://www.patreon.com/*']);
  stub = await launchWith([extension], provideBrowser().path);
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

/** What our file says of the one member on the page. */
async function told(fields: object): Promise<void> {
  const record = {key: 'patreon/c/user/1', rid: 'r', sources: [{source: 'file', asOf: Date.now() - 9 * DAY}], identifiers: []};
  const records = [{...record, fields: {paid: true, ...fields}}];
  const state = {kind: 'score', score: 50, risk: false, staleDays: 0};
  await stub.background.evaluate(change => void Object.assign((globalThis as unknown as {stub: object}).stub, change), {
    state,
    supporter: {records},
  });
}

for (const [language, status] of [
  ['en', 'Active'],
  ['fr', 'Actif'],
  ['es', 'Activo'],
] as const) {
  test(`the card says that Patreon’s page and our file disagree, with both words and the file’s age, in ${language} (C3, C15, F15)`, async () => {
    await told({vendorState: 'declined', tiers: [{name: 'Silver'}], pledge: {minorUnits: 500, currency: 'USD'}});
    const html = patreonList({of: 'members', language, markup: 'table', columns: COLUMNS, rows: [{...ROW, status}]});
    const {page, session} = await openVendorPage(stub, 'https://www.patreon.com/members', html);
    await findAccessible(session, {role: 'button', name: 'All, 412'});
    await clickAccessible(page, session, {role: 'button', name: /^Loyalty 50/});
    await findAccessible(session, {role: 'list', name: 'The page says something else'});
    const lines = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);
    expect(lines).toContain(`Status: the page says ${status}; file from Patreon, 9 days ago: declined.`);
    expect(lines).toContain('Tier: the page says Gold; file from Patreon, 9 days ago: Silver.');
    expect(lines.some(line => line.startsWith('Amount'))).toBe(false);
    await page.close();
  });
}

test('a card says nothing of the page where both say the same (C3)', async () => {
  await told({vendorState: 'active', tiers: [{name: 'Gold'}], pledge: {minorUnits: 500, currency: 'USD'}});
  const html = patreonList({of: 'members', language: 'en', markup: 'table', columns: COLUMNS, rows: [ROW]});
  const {page, session} = await openVendorPage(stub, 'https://www.patreon.com/members', html);
  await findAccessible(session, {role: 'button', name: 'All, 412'});
  await clickAccessible(page, session, {role: 'button', name: /^Loyalty 50/});
  await findAccessible(session, {role: 'list', name: 'What else is known'});
  expect(await isThere(session, {role: 'list', name: 'The page says something else'})).toBe(false);
  await page.close();
});
