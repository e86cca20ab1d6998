import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {freePort} from '../demo/ports.ts';
import {openedBy} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

/*
 * What creators do by hand every week, from a browser that is open, in the real popup and the real page. Files alone: neither
 * a server nor a dashboard is needed.
 */

const DAY_MS = 86_400_000;
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** The same day of last year. */
function yearAgo(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return stamp(day.getTime());
}

const PATRON = 'Name,Email,Discord,Patron Status,Pledge Amount,Lifetime Amount,Tier,Patronage Since Date';
const CHARGE = 'Last Charge Date,Last Charge Status,User ID,Currency,Additional Details';
const recently = stamp(Date.now() - 5 * DAY_MS);
const since = stamp(Date.now() - 200 * DAY_MS);
const PATRONS = [
  `${PATRON},${CHARGE}`,
  `Ada Adler,ada@example.org,countess_ada,Declined patron,5,60,Gold,${since},${recently},Declined,101,USD,`,
  `Bob Bell,bob@example.org,bell.ringer,Former patron,0,60,,${since},${recently},Paid,102,USD,`,
  `Cy Coe,cy@example.org,cy.coe,Active patron,5,60,Gold,${yearAgo()},${recently},Paid,103,USD,`,
  `Di Dunn,di@example.org,di_dunn,Active patron,5,60,Gold,${since},${recently},Paid,104,USD,the potter from Leeds`,
];
const ROLES = [
  'User ID,Username,Discriminator,Display Name,Roles',
  '80351110224678901,countess_ada,0,Countess,Gold',
  '80351110224678902,bell.ringer,0,ringer,"Gold,Early bird"',
  '80351110224678903,cy.coe,0,cy,Gold',
  '80351110224678904,di_dunn,0,di,',
  '80351110224678905,eve.nobody,0,Eve,Gold',
];

type AtWork = {readonly extended: Extended; readonly port: number; readonly file: (name: string, lines: string[]) => string};

/** A browser whose creator has read Patreon's file, with a tab in front that is none of ours. */
async function atWork(work: (at: AtWork) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-jobs-'));
  const file = (name: string, lines: string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    const page = await extended.open('page.html#/import');
    await page.getByTestId('file-input').setInputFiles(file('members.csv', PATRONS));
    await expect(page.getByTestId('import-report')).toContainText(/\d/);
    await page.goto('about:blank');
    await page.bringToFront();
    await work({extended, port, file});
  } finally {
    await extended.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

for (const [said, sought, why] of [
  ['a handle', '@countess_ada', /No access: Patreon declined/],
  ['the beginning of one', 'bell.r', /No access: it ended/],
  ['what a note says', 'potter', /Has paid access/],
]) {
  test(`J4: “I can’t see my tier”, says somebody known by ${said}: who it is and why, in two clicks`, async () => {
    await atWork(async ({extended, port}) => {
      const clicks = countClicks('J4', 2);
      clicks.click('toolbar');
      const popup = await openPopup(extended, port);
      await popup.waitFor(/Today/);
      await popup.type(String(sought));
      await popup.waitFor(/example\.org/);
      clicks.click('the person');
      const page = await openedBy(extended, () => popup.enter());
      const detail = page.getByRole('complementary');
      await expect(detail.getByTestId('access')).toContainText(why ?? '');
      // Before the score and everything else that is known of a person.
      const places = await detail
        .locator('[data-testid=access], section')
        .evaluateAll(parts => parts.map(part => part.className));
      expect(places[0]).toBe('access');
      clicks.end();
    });
  });
}

test('J5: roles out of step with pledges, from the bot’s list to who it is in five clicks', async () => {
  await atWork(async ({extended, port, file}) => {
    const clicks = countClicks('J5', 5);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/Today/);
    await popup.choose([file('roles.csv', ROLES)]);
    clicks.chooseFiles(1);
    await popup.waitFor(/1 pledge without a role/);
    clicks.click('2 roles without a pledge');
    const page = await openedBy(extended, () => popup.press('2 roles without a pledge'));
    await expect(page.getByTestId('table-row')).toHaveCount(2);
    await expect(page.getByTestId('table-row').filter({hasText: 'Bob Bell'})).toHaveCount(1);
    await expect(page.getByTestId('table-row').filter({hasText: 'Eve'})).toHaveCount(1);
    await expect(page.getByTestId('role-note')).toContainText('A bot may own these roles');
    clicks.end();

    await page.getByTestId('table-row').filter({hasText: 'Bob Bell'}).getByText('Bob Bell').click();
    await expect(page.getByTestId('access')).toContainText('Roles on Discord: Gold and Early bird');
  });
});

test('J7: this week’s anniversaries, their addresses copied in three clicks', async () => {
  await atWork(async ({extended, port}) => {
    await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const clicks = countClicks('J7', 3);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/anniversar/i);
    clicks.click('the line in Today');
    const page = await openedBy(extended, () => popup.press(/anniversar/i));
    await expect(page.getByTestId('past-line').filter({hasText: 'Cy Coe'})).toHaveCount(1);
    clicks.click('Copy e-mails');
    await page.getByTestId('copy-list-emails').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('cy@example.org');
    clicks.end();
  });
});
