import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {has} from '#shared/filter/bits';
import type {Catalogue} from '#shared/filter/catalogue';
import {evaluate} from '#shared/filter/evaluate';
import {CATALOGUE, FIELDS, subjectOf} from '#shared/filter/fields';
import type {Subject} from '#shared/filter/fields/subject';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {Benefit} from '#shared/model/benefit';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {fits, type Plain} from '../../../contract/filter-reference.ts';
import {NOW, readingArbitrary} from '../../../fixtures/arbitrary.ts';
import {filterArbitrary} from '../../../fixtures/arbitrary-filter.ts';
import {MemoryHome} from '../../../fixtures/memory-home.ts';

// What follows from other columns is no cell of a person: `clock.test.ts` has it.
const READ = FIELDS.filter(({name}) => CATALOGUE.derived?.has(name) !== true);
const ASKED: Catalogue = {fields: new Map(READ.map(field => [field.name, field])), tables: CATALOGUE.tables};
const BENEFITS: readonly Benefit[] = [
  {id: 'b', name: 'Golden', tiers: [{name: 'Gold'}, {name: 'Silver'}], each: 'month', source: 'typed', rev: 1},
];

/** The same person as plain cells, for the reference. */
function plain(subject: Subject): Plain {
  const cells = new Map(READ.map(field => [field.name, field.read(subject)]));
  const rows = [...CATALOGUE.tables].map(([table, fields]) => {
    const found = CATALOGUE.rowsOf?.(table, subject) ?? [];
    return [
      table,
      found.map(row => ({cells: new Map([...fields.values()].map(field => [field.name, field.read(row)]))})),
    ] as const;
  });
  return {cells, rows: new Map(rows)};
}

describe('the columns of supporters', () => {
  it('answer every drawn filter as the reference does from what the fields read', () => {
    const context = {now: NOW, zone: 'America/New_York', programme: DEFAULT_PROGRAMME, currency: 'USD'};
    const drawn = fc.tuple(
      fc.array(readingArbitrary, {minLength: 1, maxLength: 12}),
      fc.array(filterArbitrary(ASKED), {minLength: 20, maxLength: 20}),
    );
    fc.assert(
      fc.property(drawn, ([readings, filters]) => {
        const home = new MemoryHome(NOW);
        home.ingest(readings);
        const subjects = home.people().map(person => subjectOf(person, NOW, {benefits: BENEFITS}));
        const columns = supporterColumns();
        for (const [ordinal, subject] of subjects.entries()) columns.set(ordinal, subject);
        const people = subjects.map(plain);
        for (const filter of filters) {
          const {bits} = evaluate(filter, columns, context);
          const expected = people.map(person => fits(filter, person, {...context, catalogue: ASKED}));
          expect(people.map((_, ordinal) => has(bits, ordinal))).toEqual(expected);
        }
      }),
      {numRuns: 150, seed: 20261127},
    );
  }, 60_000);
});
