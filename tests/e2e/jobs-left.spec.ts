import {expect, test} from '@playwright/test';
import {atWork, clipboard, lastMonth, openedBy, patronsFile} from './at-work.ts';
import {countClicks} from './clicks.ts';
import {openPopup} from './real-popup.ts';

const LEFT = {status: 'Former patron', tier: '', accessUntil: lastMonth()} as const;
const PATRONS = patronsFile([{name: 'Ada Adler', ...LEFT}, {name: 'Bob Bell', ...LEFT}, {name: 'Cy Coe'}]);

test('J10: ask those who left last month why, in five clicks, with the survey’s link in the text', async () => {
  await atWork({'members.csv': PATRONS}, async ({extended, port}) => {
    const clicks = countClicks('J10', 5);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/2 people left last month/);
    clicks.click('the line in Today');
    const page = await openedBy(extended, () => popup.press(/2 people left last month/));
    await expect(page.getByTestId('channel-bcc')).toContainText('reaches 2 of 2');
    clicks.click('the field for the survey');
    await page.getByTestId('reach-survey-link').click();
    await page.keyboard.insertText('https://survey.example/why');
    await expect(page.getByTestId('reach-preview')).toContainText('https://survey.example/why');
    clicks.click('Copy 2 addresses');
    await page.getByTestId('bcc-copy').click();
    await expect.poll(() => clipboard(page)).toMatch(/(ada|bob)@example\.org, (ada|bob)@example\.org/);
    await expect(page.locator('.toast')).toContainText('2 people marked as contacted');
    clicks.end();

    await page.goto(`${page.url().split('#')[0]}#/supporters?filter=${encodeURIComponent('contact[purpose:left]')}`);
    await expect(page.getByTestId('table-row')).toHaveCount(2);
    await page.getByTestId('table-row').filter({hasText: 'Ada Adler'}).getByText('Ada Adler').click();
    await expect(page.getByTestId('contact')).toContainText('Asked why they left · e-mail · Why did you leave?');
  });
});

test('J10: two files a month apart are enough to know who left, and to ask them why', async () => {
  const before = patronsFile(['Ada Adler', 'Bob Bell', 'Cy Coe'].map(name => ({name})));
  const after = patronsFile([{name: 'Ada Adler', status: 'Former patron', tier: ''}, {name: 'Bob Bell'}, {name: 'Cy Coe'}]);
  await atWork({'october.csv': before, 'november.csv': after}, async ({extended}) => {
    const page = await extended.open('page.html#/history/changes?span=this-month');
    await expect(page.getByTestId('past-line').filter({hasText: 'Ada Adler'})).not.toHaveCount(0);
    await page.getByTestId('ask-why').click();
    await expect(page.getByTestId('reach-purpose')).toHaveValue('left');
    await expect(page.getByTestId('channel-message')).toContainText('reaches 1 of 1');
  });
});
