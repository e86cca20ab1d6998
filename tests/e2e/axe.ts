import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from '@playwright/test';
import type {Result, RunOptions} from 'axe-core';

/** The library as one script, put into a page by the debugger: our pages allow no script tags. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, and what the makers of the rules advise beyond it: landmarks, headings, regions. */
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/**
 * What in a page of ours goes against the rules, one line a rule with the first elements that do: `rule: selector (markup)`. Empty:
 * nothing. Cannot look into closed shadow roots.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const found = await page.evaluate(async options => {
    const {axe} = window as unknown as {axe: typeof import('axe-core')};
    return (await axe.run(document, options)).violations;
  }, OPTIONS);
  return found.map(lineOf);
}

function lineOf({id, nodes}: Result): string {
  const [first] = nodes;
  const more = nodes.length > 1 ? ` and ${nodes.length - 1} more` : '';
  const why = first?.failureSummary?.split('\n').slice(1).join('; ').trim();
  return `${id}: ${first?.target.join(' ')}${more}; ${why} ${first?.html.slice(0, 160)}`;
}
