import type {CDPSession, Page} from '@playwright/test';
import {readTableChips} from '../../e2e/read-chips.ts';
import {readLayer} from './read-layer.ts';
import {nameOfId} from './stub-fixtures.ts';

type Row = {readonly id: string; readonly email: string; readonly top: number; readonly bottom: number};

/** Whom each row of a table names, by Ghost's id in its link and by the address in it, and where it is. */
const ROWS = `[...document.querySelectorAll('tbody tr')].map(row => {
  const {top, bottom} = row.getBoundingClientRect();
  const leaves = [...row.querySelectorAll('*')].filter(element => element.childElementCount === 0);
  return {
    id: row.querySelector('a[href*="#/members/"]')?.getAttribute('href').match(/[0-9a-f]{24}/)?.[0] ?? '',
    email: leaves.map(element => element.textContent.trim().toLowerCase()).find(text => text.includes('@')) ?? '',
    top,
    bottom,
  };
})`;

/**
 * Which rows in sight have no chip, several, or somebody else's: in the row, or in the layer at its height. A row with a chip is
 * asked about by its address, or by its id. None where at least `least` rows are right.
 */
export async function wrongRows(page: Page, session: CDPSession, least: number): Promise<string[]> {
  const [rows, inRows, layer] = [await page.evaluate<Row[]>(ROWS), await readTableChips(session), await readLayer(session)];
  const height = await page.evaluate<number>('innerHeight');
  const seen = rows.flatMap((row, n) => {
    const middle = (row.top + row.bottom) / 2;
    const above = layer.filter(chip => chip.top + 12 > row.top && chip.top + 12 < row.bottom);
    const chips = [...(inRows[n] ?? []), ...above.map(({name}) => name)];
    return row.email !== '' && middle > 60 && middle < height - 60 ? [{...row, chips}] : [];
  });
  if (seen.length < least) return [`only ${seen.length} rows in sight`];
  return seen.flatMap(({id, email, chips: [chip = '', ...others]}) => {
    const isRight = others.length === 0 && (nameOfId(email).test(chip) || nameOfId(id).test(chip));
    return isRight ? [] : [`${email}: ${[chip, ...others].join(' and ')}`];
  });
}
