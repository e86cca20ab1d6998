import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const CARD = {role: 'dialog', name: 'About this person'};
const RECORD = {rid: 'r', sources: [{source: 'api', asOf: 0}], identifiers: []};

/** Opens the card of the list's first row, in a state that the test chooses. */
async function openFirst(listed: Listed, state: object): Promise<void> {
  await listed.tell({state});
  await listed.page.reload();
  await listed.page.locator('tr [data-regulars]').first().click();
  await findAccessible(listed.session, CARD);
}

const items = async ({session}: Listed) =>
  (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);

test('a card says newsletter, handles, last contact, what is owed and why there is no access (F15, F17, F25, ARM-63)', async ({
  listed,
}) => {
  await listed.tell({
    supporter: {
      records: [
        {...RECORD, key: 'ghost/127.0.0.1/member/1', fields: {tiers: [{name: 'Gold'}], mailState: 'subscribed'}},
        {...RECORD, key: 'mailchimp/list/member/2', fields: {mailState: 'unsubscribed'}},
        {
          ...{...RECORD, key: 'discord/server/user/3', fields: {roles: ['Gold role']}},
          identifiers: [{type: 'handle', account: 'discord', value: 'ada.a', strength: 'strong'}],
        },
      ],
      contacts: [{id: 'c', at: Date.now() - 3 * 86_400_000, channel: 'host', purpose: 'declined'}],
    },
    card: {
      access: {has: false, why: 'declined', record: 'ghost/127.0.0.1/member/1'},
      status: {kind: 'paid', state: 'declined', flags: [], reasons: [], due: null},
      connected: ['ghost', 'mailchimp', 'kit'],
    },
  });
  await openFirst(listed, {kind: 'score', score: 19, risk: true, staleDays: 9});
  const {session} = listed;
  await findAccessible(session, {role: 'note', name: 'No access: Ghost declined the charge of an unknown date.'});
  await findAccessible(session, {role: 'note', name: 'From a file 9 days old.'});
  expect(await items(listed)).toEqual(
    expect.arrayContaining([
      'Newsletter (Ghost): subscribed',
      'Newsletter (Mailchimp): unsubscribed',
      'Newsletter (Kit): not on the list',
      'Discord: @ada.a · Gold role',
      'Last contact: Declined payment · message on the site · 3 days ago',
      'Owed: Postcard, November 2026',
    ]),
  );
});

test('the lines of a card say what cannot be seen (F25)', async ({listed}) => {
  await listed.tell({
    card: {connected: [], lines: [{rule: 'payments', share: 19}, {rule: 'newsletter'}], score: 19},
    supporter: {records: [{...RECORD, key: 'patreon/c/user/1', fields: {}}]},
  });
  await openFirst(listed, {kind: 'score', score: 19, risk: false, staleDays: 0});
  const lines = await items(listed);
  expect(lines).toContain('payments: 19 of 19');
  expect(lines).toContain('newsletter: not known (not connected)');
  expect(lines).toContain('Newsletter: not known (not connected)');
  expect(lines).toContain('Discord: not known (not connected)');
});

test('whoever is not in the data is added by hand, with the name and address that the page shows', async ({listed}) => {
  const {page, session} = listed;
  await openFirst(listed, {kind: 'unknown'});
  await findAccessible(session, {role: 'note', name: 'Not in your data.'});
  await clickAccessible(page, session, {role: 'button', name: 'Add by hand'});
  await findAccessible(session, {role: 'status', name: 'Person 1 added.'});
  const {log} = await listed.read();
  expect(log).toMatchObject([{kind: 'person-add', name: 'Person 1', email: 'person1@example.org'}]);
});

test('each state without a score says why in one sentence', async ({listed}) => {
  const {session} = listed;
  for (const [state, sentence] of [
    [{kind: 'new', joinedDays: 4}, 'A score appears 30 days after joining.'],
    [{kind: 'masked'}, 'The vendor hides this person’s details.'],
    [{kind: 'opted-out'}, 'Not scored at this person’s wish.'],
    [{kind: 'hidden'}, 'Hidden while you are streaming.'],
  ] as const) {
    await openFirst(listed, state);
    await findAccessible(session, {role: 'note', name: sentence});
    expect(await isThere(session, {role: 'list', name: /^Loyalty score/})).toBe(false);
  }
  // of somebody who is hidden nothing else is shown either
  expect(await isThere(session, {role: 'button', name: /Ada/})).toBe(false);
});

test('a row that could be several people is chosen once, shows that person’s score, and can be taken back', async ({listed}) => {
  const {page, session} = listed;
  await openFirst(listed, {kind: 'ambiguous'});
  await findAccessible(session, {role: 'button', name: 'It is ada.adler@example.org (Patreon)'});
  await clickAccessible(page, session, {role: 'button', name: 'It is Ada Adler (ada@example.org · Ghost, Mailchimp)'});
  await findAccessible(session, {role: 'button', name: /^Loyalty 72 of 100/});
  await page.locator('tr [data-regulars]').first().click();
  await clickAccessible(page, session, {role: 'button', name: 'Not this person'});
  await expect.poll(async () => (await listed.chips())[0]?.chips[0]).toMatch(/^Two people could be this row/);
  const {chosen} = await listed.read();
  expect(chosen.map(({id}) => id)).toEqual(['one', undefined]);
});

test('the panel opens from the card, about this person (ARM-60)', async ({listed}) => {
  const {page, session} = listed;
  await openFirst(listed, {kind: 'score', score: 19, risk: false, staleDays: 0});
  await clickAccessible(page, session, {role: 'button', name: 'Open panel'});
  const opened = async () => (await listed.read()).subjects.filter(({open}) => open);
  await expect.poll(opened).toMatchObject([{id: expect.stringMatching(/1$/), open: true}]);
  expect(await isThere(session, CARD)).toBe(false);
});

test('every card has one and the same size, whatever it says', async ({listed}) => {
  const {page} = listed;
  const sizes = new Set<string>();
  for (const state of [{kind: 'score', score: 100, risk: true, staleDays: 9}, {kind: 'unknown'}, {kind: 'ambiguous'}]) {
    await openFirst(listed, state);
    // as a page would measure it: by asking which points lie under us
    sizes.add(
      await page.evaluate(() => {
        const frame = document.querySelector(':not(tr *)[data-regulars]');
        const chip = document.querySelector('tr [data-regulars]')?.getBoundingClientRect();
        const [x, y] = [(chip?.left ?? 0) + 40, (chip?.bottom ?? 0) + 40];
        const isOurs = (left: number, top: number) => document.elementFromPoint(left, top) === frame;
        const reach = (stepX: number, stepY: number) => {
          let far = 0;
          while (far < 2_000 && isOurs(x + stepX * far, y + stepY * far)) far += 1;
          return far;
        };
        return [reach(1, 0), reach(-1, 0), reach(0, 1), reach(0, -1)].join();
      }),
    );
  }
  expect([...sizes]).toHaveLength(1);
  expect([...sizes][0]).not.toContain('0,0');
});
