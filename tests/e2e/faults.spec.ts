import {expect, type Page} from '@playwright/test';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace} from '../demo/workspace-client.ts';
import type {FaultKind} from '../fakes/faults.ts';
import {pair} from './creator.ts';
import {test} from './fixtures.ts';

/** What the creator reads while a vendor misbehaves, by vendor and kind of fault. */
const FAULTS: readonly [kind: FaultKind, ghost: RegExp, mailchimp: RegExp][] = [
  ['unauthorised', /Ghost refused the key\. Nothing was lost/, /Mailchimp refused the key/],
  ['forbidden', /Ghost refused the key/, /Mailchimp refused the key/],
  // Mailchimp says "slow down" with a 403 that has no body.
  ['forbidden-bare', /Ghost .*Next try|Ghost refused the key/, /Mailchimp asks us to wait\. Next try/],
  ['too-many', /Ghost asks us to wait\. Next try/, /Mailchimp asks us to wait\. Next try/],
  ['server-error', /Ghost does not answer\. Nothing was lost\. Next try/, /Mailchimp does not answer/],
  ['html', /Ghost answered in a form we do not know\. What was read stays/, /Mailchimp answered in a form/],
  ['truncated', /Ghost (does not answer|answered in a form)/, /Mailchimp (does not answer|answered in a form)/],
  ['reset', /Ghost does not answer/, /Mailchimp does not answer/],
];

test('each fault of a vendor is said with what is safe and what comes next, and "Try now" goes on', async ({
  server,
  ghost,
  mailchimp,
  extended,
}) => {
  test.setTimeout(240_000);
  const client = await createWorkspace(server, 'Faults');
  await client.connect({vendor: 'ghost', url: ghost.url, key: ghost.key});
  await client.connect({vendor: 'mailchimp', url: mailchimp.url, key: mailchimp.key});
  const {supporters} = await waitForSync(client, () => undefined);
  await pair(extended, client);
  const page = await extended.open('page.html#/connections');
  for (const [kind, ...sentences] of FAULTS) {
    for (const [index, fake] of [ghost, mailchimp].entries()) {
      const card = cardOf(page, ['Ghost', 'Mailchimp'][index] ?? '');
      fake.faults.next({kind, times: 1_000});
      await card.getByRole('button', {name: /^(Refresh|Try now)$/}).click();
      await expect(card, `${kind} on ${index}`).toContainText(sentences[index] ?? '');
      fake.faults.clear();
      await card.getByRole('button', {name: 'Try now'}).click();
      await expect(card.getByRole('button', {name: 'Refresh'}), `${kind} on ${index} is over`).toBeVisible();
    }
  }
  const after = await client.everything();
  expect(after.supporters.map(supporter => supporter.id).sort()).toEqual(supporters.map(supporter => supporter.id).sort());
});

function cardOf(page: Page, vendor: string) {
  return page.getByTestId('connection').filter({hasText: vendor});
}
