import {expect} from '@playwright/test';
import {type GhostFake, startGhostFake} from '../../fakes/ghost.ts';
import {person} from '../../fixtures/pages/page.ts';
import {patreonList, type Row} from '../../fixtures/pages/patreon-lists.ts';
import {vendorPages} from '../../fixtures/pages/vendors.ts';
import {drawWorld, type GhostPerson} from '../../fixtures/people.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {type Looking, test} from './looking.ts';

const MEMBERS = 'https://www.patreon.com/members';
const WORDS = {
  en: {paid: 'Active', declined: 'Declined', gone: 'Canceled', refunded: 'Refunded', complete: 'Complete'},
  fr: {paid: 'À jour', declined: 'Refusé', gone: 'Annulée', refunded: 'Remboursée', complete: 'Terminée'},
  es: {paid: 'Al día', declined: 'Rechazado', gone: 'Cancelado', refunded: 'Reembolsado', complete: 'Completada'},
} as const;

/** What an adapter understands of the rows of a page. */
async function understood(looking: Looking, id: string, fields: readonly ('state' | 'tier' | 'amount' | 'isTicked')[]) {
  const rows = (await looking.ask('adapterRows', id)) ?? [];
  return rows.map(row => fields.map(field => row[field]));
}

for (const [language, markup] of [
  ['en', 'grid'],
  ['fr', 'table'],
  ['es', 'boxes'],
] as const) {
  test(`what Patreon prints of its members is understood, in ${language}`, async ({looking}) => {
    const {paid, declined, gone} = WORDS[language];
    const rows: Row[] = [
      {n: 1, name: 'Ada', email: 'ada@example.org', tier: 'Gold', amount: '1.234 €', status: paid},
      {n: 2, name: 'Bela', email: 'bela@example.org', tier: 'Silver', amount: '5,00 €', status: declined},
      {n: 3, name: 'Chidi', email: 'chidi@example.org', tier: '', amount: '', status: gone},
    ];
    const columns = ['status', 'name', 'amount', 'notes', 'email', 'tier'] as const;
    await looking.open({url: MEMBERS, html: patreonList({of: 'members', language, markup, columns, rows})});
    expect(await understood(looking, 'patreon', ['state', 'tier', 'amount'])).toEqual([
      // another row of the column parts its decimals with a comma
      ['active', 'Gold', {value: 1234, currency: 'EUR'}],
      ['declined', 'Silver', {value: 5, currency: 'EUR'}],
      ['cancelled', undefined, undefined],
    ]);
    const [first] = (await looking.ask('adapterRows', 'patreon')) ?? [];
    expect(first?.texts).toEqual({name: 'Ada', email: 'ada@example.org', tier: 'Gold', amount: '1.234 €', status: paid});
  });

  test(`what Patreon prints of its sales is understood, in ${language} (ARM-92, SAL-6, SAL-7, SAL-8, SAL-9, SAL-10)`, async ({
    looking,
  }) => {
    const {complete, refunded} = WORDS[language];
    const sale = {name: 'Ada', product: 'Poster', date: '3 Nov 2026', amount: '$12.50'};
    const rows: Row[] = [
      {...sale, n: 1, status: complete},
      {...sale, n: 2, status: refunded},
    ];
    const columns = ['date', 'name', 'product', 'amount', 'status'] as const;
    await looking.open({url: MEMBERS, html: patreonList({of: 'sales', language, markup, columns, rows})});
    const read = (await looking.ask('adapterRows', 'patreon')) ?? [];
    expect(read.map(({state, amount}) => [state, amount])).toEqual([
      ['complete', {value: 12.5}],
      ['refunded', {value: 12.5}],
    ]);
    expect(read[0]?.texts).toEqual({...sale, status: complete});
  });
}

test('the page’s own boxes say which rows the creator ticked (ARM-33, ARM-34)', async ({looking}) => {
  const rows = [1, 2, 3].map(n => ({n, name: person(n).name, email: person(n).email}));
  const html = patreonList({of: 'members', language: 'en', markup: 'table', columns: ['name', 'email'], rows});
  await looking.open({url: MEMBERS, html});
  expect(await understood(looking, 'patreon', ['isTicked'])).toEqual([[false], [false], [false]]);
  await looking.page.locator('tbody input').nth(1).check();
  expect(await understood(looking, 'patreon', ['isTicked'])).toEqual([[false], [true], [false]]);
  await looking.page.locator('thead input').check();
  expect(await understood(looking, 'patreon', ['isTicked'])).toEqual([[true], [true], [true]]);
});

test('Gumroad’s pills and prices are understood, and its rows have no box to tick', async ({looking}) => {
  const {url = '', html = ''} = vendorPages.find(({name}) => name === 'Gumroad sales') ?? {};
  await looking.open({url, html});
  const [first] = (await looking.ask('adapterRows', 'gumroad')) ?? [];
  expect(first).toMatchObject({
    state: 'refunded',
    amount: {value: 12},
    texts: {name: person(0).name, date: 'Nov 3, 2026', status: 'Refunded'},
  });
  expect(first?.isTicked).toBeUndefined();
});

const PEOPLE = drawWorld({members: 60}).ghost;
const STATES: Record<GhostPerson['status'], string> = {free: 'free', paid: 'active', comped: 'free'};

for (const version of ['6.65.0', '5.130.0'] as const) {
  test.describe(`on Ghost ${version}`, () => {
    let ghost: GhostFake;
    test.beforeAll(async () => {
      ghost = await startGhostFake({people: PEOPLE, version, adminFolder: provideGhostAdmin(version)});
    });
    test.afterAll(() => ghost.close());

    test('what the real admin prints of its members is what Ghost holds', async ({looking}) => {
      await looking.page.goto(`${ghost.url}/ghost/#/members`);
      await looking.page.locator('tr a[href*="#/members/"]').nth(9).waitFor();
      const rows = (await looking.ask('adapterRows', 'ghost')) ?? [];
      expect(rows.length).toBeGreaterThan(8);
      for (const {identity, state, tier, texts} of rows) {
        const member = PEOPLE.find(({id}) => identity?.identifiers[0]?.endsWith(id));
        expect(texts?.name).toBe((member?.name ?? member?.email)?.trim());
        expect(state, texts?.status).toBe(member && STATES[member.status]);
        // Ghost 5 prints no tiers
        if (version === '6.65.0') expect(tier !== undefined).toBe(member?.tier !== undefined && member.status !== 'free');
      }
    });
  });
}
