import {rmSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {page as pageOf, person, times} from '../../fixtures/pages/page.ts';
import {vendorPages} from '../../fixtures/pages/vendors.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {chipOf, HIDDEN_BY_VENDOR, openVendorPage, UNSURE, type VendorPage, wrongChips} from './vendor-page.ts';

const HOSTS = ['gumroad.com', 'letters.substack.com', 'letters.example', 'studio.youtube.com', 'ko-fi.com', 'blog.example'];

let extension = '';
let stub: StubBrowser;

test.beforeAll(async () => {
  extension = await buildStubExtension(HOSTS.map(host => `https://${host}/*`));
  stub = await launchWith([extension], provideBrowser().path);
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

type Case = {
  readonly url: string;
  readonly html: string;
  /** Finds the rows, for the test alone. */
  readonly rows: string;
  /** The chip of each row. */
  readonly chip: (n: number) => RegExp;
  /** An address of the same host that is none of ours: the page without chips. */
  readonly elsewhere: string;
};

/** Opens a page, marks its rows, and expects each to carry its own chip in a row as high as ever. */
async function expectOwnChips({url, html, rows, chip, elsewhere}: Case): Promise<VendorPage> {
  const mark = ({page}: VendorPage) =>
    page.locator(rows).evaluateAll(found => found.forEach((row, n) => void row.setAttribute('data-n', String(n))));
  const plain = await openVendorPage(stub, elsewhere, html);
  await mark(plain);
  const before = await plain.heights();
  await plain.page.close();
  const list = await openVendorPage(stub, url, html);
  await mark(list);
  expect(before.length).toBeGreaterThan(5);
  const expected = Object.fromEntries(before.map((_, n) => [n, chip(n)]));
  await expect.poll(async () => wrongChips(await list.chips(), expected)).toEqual([]);
  expect(await list.heights()).toEqual(before);
  return list;
}

const htmlOf = (name: string) => vendorPages.find(one => one.name === name)?.html ?? '';
const byEmail = (n: number) => chipOf(`email:${person(n).email}`);

test('Gumroad’s sales carry chips by whole and by cut addresses (SAL-10)', async () => {
  const isCut = (n: number) => n % 5 === 0;
  const list = await expectOwnChips({
    url: 'https://gumroad.com/customers',
    html: htmlOf('Gumroad sales'),
    rows: 'tbody tr',
    chip: n => (isCut(n) ? chipOf('a.very.long.address.of.cust') : byEmail(n)),
    elsewhere: 'https://gumroad.com/library',
  });
  expect(await list.asked()).toContainEqual({identifiers: [], emailPrefix: 'a.very.long.address.of.cust'});
  await list.page.close();
});

test('Gumroad’s followers carry chips by the cell that calls itself the address', async () => {
  const list = await expectOwnChips({
    url: 'https://gumroad.com/followers',
    html: htmlOf('Gumroad followers'),
    rows: 'tbody tr',
    chip: byEmail,
    elsewhere: 'https://gumroad.com/library',
  });
  await list.page.close();
});

for (const host of ['letters.substack.com', 'letters.example']) {
  test(`Substack’s subscribers carry chips by an address that is printed twice, on ${host}`, async () => {
    const list = await expectOwnChips({
      url: `https://${host}/publish/subscribers`,
      html: htmlOf('Substack subscribers'),
      rows: 'tbody tr',
      chip: byEmail,
      elsewhere: `https://${host}/publish/posts`,
    });
    expect((await list.asked()).filter(({identifiers}) => identifiers.length !== 1)).toEqual([]);
    await list.page.close();
  });
}

test('Substack’s rows of roles, without headers that we know, carry chips too', async () => {
  const row = (n: number) =>
    `<div role="row" class="row-x_9${n}"><div role="cell"><input type="checkbox"></div><div role="cell">${person(n).email}</div><div role="cell">${person(n).email}</div><div role="cell">Free</div></div>`;
  const head = '<div role="row"><div role="columnheader">Abonnent</div><div role="columnheader">Art</div></div>';
  const list = await expectOwnChips({
    url: 'https://letters.substack.com/publish/subscribers',
    html: pageOf('Subscribers', `<main><div role="table">${head}${times(12, row)}</div></main>`, {
      style: '[role=row]{display:flex}[role=cell]{width:200px}',
    }),
    rows: '[role=row]:has([role=cell])',
    chip: byEmail,
    elsewhere: 'https://letters.substack.com/publish/posts',
  });
  await list.page.close();
});

test('YouTube’s members carry chips by their channels', async () => {
  const list = await expectOwnChips({
    url: 'https://studio.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa/monetization/memberships',
    html: htmlOf('YouTube Studio memberships'),
    rows: 'div.row',
    chip: n => chipOf(`youtube-channel:UC${person(n).id.slice(0, 22)}`),
    elsewhere: 'https://studio.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa/comments',
  });
  await list.page.close();
});

test('Ko-fi’s transactions name people, so they are asked about; Somebody is nobody', async () => {
  const list = await expectOwnChips({
    url: 'https://ko-fi.com/manage/supportreceived?src=sidemenu',
    html: htmlOf('Ko-fi transactions'),
    rows: 'tbody tr',
    chip: n => (n === 3 ? HIDDEN_BY_VENDOR : UNSURE),
    elsewhere: 'https://ko-fi.com/manage/posts',
  });
  const asked = await list.asked();
  expect(asked).toContainEqual({identifiers: [], name: person(0).name});
  expect(asked.filter(({identifiers}) => identifiers.length > 0)).toEqual([]);
  await list.page.close();
});

test('an early Ghost 6, whose rows have neither link nor id, carries chips by the addresses', async () => {
  const row = (n: number) => {
    const {name, email} = person(n);
    const who =
      n % 4 === 0
        ? `<div class="font-medium">${email}</div>`
        : `<div class="font-medium">${name}</div><div data-testid="member-email">${email}</div>`;
    return `<div class="grid" data-testid="members-list-item"><div class="flex"><div>${who}</div></div><div><div>Free</div></div><div>N/A</div><div>Unknown</div><div>3 Nov 2026</div></div>`;
  };
  const list = await expectOwnChips({
    url: 'https://blog.example/ghost/#/members',
    html: pageOf('Members', `<main><div data-testid="members-page">${times(18, row)}</div></main>`, {
      style: '.grid{display:grid;grid-template-columns:2fr 1fr 1fr 1fr 1fr;padding:12px}.flex{display:flex;gap:12px}',
    }),
    rows: '[data-testid=members-list-item]',
    chip: byEmail,
    elsewhere: 'https://blog.example/ghost/#/posts',
  });
  await list.page.close();
});
