import {expect} from '@playwright/test';
import type {Supporter} from '#shared/model/supporter';
import {accessibleNodes, clickAccessible, findAccessible} from './accessible.ts';
import {type Creator, test} from './creator.ts';
import {readExpected} from './expected.ts';
import {readChips} from './read-chips.ts';

test.describe.configure({mode: 'serial'});

type Shown = {readonly member: string; readonly person: Supporter};

/** The first row on the screen whose person fits. */
async function shownWhere({session, client, site}: Creator, fits: (person: Supporter) => boolean): Promise<Shown> {
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  const expected = await readExpected(client, site);
  for (const {member, chips} of await readChips(session)) {
    const person = expected.ofMember(member);
    if (person !== undefined && chips[0]?.startsWith('Loyalty') && fits(person)) return {member, person};
  }
  throw new Error('nobody on the screen fits');
}

const chipOf = ({page}: Creator, member: string) => page.locator(`tr:has(a[href*="${member}"]) [data-regulars]`);

test('a card tells each newsletter’s own word on the person (F25)', async ({creator}) => {
  const {page, session} = creator;
  const isOn = (person: Supporter) => person.records.some(({key}) => key.startsWith('mailchimp/'));
  const {member, person} = await shownWhere(creator, isOn);
  await page.bringToFront();
  await chipOf(creator, member).click();
  await findAccessible(session, {role: 'list', name: 'What else is known'});
  const words = {
    ...{subscribed: 'subscribed', pending: 'not confirmed yet', none: 'not on the list', unsubscribed: 'unsubscribed'},
    ...{cleaned: 'address bounces', complained: 'marked as spam'},
  };
  const lines = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);
  const mailchimp = person.records.find(({key}) => key.startsWith('mailchimp/'));
  const said = words[mailchimp?.fields.mailState ?? 'none'];
  expect(lines.find(line => line.startsWith('Newsletter (Mailchimp): '))).toContain(said);
  await page.keyboard.press('Escape');
});

test('why somebody is in the list is answered by the real filter, with value and source (F7)', async ({creator}) => {
  const {page, session} = creator;
  await clickAccessible(page, session, {role: 'textbox', name: /^Filter by/});
  await page.keyboard.type('score:>=1');
  await findAccessible(session, {role: 'status', name: /^Match/});
  const {member} = await shownWhere(creator, () => true);
  await chipOf(creator, member).click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Why here?'});
  await page.keyboard.type('why');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'note', name: /^(In|Not in) this list\.$/});
  const lines = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);
  expect(lines.find(line => line.includes('score:>=1'))).toMatch(/^(Holds|Does not hold), score:>=1, .+: \d+/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await clickAccessible(page, session, {role: 'button', name: /^All, /});
});

test('the palette finds a person of the creator’s data by name, from the members page', async ({creator}) => {
  const {page, session} = creator;
  const {member, person} = await shownWhere(creator, ({name}) => (name?.value.length ?? 0) > 5);
  await page.locator(`tr:has(a[href*="${member}"]) a[href*="${member}"]`).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+k');
  await findAccessible(session, {role: 'dialog', name: 'Find and act'});
  await page.keyboard.type(person.name?.value ?? '');
  // others may have the same name
  await findAccessible(session, {role: 'option', name: new RegExp(`^${escaped(person.name?.value ?? '')}, .*Ghost`)});
  await page.keyboard.press('Escape');
});

test('nothing on the page threw', ({creator}) => {
  expect(creator.errors).toEqual([]);
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
