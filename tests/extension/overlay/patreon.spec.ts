import {rmSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {type Markup, type MemberColumn, patreonList, type Row} from '../../fixtures/pages/patreon-lists.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {chipOf, HIDDEN_BY_VENDOR, openVendorPage, UNSURE, wrongChips} from './vendor-page.ts';

const SHOWN: readonly MemberColumn[] = ['name', 'email', 'discord', 'tier', 'amount', 'lifetime', 'lastCharge', 'status'];

const link = (id: number, name: string) => `<a href="/user?u=${id}"><img alt="" src="data:,"><span>${name}</span></a>`;
const common = {discord: 'someone#12', tier: 'Gold', amount: '$5.00', lifetime: '$60.00', lastCharge: '1 Nov', status: 'Active'};
const PEOPLE: readonly Row[] = [
  {...common, n: 1, name: link(101, 'Ada Adler'), email: 'ada@example.org'},
  {...common, n: 2, name: 'Bela Brandt', email: '<a href="mailto:bela@example.org">bela@example.org</a>'},
  {...common, n: 3, name: 'Chidi Okonkwo', email: 'chidi.okonkwo.the.third@exam…'},
  {...common, n: 4, name: 'Dara Diaz', email: 'dara.diaz...'},
  // hidden: nobody knows which of five reasons it is
  {...common, n: 5, name: '', email: ''},
  {...common, n: 6, name: '', email: 'j•••@e•••.org'},
  {...common, n: 7, name: link(107, ''), email: ''},
  // blocked the address, not the name
  {...common, n: 8, name: 'Noor Haddad', email: '—'},
  {...common, n: 9, name: 'Gift of two', email: '<div>one@example.org</div><div>two@example.org</div>'},
  {...common, n: 10, name: 'Twice', email: '<span>twice@example.org</span><span>twice@example.org</span>'},
];

const EXPECTED = {
  1: chipOf('patreon-user:101'),
  2: chipOf('email:bela@example.org'),
  3: chipOf('chidi.okonkwo.the.third@exam'),
  4: UNSURE,
  5: HIDDEN_BY_VENDOR,
  6: HIDDEN_BY_VENDOR,
  7: chipOf('patreon-user:107'),
  8: UNSURE,
  9: UNSURE,
  10: chipOf('email:twice@example.org'),
};

let extension = '';
let stub: StubBrowser;

test.beforeAll(async () => {
  extension = await buildStubExtension(['https://www.patreon.com/*']);
  stub = await launchWith([extension], provideBrowser().path);
  await stub.background.evaluate(() => {
    (globalThis as unknown as {stub: {shared: string[]}}).stub.shared = ['dara.diaz'];
  });
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

for (const [language, markup, path] of [
  ['en', 'table', 'members'],
  ['fr', 'boxes', 'audience'],
  ['es', 'grid', 'members?membershipType=active_patron'],
] as const) {
  test(`Patreon’s members carry their own chips under their own address, in ${language} (ARM-2, ARM-22, ARM-71, ARM-72)`, async () => {
    const html = patreonList({of: 'members', language, markup, columns: SHOWN, rows: PEOPLE});
    // the same page at an address that is none of ours: what it is without chips
    const plain = await openVendorPage(stub, 'https://www.patreon.com/settings/memberships', html);
    const before = await plain.heights();
    await plain.page.close();
    const list = await openVendorPage(stub, `https://www.patreon.com/${path}`, html);
    await expect.poll(async () => wrongChips(await list.chips(), EXPECTED)).toEqual([]);
    expect(await list.heights()).toEqual(before);
    expect(new Set(await list.asked())).toEqual(
      new Set([
        {identifiers: ['patreon-user:101', 'email:ada@example.org']},
        {identifiers: ['email:bela@example.org']},
        {identifiers: [], emailPrefix: 'chidi.okonkwo.the.third@exam'},
        {identifiers: [], emailPrefix: 'dara.diaz'},
        {identifiers: [], masked: true},
        {identifiers: ['patreon-user:107']},
        {identifiers: [], name: 'Noor Haddad'},
        {identifiers: ['email:one@example.org', 'email:two@example.org'], conflict: true},
        {identifiers: ['email:twice@example.org']},
      ]),
    );
    await list.page.close();
  });
}

async function expectFound(markup: Markup, columns: readonly MemberColumn[]): Promise<void> {
  const rows = PEOPLE.map(row => ({...row, address: 'ada@example.org Street 5', messages: 'Write', colour: 'Red', notes: 'x'}));
  const html = patreonList({of: 'members', language: 'en', markup, columns, rows});
  const list = await openVendorPage(stub, 'https://www.patreon.com/members', html);
  await expect.poll(async () => wrongChips(await list.chips(), EXPECTED)).toEqual([]);
  await list.page.close();
}

test('columns in any order, the optional ones among them, are told by their headers (ARM-54, ARM-55, ARM-56, ARM-57, ARM-58)', async () => {
  await expectFound('table', ['status', 'address', 'cancelled', 'messages', 'email', 'discord', 'name']);
  await expectFound('boxes', ['colour', 'email', 'tier', 'name', 'status']);
});

test('columns that nobody has heard of are left alone (ARM-59)', async () => {
  await expectFound('grid', ['colour', 'lifetime', 'email', 'notes', 'name']);
});

for (const [markup, box] of [
  ['table', 'table'],
  ['boxes', '.sc-aXZVg'],
  ['grid', '[role=grid]'],
] as const) {
  test(`columns are hidden and moved while the list is shown, in a ${markup}, and each row stays who it is (ARM-54)`, async () => {
    const of = (columns: readonly MemberColumn[]) => patreonList({of: 'members', language: 'fr', markup, columns, rows: PEOPLE});
    const list = await openVendorPage(stub, 'https://www.patreon.com/members', of(SHOWN));
    await expect.poll(async () => wrongChips(await list.chips(), EXPECTED)).toEqual([]);
    const show = (columns: readonly MemberColumn[]) =>
      list.page.evaluate(
        ([html, selector]) => {
          const next = new DOMParser().parseFromString(html, 'text/html').querySelector(selector);
          document.querySelector(selector)?.replaceChildren(...(next?.childNodes ?? []));
        },
        [of(columns), box] as const,
      );
    await show(['tier', 'email', 'status', 'name']);
    await expect.poll(async () => wrongChips(await list.chips(), EXPECTED)).toEqual([]);
    // without addresses only links and names are left, and a name never identifies
    await show(['name', 'status', 'tier']);
    const left = {1: EXPECTED[1], 2: UNSURE, 3: UNSURE, 5: HIDDEN_BY_VENDOR, 7: EXPECTED[7]};
    await expect.poll(async () => wrongChips(await list.chips(), left)).toEqual([]);
    await list.page.close();
  });
}

test('rows that are given to other people carry theirs, in every markup', async () => {
  for (const markup of ['table', 'boxes', 'grid'] as const) {
    const rows = Array.from({length: 10}, (_, n) => ({...common, n, name: `Person ${n}`, email: `p${n}@example.org`}));
    const html = patreonList({of: 'members', language: 'en', markup, columns: SHOWN, rows});
    const list = await openVendorPage(stub, 'https://www.patreon.com/members', html);
    const expected = (from: number) => Object.fromEntries(rows.map(({n}) => [n, chipOf(`email:p${from + n}@example.org`)]));
    for (const from of [0, 20, 70]) {
      await list.page.evaluate(start => {
        const texts = document.createTreeWalker(document.querySelector('main') ?? document, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const n = Number(text.parentElement?.closest('[data-n]')?.getAttribute('data-n'));
          if (/^Person \d/.test(text.nodeValue ?? '')) text.nodeValue = `Person ${start + n}`;
          if (/^p\d+@/.test(text.nodeValue ?? '')) text.nodeValue = `p${start + n}@example.org`;
        }
      }, from);
      await expect.poll(async () => wrongChips(await list.chips(), expected(from))).toEqual([]);
    }
    await list.page.close();
  }
});

test('labels of a filter above the list are no headers', async () => {
  const rows = PEOPLE.slice(0, 2);
  const html = patreonList({of: 'members', language: 'en', markup: 'boxes', columns: ['name', 'email', 'tier'], rows});
  const filters = '<div><label>Status</label><label>Tiers</label><label>Email</label></div><div><b>a</b><b>b</b><b>c</b></div>';
  const list = await openVendorPage(stub, 'https://www.patreon.com/members', html.replace('</h1>', `</h1>${filters}`));
  await expect.poll(async () => wrongChips(await list.chips(), {1: EXPECTED[1], 2: EXPECTED[2]})).toEqual([]);
  await list.page.close();
});

for (const [language, markup] of [
  ['en', 'boxes'],
  ['fr', 'grid'],
  ['es', 'table'],
] as const) {
  test(`Patreon’s Sales are asked about by name, in ${language} (ARM-91, ARM-92, SAL-1, SAL-2, SAL-6, SAL-7)`, async () => {
    const sale = {product: 'Poster', date: '3 Nov 2026', amount: '$12.00'};
    const html = patreonList({
      of: 'sales',
      language,
      markup,
      columns: ['name', 'product', 'date', 'status', 'amount'],
      rows: [
        {...sale, n: 1, name: '<button>Ada Adler</button>', status: 'Complete'},
        {...sale, n: 2, name: link(202, 'Béla Brandt'), status: 'Refunded'},
        {...sale, n: 3, name: '', status: 'Complete'},
      ],
    });
    const list = await openVendorPage(stub, 'https://www.patreon.com/audience/sales', html);
    const expected = {1: UNSURE, 2: chipOf('patreon-user:202'), 3: HIDDEN_BY_VENDOR};
    await expect.poll(async () => wrongChips(await list.chips(), expected)).toEqual([]);
    expect(await list.asked()).toContainEqual({identifiers: [], name: 'Ada Adler'});
    await list.page.close();
  });
}

test('a language that we do not speak is read by its build alone, and people by their links (C38, F45)', async () => {
  const html = patreonList({
    of: 'members',
    language: 'en',
    markup: 'table',
    columns: ['name', 'tier', 'status'],
    rows: Array.from({length: 8}, (_, n) => ({...common, n, name: link(300 + n, `Person ${n}`)})),
  });
  const inGerman = html
    .replace('<th>Name</th><th>Tiers</th><th>Status</th>', '<th>Anzeige</th><th>Stufe</th><th>Zustand</th>')
    .replace('<h1>Members</h1>', '<h1>Mitglieder</h1>');
  expect(inGerman).not.toBe(html);
  const list = await openVendorPage(stub, 'https://www.patreon.com/members', inGerman);
  const expected = Object.fromEntries(Array.from({length: 8}, (_, n) => [n, chipOf(`patreon-user:${300 + n}`)]));
  await expect.poll(async () => wrongChips(await list.chips(), expected), {timeout: 20_000}).toEqual([]);
  await list.page.close();
});

for (const markup of ['table', 'boxes'] as const) {
  test(`headers that come back give the list to its adapter again, in a ${markup} (C38, F45)`, async () => {
    const rows = Array.from({length: 9}, (_, n): Row => ({...common, n, name: `Person ${n}`, email: `person${n}@example.org`}));
    // who has a name alone is nobody to the detector, and a question to the adapter
    rows.push({...common, n: 9, name: 'Noor Haddad', email: '—'});
    const html = patreonList({of: 'members', language: 'en', markup, columns: ['name', 'email', 'tier', 'status'], rows});
    const list = await openVendorPage(
      stub,
      'https://www.patreon.com/members',
      html.replaceAll(/(Name|Email|Tiers|Status)</g, 'x$1<'),
    );
    const byEmail = rows.slice(0, 9).map(({n}) => [n, chipOf(`email:person${n}@example.org`)]);
    const detected = {...Object.fromEntries(byEmail), 9: undefined};
    await expect.poll(async () => wrongChips(await list.chips(), detected), {timeout: 25_000}).toEqual([]);
    await list.page.evaluate(() => {
      for (const header of document.querySelectorAll('th,.c > span')) header.innerHTML = header.innerHTML.replace(/^x/, '');
    });
    await expect.poll(async () => wrongChips(await list.chips(), {...detected, 9: UNSURE}), {timeout: 15_000}).toEqual([]);
    await list.page.close();
  });
}

test('chips above a table stay with their rows when a notice above the list comes, grows and goes, and headers do', async () => {
  const rows = Array.from({length: 9}, (_, n): Row => ({...common, n, name: `Person ${n}`, email: `person${n}@example.org`}));
  const html = patreonList({of: 'members', language: 'en', markup: 'table', columns: ['name', 'email', 'tier', 'status'], rows});
  const list = await openVendorPage(stub, 'https://www.patreon.com/members', html);
  const expected = Object.fromEntries(rows.map(({n}) => [n, chipOf(`email:person${n}@example.org`)]));
  await expect.poll(async () => wrongChips(await list.chips(), expected)).toEqual([]);
  for (const change of [
    `document.querySelector('main').insertAdjacentHTML('afterbegin', '<p id="notice">A notice<br>of two lines</p>')`,
    `document.querySelector('#notice').style.paddingBottom = '37px'`,
    `document.querySelector('#notice').hidden = true`,
    `window.head = document.querySelector('thead'), head.remove()`,
    `document.querySelector('table').prepend(head)`,
  ]) {
    await list.page.evaluate(change);
    await expect.poll(async () => wrongChips(await list.chips(), expected), {message: change}).toEqual([]);
  }
  await list.page.close();
});

test('the viewer’s own address and other pages of Patreon are left alone (ARM-2)', async () => {
  const html = patreonList({of: 'members', language: 'en', markup: 'table', columns: SHOWN, rows: PEOPLE});
  const other = await openVendorPage(stub, 'https://www.patreon.com/settings/memberships', html);
  await other.page.waitForTimeout(500);
  expect(Object.values(await other.chips()).flat()).toEqual([]);
  expect(await other.asked()).toEqual([]);
  await other.page.close();
  const list = await openVendorPage(stub, 'https://www.patreon.com/members', html);
  await expect.poll(async () => wrongChips(await list.chips(), EXPECTED)).toEqual([]);
  expect(JSON.stringify(await list.asked())).not.toMatch(/creator@example\.org|patreon-user:7"/);
  await list.page.close();
});
