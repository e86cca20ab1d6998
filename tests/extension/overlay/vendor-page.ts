import type {CDPSession, Page} from '@playwright/test';
import type {RowIdentity} from '../../../extension/messages.ts';
import {inspect, readMarkedChips} from '../../e2e/read-chips.ts';
import {readLayer} from './read-layer.ts';
import type {StubBrowser} from './stub-extension.ts';

/** A page of ours under a vendor's address, with the overlay on it. */
export type VendorPage = {
  readonly page: Page;
  readonly session: CDPSession;
  /** Accessible names of the chips by the rows' marks, wherever they stand: in the row, or in the layer at its height. */
  chips(): Promise<Record<string, string[]>>;
  /** Who the rows said they are, each once. */
  asked(): Promise<RowIdentity[]>;
  heights(): Promise<number[]>;
};

/** Serves a page under its address; nothing reaches the network. The body may be told by the address. */
export async function openVendorPage(
  stub: StubBrowser,
  url: string,
  html: string | ((address: URL) => string),
): Promise<VendorPage> {
  const page = await stub.context.newPage();
  const {origin} = new URL(url);
  await page.route(`${origin}/**`, route => {
    const body = typeof html === 'string' ? html : html(new URL(route.request().url()));
    return route.fulfill({contentType: 'text/html; charset=utf-8', body});
  });
  await stub.background.evaluate(() => {
    (globalThis as unknown as {stub: {rows: unknown[]}}).stub.rows = [];
  });
  await page.goto(url);
  const session = await inspect(page);
  return {
    page,
    session,
    chips: () => chipsOf(page, session),
    async asked() {
      const rows = await stub.background.evaluate(() => (globalThis as unknown as {stub: {rows: RowIdentity[]}}).stub.rows);
      return [...new Map(rows.map(row => [JSON.stringify(row), row])).values()];
    },
    heights: () => page.locator('[data-n]').evaluateAll(rows => rows.map(row => row.getBoundingClientRect().height)),
  };
}

async function chipsOf(page: Page, session: CDPSession): Promise<Record<string, string[]>> {
  const inRows = await readMarkedChips(session, 'data-n');
  const layer = await readLayer(session);
  const rows = await page.locator('[data-n]').evaluateAll(found =>
    found.map(row => {
      const {top, bottom} = row.getBoundingClientRect();
      return {mark: row.getAttribute('data-n') ?? '', top, bottom};
    }),
  );
  return Object.fromEntries(
    rows.map(({mark, top, bottom}) => {
      const above = layer.filter(chip => chip.top + 12 > top && chip.top + 12 < bottom);
      return [mark, [...(inRows[mark] ?? []), ...above.map(({name}) => name)]];
    }),
  );
}

/** What the stub's chip says of an identifier, as `stub-background.js` works it out. */
export function chipOf(identifier: string): RegExp {
  const id = identifier.split(':').at(-1) ?? '';
  let score = 0;
  for (const character of id) score = (score * 31 + (character.codePointAt(0) ?? 0)) % 101;
  switch (score % 17) {
    case 3:
      return /^Not in your data/;
    case 5:
      return /^Joined 4 days ago/;
    case 7:
      return UNSURE;
    case 9:
      return /^Not scored/;
    default:
      return new RegExp(`^Loyalty ${score} of 100`);
  }
}

export const UNSURE = /^Two people could be this row/;
export const HIDDEN_BY_VENDOR = /^Details hidden by the vendor/;

/** Which rows do not show exactly one chip, the expected one; none where all is well. */
export function wrongChips(
  chips: Readonly<Record<string, readonly string[]>>,
  expected: Readonly<Record<string, RegExp | undefined>>,
): string[] {
  return Object.entries(expected).flatMap(([row, chip]) => {
    const [first, ...others] = chips[row] ?? ['no row'];
    const isRight = others.length === 0 && (chip === undefined ? first === undefined : chip.test(first ?? ''));
    return isRight ? [] : [`${row}: ${JSON.stringify(chips[row])}, not ${chip}`];
  });
}
