import {expect, test} from '@playwright/test';
import {atWork, clipboard, daysAgo, openedBy, patronsFile} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {findPanel} from './real-panel.ts';
import {openPopup} from './real-popup.ts';

const PATRONS = patronsFile([
  {name: 'Ada Adler', since: daysAgo(3)},
  {name: 'Bob Bell', since: daysAgo(4)},
  {name: 'cy_99', email: 'cy@example.org', since: daysAgo(5)},
  {name: 'Di Dunn'},
]);

test('J2: welcome the new paid members in four clicks: they are marked, and no longer to welcome (ARM-37, ARM-36)', async () => {
  await atWork({'members.csv': PATRONS}, async ({extended, port}) => {
    const clicks = countClicks('J2', 4);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/3 new paid supporters to welcome/);
    clicks.click('the line in Today');
    const page = await openedBy(extended, () => popup.press(/3 new paid supporters to welcome/));
    await expect(page.getByTestId('channel-bcc')).toContainText('reaches 3 of 3');
    await expect(page.getByTestId('reach-preview')).toContainText('thank you for joining');
    clicks.click('Copy 3 addresses');
    await page.getByTestId('bcc-copy').click();
    await expect.poll(() => clipboard(page)).toContain('bob@example.org');
    expect((await clipboard(page)).split(', ')).toHaveLength(3);
    await expect(page.locator('.toast')).toContainText('3 people marked as contacted');
    clicks.end();

    await page.goto(`${page.url().split('#')[0]}#/today`);
    await expect(page.getByText('Nothing needs you today')).toBeVisible();
    // Undo brings all of them back: one step for the whole batch.
    await page.locator('.toast').getByText('Undo').click();
    await expect(page.getByTestId('today').filter({hasText: '3 new paid supporters'})).toBeVisible();
  });
});

test('J2: one by one, each gets their own words on the clipboard; it goes on after the page was closed (ARM-35, SAL-21, SAL-22)', async () => {
  await atWork({'members.csv': PATRONS}, async ({extended, port}) => {
    // Patreon itself is not asked: what is opened is all that counts here.
    const asked: string[] = [];
    await extended.context.route('https://www.patreon.com/**', route => {
      asked.push(route.request().url());
      return route.fulfill({contentType: 'text/html', body: '<title>members</title>'});
    });
    const popup = await openPopup(extended, port);
    await popup.waitFor(/3 new paid supporters to welcome/);
    const page = await openedBy(extended, () => popup.press(/3 new paid supporters to welcome/));
    await page.getByTestId('channel-message').click();
    await expect(page.getByTestId('reach-missing')).toContainText('1 has no “first name”: “there” stands there');
    await page.getByTestId('start-run').click();
    await expect(page.getByTestId('run-place')).toHaveText('1 of 3');
    const first = await page.getByRole('heading', {level: 1}).textContent();
    await page.getByTestId('run-take').click();
    await expect.poll(() => asked.length).toBe(1);
    await page.bringToFront();
    expect(await clipboard(page)).toContain('thank you for joining as Gold');

    await page.keyboard.press('Enter');
    await expect(page.getByTestId('run-place')).toHaveText('2 of 3');
    await expect.poll(() => asked.length).toBe(2);
    await page.bringToFront();
    // Always one and the same tab for messages.
    expect(extended.context.pages().filter(tab => tab.url().startsWith('https://www.patreon.com'))).toHaveLength(1);
    await page.getByTestId('run-done').focus();
    await page.keyboard.press('u');
    await expect(page.getByTestId('run-place')).toHaveText('1 of 3');
    await expect(page.getByRole('heading', {level: 1})).toHaveText(first ?? '');
    await page.bringToFront();
    await page.getByTestId('run-done').click();
    await expect(page.getByTestId('run-place')).toHaveText('2 of 3');
    await page.close();

    const again = await extended.open('page.html#/today');
    await again.getByTestId('today').filter({hasText: 'Go on writing'}).click();
    await expect(again.getByTestId('run-place')).toHaveText('2 of 3');
    await again.getByTestId('run-done').focus();
    await again.keyboard.press('s');
    await expect(again.getByTestId('run-place')).toHaveText('3 of 3');
    await again.bringToFront();
    await again.getByTestId('run-done').click();
    await expect(again.getByTestId('run-over')).toHaveText('2 of 3 written to.');
    await expect(again.getByText('1 skipped.')).toBeVisible();
    // Who was skipped is still to be welcomed, and nobody else.
    await again.getByText('Back to Today').click();
    await expect(again.getByTestId('today').filter({hasText: '1 new paid supporter to welcome'})).toBeVisible();
    await expect(again.getByText('Go on writing')).toHaveCount(0);
  });
});

test('J2: messages go on in the side panel, beside the page that each is written on (ARM-35, F11)', async () => {
  await atWork({'members.csv': PATRONS}, async ({extended, port}) => {
    const asked: string[] = [];
    await extended.context.route('https://www.patreon.com/**', route => {
      asked.push(route.request().url());
      return route.fulfill({contentType: 'text/html', body: '<title>members</title>'});
    });
    const popup = await openPopup(extended, port);
    await popup.waitFor(/3 new paid supporters to welcome/);
    const page = await openedBy(extended, () => popup.press(/3 new paid supporters to welcome/));
    await page.getByTestId('channel-message').click();
    await page.getByTestId('start-run').click();
    await page.getByTestId('run-beside').click();
    const panel = await findPanel(extended, port);
    await panel.waitFor(/1 of 3/);
    await expect(page).toHaveURL(/#\/today/);
    await panel.press('Copy text and open Patreon');
    await expect.poll(() => asked.length).toBe(1);
    // The focus is on what comes next: Enter is enough.
    await panel.key('Enter');
    await panel.waitFor(/2 of 3/);
    await expect.poll(() => asked.length).toBe(2);
    expect(extended.context.pages().filter(tab => tab.url().startsWith('https://www.patreon.com'))).toHaveLength(1);
    await panel.key('Escape', 27);
    // Paused: the panel is about the page again, and the run stands in Today.
    await panel.waitFor(/Go on writing: .*, 1 of 3/);
    panel.close();
  });
});
