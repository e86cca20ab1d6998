import {expect, test} from '@playwright/test';
import {atWork, clipboard, openedBy, patronsFile} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {openPopup} from './real-popup.ts';

const PATRONS = patronsFile(['Ada', 'Bob', 'Cy', 'Di', 'Eve'].map(name => ({name: `${name} Adler`})));
const contact = (name: string, place: number) => `${name}@example.org,2025-01-01 00:00:00,${place},eu${place}`;
const SUBSCRIBED = ['Email Address,OPTIN_TIME,LEID,EUID', contact('ada', 1)];
const UNSUBSCRIBED = ['Email Address,OPTIN_TIME,LEID,EUID,UNSUB_TIME', `${contact('bob', 2)},2026-01-01 00:00:00`];
const CLEANED = ['Email Address,OPTIN_TIME,LEID,EUID,CLEAN_TIME', `${contact('cy', 3)},2026-01-01 00:00:00`];
const FILES = {
  'members.csv': PATRONS,
  'subscribed.csv': SUBSCRIBED,
  'unsubscribed.csv': UNSUBSCRIBED,
  'cleaned.csv': CLEANED,
};

test('J9: invite the members who are not on the newsletter in three clicks; whoever said no anywhere is left out for good (C30)', async () => {
  await atWork(FILES, async ({extended, port}) => {
    // Asked once: the creator gave it with an earlier invitation.
    const [worker] = extended.context.serviceWorkers();
    await worker?.evaluate(() => chrome.storage.local.set({reach: {signUp: 'https://letter.example/join'}}));
    const clicks = countClicks('J9', 3);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/4 members not on the newsletter/);
    clicks.click('the line in Today');
    const page = await openedBy(extended, () => popup.press(/4 members not on the newsletter/));
    await expect(page.getByTestId('channel-bcc')).toContainText('reaches 2 of 4');
    await expect(page.getByTestId('left-unsubscribed')).toContainText('1 unsubscribed');
    await expect(page.getByTestId('left-bounced')).toContainText('1 whose address does not take mail');
    await expect(page.getByTestId('left-out').getByText('Put back in')).toHaveCount(0);
    await expect(page.getByTestId('reach-preview')).toContainText('https://letter.example/join');
    clicks.click('Copy 2 addresses');
    await page.getByTestId('bcc-copy').click();
    await expect.poll(() => clipboard(page)).toMatch(/^(di@example\.org, eve|eve@example\.org, di)@example\.org$/);
    await expect(page.locator('.toast')).toContainText('2 people marked as contacted');
    clicks.end();

    // Asked once is enough, and whoever said no is not counted as somebody to ask.
    const mail = await page.getByTestId('left-out').textContent();
    expect(mail).not.toContain('di@example.org');
    await page.goto(`${page.url().split('#')[0]}#/today`);
    await expect(page.getByTestId('today').filter({hasText: '2 members not on the newsletter'})).toBeVisible();
  });
});

test('an invitation waits for the address of the sign-up page, and takes no other than a web address (J9)', async () => {
  await atWork(FILES, async ({extended}) => {
    const page = await extended.open('page.html#/supporters?filter=kind%3Apaid&act=reach&for=invite');
    await expect(page.getByTestId('bcc-copy')).toBeDisabled();
    const link = page.getByTestId('reach-sign-up-link');
    await expect(link).toBeFocused();
    await link.fill('javascript:alert(1)');
    await expect(page.getByTestId('bcc-copy')).toBeDisabled();
    await link.fill('https://letter.example/join');
    await expect(page.getByTestId('bcc-copy')).toBeEnabled();
    const href = await page.getByTestId('bcc-mail').getAttribute('href');
    expect(href).toMatch(/^mailto:\?bcc=/);
    expect(href).toContain(encodeURIComponent('https://letter.example/join'));
    expect(href).not.toMatch(/bob|cy@/);
  });
});
