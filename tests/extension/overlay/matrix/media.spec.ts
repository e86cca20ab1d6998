import {expect} from '@playwright/test';
import {isThere} from '../../../e2e/accessible.ts';
import {type Dashboard, grid, react, table} from './dashboards.ts';
import {test} from './matrix-fixtures.ts';
import type {WatchedPage} from './watched-page.ts';

const LEAST_CONTRAST = 4.5;
const WHITE = 1;

/** Where the first chip lies in its cell, and whether any row is higher than before. */
type Place = {readonly inside: boolean; readonly atEnd: boolean; readonly heights: readonly number[]};

const PLACE = `(() => {
  const grid = document.querySelector('vaadin-grid');
  const rows = [...(grid?.shadowRoot.querySelectorAll('#items tr:not([hidden])') ?? document.querySelectorAll('tr.person, #people tbody tr'))].slice(0, 10);
  const first = rows[0].cells[0];
  const slotted = first.querySelector('slot')?.assignedElements()[0];
  const box = (slotted ?? first).getBoundingClientRect();
  const chip = (slotted ?? first).querySelector('[data-regulars]')?.getBoundingClientRect();
  const isLeft = getComputedStyle(first).direction === 'rtl';
  return {
    inside: chip !== undefined && chip.left >= box.left && chip.right <= box.right + 0.5 && chip.top >= box.top - 0.5 && chip.bottom <= box.bottom + 0.5,
    atEnd: chip !== undefined && Math.abs(isLeft ? chip.left - box.left : box.right - chip.right) <= 16,
    heights: rows.map(row => row.getBoundingClientRect().height),
  };
})()`;

for (const dashboard of [table, react, grid] satisfies Dashboard[]) {
  test(`on ${dashboard.name} chips can be read in the dark, in forced colours, at 200 %, from right to left and on paper`, async ({
    open,
    stub,
  }) => {
    const list = await open(dashboard);
    const {page} = list;
    await list.settled();
    const place = () => page.evaluate<Place>(PLACE);
    const {heights} = await place();
    const expectReadable = async () => {
      await list.settled();
      expect(await place()).toMatchObject({inside: true, heights});
      await expect.poll(() => contrast(list)).toBeGreaterThan(LEAST_CONTRAST);
    };
    await expectReadable();

    await page.evaluate(`document.documentElement.style.colorScheme = 'light dark'`);
    await page.emulateMedia({colorScheme: 'dark'});
    await expectReadable();
    await page.emulateMedia({colorScheme: 'light', forcedColors: 'active'});
    await expectReadable();
    await page.emulateMedia({forcedColors: 'none'});

    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    await expectReadable();
    if (dashboard !== grid) expect((await place()).atEnd).toBe(true);
    await page.evaluate(`document.documentElement.dir = 'ltr'`);

    const width = await page.evaluate(() => innerWidth);
    const zoom = (factor: number) =>
      stub.background.evaluate(async to => {
        const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
        await chrome.tabs.setZoom(tab?.id ?? 0, to);
      }, factor);
    await zoom(2);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(width * 0.6);
    await list.settled();
    expect((await place()).inside).toBe(true);
    await zoom(1);

    // paper has no use for the bar
    await page.emulateMedia({media: 'print'});
    await expect.poll(() => contrast(list)).toBeGreaterThan(LEAST_CONTRAST);
    expect((await place()).heights).toEqual(heights);
    expect(await isThere(list.session, {role: 'button', name: 'Declined, 9'})).toBe(false);
    await page.emulateMedia({media: 'screen'});
    await page.close();
  });
}

/** The contrast between the lightest and the darkest of what the first chip shows, as WCAG counts it. */
async function contrast({page}: WatchedPage): Promise<number> {
  const shot = await page.locator('td [data-regulars], vaadin-grid-cell-content [data-regulars]').first().screenshot();
  const [darkest, lightest] = await page.evaluate(luminances, [...shot]);
  return ((lightest ?? WHITE) + 0.05) / ((darkest ?? WHITE) + 0.05);
}

async function luminances(bytes: number[]): Promise<number[]> {
  const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas?.drawImage(picture, 0, 0);
  const inner = canvas?.getImageData(8, 4, picture.width - 16, picture.height - 8).data ?? [];
  const linear = (byte: number) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const found: number[] = [];
  for (let at = 0; at < inner.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = inner.slice(at, at + 3);
    found.push(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue));
  }
  return [Math.min(...found), Math.max(...found)];
}
