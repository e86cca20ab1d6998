import {parseArgs} from 'node:util';
import {Refusal} from '../setup/refusal.ts';
import type {Bench} from './bench.ts';
import {draw, ODDS, RATES} from './link/draw.ts';
import {measure} from './link/measure.ts';
import {readPeople} from './link/read-people.ts';

/** The rules were made while looking at these. */
const TUNING_SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Nobody looked at these while making them: they alone count. */
const TEST_SEEDS = [20261101, 20261102, 20261103, 20261104, 20261105, 20261106, 20261107, 20261108];
const PEOPLE = 20_000;
const BUDGET = {precision: 0.999};
const USAGE = 'usage: npm run bench -- link-quality [--csv FILE --truth COLUMN [--sep CHARACTER]]';

/**
 * How well records of one person are joined without anyone's help: drawn people with known errors, run through the engine, or
 * with `--csv` anybody's table that says in a column who is who.
 */
export const linkQuality: Bench = async () => {
  const {csv, truth, sep} = readOptions();
  if (csv !== undefined) {
    const {columns, ...people} = readPeople({file: csv, truth, separator: sep});
    return {ok: true, figures: {...measure([people]), columns}, budget: {}};
  }
  const test = measure(TEST_SEEDS.map(seed => draw(seed, PEOPLE)));
  const {byKind, ...tuning} = measure(TUNING_SEEDS.map(seed => draw(seed, PEOPLE)));
  return {
    ok: (test.precision ?? 0) >= BUDGET.precision,
    figures: {
      ...test,
      seeds: {test: TEST_SEEDS, tuning: TUNING_SEEDS},
      peoplePerSeed: PEOPLE,
      tuning,
      rates: RATES,
      odds: ODDS,
    },
    budget: BUDGET,
  };
};

function readOptions(): {csv: string | undefined; truth: string; sep: string | undefined} {
  const text = {type: 'string'} as const;
  try {
    const {values} = parseArgs({args: process.argv.slice(3), options: {csv: text, truth: text, sep: text}});
    if ((values.csv === undefined) !== (values.truth === undefined)) throw new Error('--csv and --truth go together');
    return {csv: values.csv, truth: values.truth ?? '', sep: values.sep};
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
