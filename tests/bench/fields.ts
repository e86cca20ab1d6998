import {readExport} from '#shared/csv/read-export';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import {MemoryHome} from '../fixtures/memory-home.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld, TIERS} from '../fixtures/people.ts';
import type {Bench} from './bench.ts';
import {calibrate, least, round} from './rows/time.ts';

const NOW = Date.UTC(2026, 10, 20);
const RUNS = 15;
/** Of what JSON.parse takes for the same documents. */
const BUDGET = {columnsPerParse: 1.5, withBenefitsPerParse: 3};

const BENEFITS: readonly Benefit[] = Object.values(TIERS).map(({name}) => ({
  id: name,
  name: `Card of ${name}`,
  tiers: [{name}],
  each: 'month',
  from: '2026-09',
  source: 'typed',
  rev: 1,
}));

/** The columns of supporters from their documents, every field of the catalogue, beside JSON.parse of the documents. */
export const fields: Bench = async () => {
  const home = new MemoryHome(NOW);
  const file = readExport({text: patreonCsv(drawWorld({members: 3_000}).patreon), asOf: NOW});
  if (!file.ok) throw new Error(file.problem.code);
  home.ingest(file.readings);
  const texts = home.people().map(person => JSON.stringify(person));
  const {result: people, ms: parse} = least(RUNS, () => texts.map(text => JSON.parse(text) as Supporter));
  const columns = least(RUNS, () => filled(people, []));
  const withBenefits = least(RUNS, () => filled(people, BENEFITS));
  const figures = {
    columnsPerParse: round(columns.ms / parse),
    withBenefitsPerParse: round(withBenefits.ms / parse),
    people: texts.length,
    bytesEach: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
    microsecondsEach: round((1_000 * columns.ms) / texts.length),
    calibrationMs: round(calibrate()),
  };
  const ok = figures.columnsPerParse <= BUDGET.columnsPerParse && figures.withBenefitsPerParse <= BUDGET.withBenefitsPerParse;
  return {ok, figures, budget: BUDGET};
};

function filled(people: readonly Supporter[], benefits: readonly Benefit[]): number {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW, {benefits}));
  return columns.size;
}
