import {expect} from '@playwright/test';
import type {Reading} from '#shared/model/record';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace} from '../demo/workspace-client.ts';
import {createDiscordFake, type DiscordFake} from '../fakes/vendors/discord.ts';
import {discordId} from '../fakes/vendors/discord-state.ts';
import {serveVendor} from '../fakes/vendors/serve.ts';
import {openedBy} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {pair} from './creator.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

/* Roles at Discord itself, by the creator's own bot; from a file alone: `jobs.spec.ts`. */

const PATRON = '710000000000000002';
const READER = '710000000000000001';

/** Patrons who linked their accounts. Ada pays and has no role, Bob and Di left and kept theirs. */
function patrons(): Reading[] {
  const people = [
    ['Ada Adler', 'active'],
    ['Bob Bell', 'former'],
    ['Cy Coe', 'active'],
    ['Di Dunn', 'former'],
  ] as const;
  return people.map(([name, vendorState], at) => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
    return {
      key: `patreon/campaign/user/${at + 1}`,
      source: 'file',
      asOf: Date.now(),
      identifiers: [
        {type: 'email', value: email, strength: 'strong'},
        {type: 'discord-user', value: discordId(at + 1), strength: 'strong'},
      ],
      fields: {name, email, paid: true, vendorState, lastChargeAt: Date.now() - 40 * 86_400_000, lastChargeStatus: 'paid'},
    };
  });
}

const rolesOf = (discord: DiscordFake, number: number) => discord.members.get(discordId(number))?.roles;

/** The ready-made filter is one of the creator's own: added once, long before. */
async function addReadyMade(extended: Extended, name: string): Promise<void> {
  const page = await extended.open('page.html#/filters');
  await page.getByRole('button', {name: new RegExp(name)}).click();
  await expect(page.locator('.toast')).toBeVisible();
  await page.goto('about:blank');
  await page.bringToFront();
}

test('J5: roles without a pledge are taken at Discord itself in five clicks, with a word that another bot owns them, and given back by the undo', async ({
  server,
}) => {
  const port = await freePort();
  const discord = createDiscordFake(4, `127.0.0.1:${port}`);
  discord.members.get(discordId(3))?.roles.push(PATRON);
  const served = await serveVendor(discord, port);
  const debugging = await freePort();
  const client = await createWorkspace(server, 'Ada');
  await client.importReadings('patrons', patrons());
  await client.connect(discord.request);
  await waitForSync(client, () => undefined);
  const extended = await launchExtended({args: [`--remote-debugging-port=${debugging}`]});
  try {
    await pair(extended, client);
    await addReadyMade(extended, 'Role without pledge');

    const clicks = countClicks('J5', 5);
    clicks.click('toolbar');
    const popup = await openPopup(extended, debugging);
    await popup.waitFor(/Role without pledge\s*2/);
    clicks.click('the saved filter');
    const page = await openedBy(extended, () => popup.press(/Role without pledge/));
    await expect(page.getByTestId('table-row')).toHaveCount(2);
    clicks.click('Take a role…');
    await page.getByTestId('role-act').click();
    const dialog = page.getByTestId('take-role');
    await expect(dialog.getByTestId('plan-what')).toHaveText('Take the role “Patron” from 2 people on The Club (Discord).');
    await expect(dialog.getByTestId('role-owner')).toContainText('Patreon gives and takes “Patron” by itself');
    await expect(dialog.getByTestId('do-take-role')).toBeDisabled();
    await page.screenshot({path: `${process.env.REGULARS_OUT ?? '.'}/take-role.png`});
    clicks.click('change it all the same');
    await dialog.getByRole('checkbox').check();
    clicks.click('Take from 2 people');
    await dialog.getByTestId('do-take-role').click();
    const toast = page.locator('.toast', {hasText: '2 of 2 at The Club (Discord).'});
    await expect(toast).toBeVisible({timeout: 20_000});
    clicks.end();
    // As long as somebody is at it, its undo stays.
    await toast.hover();

    expect([1, 2, 3, 4].map(number => rolesOf(discord, number))).toEqual([[], [], [PATRON], []]);
    await expect(page.getByTestId('table-row')).toHaveCount(0);

    await toast.getByRole('button', {name: 'Undo'}).click();
    await expect.poll(() => [2, 4].map(number => rolesOf(discord, number)), {timeout: 20_000}).toEqual([[PATRON], [PATRON]]);

    // Whoever pays and has none is given one that nobody else owns; the log says what came of it.
    await page.goto(`${page.url().split('#')[0]}#/supporters?filter=kind%3Apaid+state%3Aactive+-role%3A*`);
    await page.getByTestId('role-act').click();
    await page.getByTestId('role').selectOption('Reader');
    await page.getByTestId('do-give-role').click();
    await expect.poll(() => rolesOf(discord, 1), {timeout: 20_000}).toEqual([READER]);
    await expect(page.getByTestId('do-give-role')).toHaveCount(0);
    await page.goto(`${page.url().split('#')[0]}#/log`);
    await expect(page.getByTestId('log-result').first()).toContainText('1 of 1 at The Club (Discord).', {timeout: 20_000});
    await page.screenshot({path: `${process.env.REGULARS_OUT ?? '.'}/log.png`});
  } finally {
    await extended.close();
    await served.close();
  }
});
