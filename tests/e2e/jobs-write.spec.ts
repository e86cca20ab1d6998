import {expect} from '@playwright/test';
import type {Reading} from '#shared/model/record';
import {freePort} from '../demo/ports.ts';
import {waitForSync} from '../demo/wait-for-sync.ts';
import {createWorkspace, type WorkspaceClient} from '../demo/workspace-client.ts';
import type {GhostFake} from '../fakes/ghost.ts';
import {atWork, clipboard, daysAgo, openedBy, patronsFile} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {pair} from './creator.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

const DAY_MS = 86_400_000;
const DECLINED = 12;
const KNOWN = 9;
const READERS = 7;

/** Patrons whose card was declined; of the first it is known which mails they opened. */
function declined(emails: readonly string[]): Reading[] {
  const now = Date.now();
  return emails.flatMap((email, place): Reading[] => {
    const identifiers: Reading['identifiers'] = [{type: 'email', value: email, strength: 'strong'}];
    const common = {source: 'file' as const, asOf: now, identifiers};
    const charge = {lastChargeAt: now - 2 * DAY_MS, lastChargeStatus: 'declined' as const};
    const patron: Reading = {
      ...common,
      key: `patreon/campaign/user/${place + 1}`,
      fields: {name: `Patron ${place + 1}`, email, paid: true, vendorState: 'declined', tiers: [{name: 'Gold'}], ...charge},
    };
    if (place >= KNOWN) return [patron];
    const sent = [1, 2, 3].map(mail => ({
      ...{key: `sent ${mail}`, at: now - mail * DAY_MS, action: 'received' as const, subject: `mail ${mail}`},
    }));
    const opened = {key: 'opened 3', at: now - DAY_MS, action: 'opened' as const, subject: 'mail 3'};
    const activities = place < READERS ? [...sent, opened] : sent;
    return [patron, {...common, key: `kit/account/subscriber/${place + 1}`, fields: {email}, activities}];
  });
}

async function withDeclined(
  {ghost, client}: {ghost: GhostFake; client: WorkspaceClient},
  work: (extended: Extended, port: number) => Promise<void>,
): Promise<void> {
  await client.connect({vendor: 'ghost', url: ghost.url, key: ghost.key});
  await waitForSync(client, () => undefined);
  const free = [...ghost.state.members.values()].filter(one => one.status === 'free' && one.newsletters.length > 0);
  const emails = free.slice(0, DECLINED).map(one => one.email.toLowerCase());
  await client.importReadings('patrons', declined(emails));
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    await pair(extended, client);
    await work(extended, port);
  } finally {
    await extended.close();
  }
}

const labelled = (ghost: GhostFake) => {
  return [...ghost.state.members.values()].filter(one => one.labels.some(label => label.startsWith('regulars '))).length;
};

test('J1: write to the declined who opened one of the last three mails in seven clicks, by a label in Ghost that goes by itself (ARM-36, ARM-44, F8)', async ({
  ghost,
  server,
}) => {
  const client = await createWorkspace(server, 'Ada');
  await withDeclined({ghost, client}, async (extended, port) => {
    const clicks = countClicks('J1', 7);
    const front = await extended.open('page.html#/connections');
    await expect(front.getByText('Ghost').first()).toBeVisible();
    await front.goto('about:blank');
    await front.bringToFront();
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/\d\d declined payments/);
    clicks.click('the line in Today');
    const page = await openedBy(extended, () => popup.press(/\d\d declined payments/));
    await expect(page.getByTestId('only-readers')).toContainText(`Only the ${READERS} people`);
    await expect(page.getByTestId('only-readers')).toContainText(new RegExp(`${KNOWN} of \\d\\d known`));
    clicks.click('only those who read');
    await page.getByTestId('only-readers').click();
    await expect(page.getByTestId('channel-mail-tool')).toContainText(`reaches ${READERS} of ${READERS}`);
    clicks.click('label them in Ghost');
    await page.getByTestId('channel-mail-tool').click();
    await expect(page.getByTestId('mail-tool').getByLabel('Label in Ghost')).toHaveValue(/^regulars \d{4}-\d\d-\d\d declined$/);
    clicks.click(`Label ${READERS} in Ghost`);
    await page.getByTestId('label-people').click();
    await expect(page.getByTestId('label-run')).toContainText(`${READERS} of ${READERS} written to Ghost`, {timeout: 40_000});
    await expect(page.getByTestId('label-run')).toContainText('The label goes on ');
    expect(labelled(ghost)).toBe(READERS);
    clicks.click('Open a new mail in Ghost');
    const mail = await openedBy(extended, () => page.getByTestId('new-mail').click());
    expect(mail.url()).toBe(`${ghost.url}/ghost/#/editor/post`);
    await page.bringToFront();
    clicks.click(`Sent: mark ${READERS}`);
    await page.getByTestId('tool-sent').click();
    await expect(page.locator('.toast').filter({hasText: `${READERS} people marked as contacted`})).toBeVisible();
    clicks.end();

    const {supporters} = await client.everything();
    const marks = supporters.flatMap(({contacts = []}) => contacts);
    expect(marks).toHaveLength(READERS);
    expect(marks[0]).toMatchObject({channel: 'mail-tool', purpose: 'declined'});

    // Taken back as one: the label is off everybody in Ghost.
    await page.goto(`${page.url().split('#')[0]}#/supporters?filter=state%3Adeclined&act=reach&for=declined`);
    await page.getByTestId('put-back').click();
    await page.getByTestId('channel-mail-tool').click();
    await page.getByTestId('label-run').getByText('Take it off').click();
    await expect.poll(() => labelled(ghost), {timeout: 40_000}).toBe(0);
  });
});

