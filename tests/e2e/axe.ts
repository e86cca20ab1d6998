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
  const lines: string[] = [];
  for (const result of found) {
    const nodes = result.id === 'target-size' ? await crowded(page, result) : result.nodes;
    if (nodes.length > 0) lines.push(lineOf({...result, nodes}));
  }
  return lines;
}

/** Small targets with another one within 12 px of their middle that can be hit there: one below a sticky cell cannot. */
async function crowded(page: Page, {nodes}: Result): Promise<Result['nodes']> {
  const selectors = nodes.map(({target}) => String(target[0]));
  const isCrowded = await page.evaluate(all => {
    const TARGETS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    return all.map(selector => {
      const small = document.querySelector(selector);
      // One that is cut off by the edge of what scrolls has its size again once it is scrolled to.
      small?.scrollIntoView({block: 'nearest', inline: 'nearest'});
      const {left, top, width, height} = small?.getBoundingClientRect() ?? new DOMRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // What an open menu covers can be pressed once it is closed.
      if (small === null || document.elementFromPoint(x, y)?.closest(TARGETS) !== small) return false;
      const around = Array.from({length: 16}, (_, step) => (step * Math.PI) / 8);
      return around.some(angle => {
        const hit = document.elementFromPoint(x + 11.5 * Math.cos(angle), y + 11.5 * Math.sin(angle))?.closest(TARGETS);
        return hit !== null && hit !== undefined && hit !== small && !hit.contains(small);
      });
    });
  }, selectors);
  return nodes.filter((_, place) => isCrowded[place]);
}

function lineOf({id, nodes}: Result): string {
  const [first] = nodes;
  const more = nodes.length > 1 ? ` and ${nodes.length - 1} more` : '';
  const why = first?.failureSummary?.split('\n').slice(1).join('; ').trim();
  return `${id}: ${first?.target.join(' ')}${more}; ${why} ${first?.html.slice(0, 160)}`;
}
