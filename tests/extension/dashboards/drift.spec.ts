import {expect} from '@playwright/test';
import {type GhostFake, startGhostFake} from '../../fakes/ghost.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {type Looking, test} from './looking.ts';

/** Ghost's real admin app in two versions whose members pages have nothing in common. */
const GHOSTS = [
  {version: '6.65.0', view: 'members', other: 'members-5'},
  {version: '5.130.0', view: 'members-5', other: 'members'},
] as const;

const PEOPLE = drawWorld({members: 400}).ghost;

for (const {version, view, other} of GHOSTS) {
  test.describe(`on Ghost ${version}`, () => {
    let ghost: GhostFake;
    test.beforeAll(async () => {
      ghost = await startGhostFake({people: PEOPLE, version, adminFolder: provideGhostAdmin(version)});
    });
    test.afterAll(() => ghost.close());
    test.beforeEach(({looking}) => openMembers(looking, ghost));

    test('the detector finds the members, all of whom are real, and the page’s own total', async ({looking}) => {
      const found = await looking.ask('describe');
      expect(found).toMatchObject({
        verdict: 'people',
        about: 'members',
        virtual: true,
        total: {count: 400},
        identity: {kind: 'email', coverage: 1, distinct: 1},
      });
      expect(found.columns.map(({field}) => field)).toEqual(['name', 'status', 'activity', 'location', 'since']);
      const known = new Set(PEOPLE.map(({email}) => email.toLowerCase()));
      const rows = await looking.ask('identities');
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter(({identity}) => !known.has(identity ?? ''))).toEqual([]);
    });

    test('F45 the adapter of this version is healthy: it and the detector find the same rows', async ({looking}) => {
      const {counts, health} = await looking.ask('health', 'ghost', view);
      expect(health).toEqual({state: 'ok', reasons: [], rowsFrom: 'adapter'});
      expect(counts).toEqual({
        adapterRows: counts.adapterRows,
        adapterIdentified: counts.adapterRows,
        detectedRows: counts.adapterRows,
        detectedIdentified: counts.adapterRows,
        commonRows: counts.adapterRows,
        total: 400,
      });
    });

    test('C38 F45 selectors die silently: the other version’s adapter is degraded and rows are found', async ({looking}) => {
      const {counts, health} = await looking.ask('health', 'ghost', other);
      expect(health).toEqual({state: 'degraded', reasons: ['adapter-finds-no-rows'], rowsFrom: 'detector'});
      expect(counts.detectedRows).toBeGreaterThan(10);
    });

    test('C38 F45 with all classes and test ids renamed it is degraded and the same people are found', async ({looking}) => {
      const before = await looking.ask('identities');
      await looking.page.evaluate(RENAME);
      const {health} = await looking.ask('health', 'ghost');
      expect(health).toEqual({state: 'degraded', reasons: ['adapter-finds-no-rows'], rowsFrom: 'detector'});
      expect((await looking.ask('identities')).map(({identity}) => identity)).toEqual(before.map(({identity}) => identity));
    });

    test('stale badge on a recycled row: through a scroll every row is who it shows', async ({looking}) => {
      const met = new Set<string>();
      for (let step = 0; step < 6; step++) {
        const rows = await looking.ask('identities');
        for (const {identity, text} of rows) {
          expect(text.toLowerCase()).toContain(identity);
          met.add(identity ?? '');
        }
        await looking.page.mouse.move(700, 600);
        await looking.page.mouse.wheel(0, 700);
        await looking.page.waitForTimeout(250);
      }
      expect(met.size).toBeGreaterThan(25);
    });

    test('the report to copy has the build of the rows and nothing of the members', async ({looking}) => {
      const report = await looking.ask('report', 'ghost');
      expect(report).toMatchObject({
        adapter: {id: 'ghost', version: 3},
        verdict: 'people',
        identity: 'email',
        address: 'ghost members',
      });
      expect(report.rows).toHaveLength(2);
      expect(report.rows[0]?.is).toMatch(/^tr/);
      const text = JSON.stringify(report).toLowerCase();
      for (const {name, email, id} of PEOPLE) {
        for (const word of [email.toLowerCase(), id, ...(name ?? '').toLowerCase().split(' ')]) {
          if (word.length > 3) expect(text).not.toContain(word);
        }
      }
      expect(text).not.toMatch(/@[a-z0-9-]+\.|127\.0\.0\.1|https?:/);
    });
  });
}

const RENAME = `for (const element of document.querySelectorAll('*')) {
  for (const {name} of [...element.attributes]) {
    if (name === 'class' || name === 'id' || name.startsWith('data-')) element.removeAttribute(name);
  }
}`;

async function openMembers({page}: Looking, ghost: GhostFake): Promise<void> {
  await page.goto(`${ghost.url}/ghost/#/members`);
  await page.locator('tr a[href*="#/members/"]').nth(9).waitFor();
}