test('early in the month the dialog says how declined payments come back by themselves, and offers to wait (C11, C12, F14)', async () => {
  const patrons = patronsFile([
    {name: 'Ada Adler', status: 'Declined patron'},
    {name: 'Bob Bell', status: 'Declined patron'},
  ]);
  await atWork({'members.csv': patrons}, async ({extended}) => {
    const early = await extended.context.newPage();
    await early.clock.setFixedTime(new Date(2026, 11, 2, 12));
    const path = '#/supporters?filter=state%3Adeclined&act=reach&for=declined';
    await early.goto(`chrome-extension://${extended.id}/page.html${path}`);
    await expect(early.getByTestId('retry-note')).toContainText('up to 6 times in the month');
    await early.getByTestId('wait').click();
    await expect(early.getByTestId('reach')).toHaveCount(0);
    await early.close();

    const late = await extended.context.newPage();
    await late.clock.setFixedTime(new Date(2026, 11, 9, 12));
    await late.goto(`chrome-extension://${extended.id}/page.html${path}`);
    await expect(late.getByTestId('channel-bcc')).toBeVisible();
    await expect(late.getByTestId('retry-note')).toHaveCount(0);
  });
});

test('who was written to is left out for a week, may be put back in, and batches of fifty go by Bcc alone (ARM-36, SAL-28)', async () => {
  const patrons = patronsFile(
    Array.from({length: 120}, (_, place) => ({name: `Ada Nr${place}`, email: `p${place}@example.org`})),
  );
  await atWork({'members.csv': patrons}, async ({extended}) => {
    const page = await extended.open('page.html#/supporters?act=reach&for=other');
    await expect(page.getByTestId('no-mail-tool')).toContainText('need your private server');
    await expect(page.getByTestId('bcc-batch')).toHaveCount(3);
    await page.getByTestId('marks-at-once').uncheck();
    await page.getByTestId('bcc-copy').first().click();
    expect((await clipboard(page)).split(', ')).toHaveLength(50);
    await expect(page.getByTestId('bcc-batch')).toHaveCount(3);
    await page.getByTestId('bcc-sent').click();
    await expect(page.getByTestId('bcc-batch')).toHaveCount(2);
    await expect(page.getByText('1 of 3 batches marked')).toBeVisible();

    await page.reload();
    await expect(page.getByTestId('channel-bcc')).toContainText('reaches 70 of 120');
    await expect(page.getByTestId('left-recent')).toContainText('50 contacted in the last 7 days');
    await page.getByTestId('put-back').click();
    await expect(page.getByTestId('channel-bcc')).toContainText('reaches 120 of 120');
    await page.reload();
    await page
      .getByTestId('left-recent')
      .getByRole('button', {name: /50 contacted/})
      .click();
    await expect(page.getByTestId('table-row').first()).toBeVisible();
    await expect(page).toHaveURL(/people=([a-z2-7]{20}\.){49}[a-z2-7]{20}$/);
  });
});

test('this month’s new members are offered a benefit in the creator’s own words: unknown fields are said, what people lack is counted, the text is kept (ARM-1, ARM-28, ARM-38)', async () => {
  const patrons = patronsFile([
    {name: 'Ada Adler', since: daysAgo(0)},
    {name: 'cy_99', email: 'cy@example.org', since: daysAgo(0)},
    {name: 'Bob Bell'},
  ]);
  await atWork({'members.csv': patrons}, async ({extended}) => {
    const page = await extended.open('page.html#/supporters?filter=pledge-start%3Athis-month&act=reach&for=welcome');
    await page.getByTestId('channel-message').click();
    const text = page.getByTestId('reach-text');
    await text.fill('Hi {{frist name}}');
    await expect(page.getByTestId('reach-problem')).toHaveText('There is no field “frist name”. Did you mean “first name”?');
    await expect(page.getByTestId('start-run')).toBeDisabled();
    await text.fill('<b>Hi</b>');
    await expect(page.getByTestId('reach-problem')).toContainText('plain text');
    await text.fill('Hi {{first name}}, you get {{benefit|a sticker}}');
    await expect(page.getByTestId('reach-preview')).toContainText('you get a sticker');
    await expect(page.getByTestId('channel-message')).toContainText('reaches 2 of 2');
    await expect(page.getByTestId('reach-missing')).toContainText('1 has no “first name”: nothing stands there');
    await page.getByText('Keep this text').click();
    await page.getByLabel('Name of the text').fill('Short hello');
    await page.getByTestId('reach').getByRole('button', {name: 'Save', exact: true}).click();
    await expect(page.locator('.toast')).toContainText('Text kept.');
    await page.reload();
    await page.getByTestId('channel-message').click();
    await expect(text).toHaveValue('Hi {{first name}}, you get {{benefit|a sticker}}');
    await expect(page.getByTestId('reach-template')).toContainText('Short hello');
  });
});
