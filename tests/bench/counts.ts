import {count} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Bench} from './bench.ts';
import {columnsOf, drawRows, fits, NOW, SOURCE} from './rows/rows.ts';
import {calibrate, least, round} from './rows/time.ts';

const SIZE = 100_000;
const RUNS = 30;
const BUDGET = {timesOneFilter: 10, allMs: 50};

const ONE = 'state:active tiers:(Gold, Silver) -newsletter:unsubscribed pledge:>=12 lifetime:100..500 joined:>=2024-01-01';

/** Fifty saved filters as creators have them: one to four conditions, some with `or`, some with a word of a name. */
const PARTS = [
  'state:active',
  'tags:VIP',
  '-newsletter:subscribed',
  'pledge:>=10',
  'lifetime:>500',
  'joined:<30d',
  'tiers:(Gold, Patron)',
];
const SAVED = Array.from({length: 50}, (_, at) => {
  const parts = PARTS.filter((_, part) => ((at * 37) >> part) % 2 === 1).slice(0, 4);
  if (at % 10 === 3) return `(${[...parts, 'state:declined'].join(' or ')}) pledge:<30`;
  return at % 10 === 7
    ? `name:${['zemi', 'ad', 'chik'][at % 3]} state:active`
    : [...parts, `lifetime:<${at * 20 + 10}`].join(' ');
});

/**
 * The counts of 50 saved filters over 100,000 supporters at once, texts parsed each time, beside one filter of the `filter`
 * bench at that size. `firstMs` is the same for columns that nobody has asked anything yet.
 */
export const counts: Bench = async () => {
  const rows = drawRows(SIZE);
  const fresh = Array.from({length: 3}, () => columnsOf(rows));
  const first = Math.min(...fresh.map(columns => least(1, () => countAll(columns)).ms));
  const [columns = columnsOf(rows)] = fresh;
  const all = least(RUNS, () => countAll(columns));
  const one = least(RUNS * 10, () => countOne(columns, ONE));
  const isEqual = SAVED.every((text, at) => all.result[at] === rows.filter(row => fits(treeOf(text), row)).length);
  const figures = {
    timesOneFilter: round(all.ms / SAVED.length / one.ms),
    allMs: round(all.ms),
    isEqual,
    firstMs: round(first),
    oneMs: round(one.ms),
    rows: SIZE,
    filters: SAVED.length,
    found: all.result.reduce((sum, found) => sum + found, 0),
    calibrationMs: round(calibrate()),
  };
  const ok = isEqual && figures.timesOneFilter <= BUDGET.timesOneFilter && figures.allMs < BUDGET.allMs;
  return {ok, figures, budget: BUDGET};
};

function treeOf(text: string): Filter {
  const parsed = parseFilter(text, {catalogue: SOURCE});
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`);
  return parsed.tree;
}

function countOne(columns: ReturnType<typeof columnsOf>, text: string): number {
  return count(evaluate(treeOf(text), columns, {now: NOW, programme: DEFAULT_PROGRAMME}).bits);
}

function countAll(columns: ReturnType<typeof columnsOf>): number[] {
  return SAVED.map(text => countOne(columns, text));
}
