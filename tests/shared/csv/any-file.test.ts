import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {guessMapping} from '#shared/csv/guess-mapping';
import {mappingSchema, missingUses} from '#shared/csv/mapping';
import {readExport} from '#shared/csv/read-export';
import {readingSchema} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';
import {writeCsv} from '../../fixtures/csv.ts';
import {fixturePieces} from '../../fixtures/read-fixture.ts';

const FILES = [
  ...['patreon-a', 'patreon-c', 'patreon-d', 'mailchimp-subscribed', 'mailchimp-cleaned', 'ghost-members', 'substack'],
  ...['substack-subscribers-older', 'beehiiv', 'youtube', 'kofi', 'kofi-older', 'gumroad-sales', 'gumroad-followers'],
];
const HEADERS = FILES.map(
  name => fixturePieces(`${name}.csv`).join('').replace('\uFEFF', '').split(/\r?\n/)[0]?.split(',') ?? [],
);

/** What stands in cells, and what nobody would expect there. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'ada@example.org',
    'Ada@Example.org ',
    '2026-11-03 10:00:00',
    '3 Nov 2026',
    '31/31/2026',
    '$1,234.00',
    '-5',
  ),
  fc.constantFrom(
    'Yes',
    'true',
    'Active patron',
    'Tip',
    'Subscription',
    'Shop Order',
    'paid',
    'premium',
    'yearly',
    'cus_1',
    '77',
  ),
  fc.constantFrom(
    '9'.repeat(40),
    '0001-01-01',
    '9999-12-31 23:59:59',
    '2026-01-01 99:99',
    '275760-09-13',
    'x'.repeat(300),
    'a/b/c',
  ),
  fc.constantFrom(
    'https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa',
    '64f1c0a2b3d4e5f601234561',
    '"VIP","Wave 1"',
    'EUR',
    'XX',
  ),
  fc.string({unit: 'binary', maxLength: 12}),
);
const tableWith = (headers: fc.Arbitrary<readonly string[]>) =>
  headers.chain(names =>
    fc
      .array(fc.array(cell, {minLength: names.length, maxLength: names.length}), {minLength: 1, maxLength: 6})
      .map(rows => ({headers: names, text: writeCsv([names, ...rows])})),
  );

function expectWhole(text: string, mappings: Parameters<typeof readExport>[0]['mappings'] = []): void {
  const file = readExport({text, asOf: NOW, mappings});
  if (!file.ok) return;
  for (const reading of file.readings) {
    const parsed = readingSchema.safeParse(JSON.parse(JSON.stringify(reading)));
    expect(parsed.error?.issues ?? []).toEqual([]);
  }
}

describe('whatever stands in the cells', () => {
  it('of an export that we know, each reading is one that every home takes', () => {
    fc.assert(
      fc.property(tableWith(fc.constantFrom(...HEADERS)), ({text}) => expectWhole(text)),
      {numRuns: 600},
    );
  });

  it('of any other table, a mapping can be guessed, and what it reads is taken too', () => {
    const header = fc.oneof(
      fc.constantFrom(
        'Order ID',
        'Client',
        'Courriel',
        'Fecha',
        'Total paid',
        'Statut',
        'Level',
        'Tags',
        'Name',
        'Refund',
        'VAT',
      ),
      fc.string({unit: 'grapheme', maxLength: 8}),
    );
    const lines = fc.constantFrom(undefined, 'people' as const, 'orders' as const);
    fc.assert(
      fc.property(tableWith(fc.array(header, {minLength: 2, maxLength: 8})), lines, fc.string(), ({text}, kind, fileName) => {
        const file = readExport({text, asOf: NOW});
        if (file.ok || file.problem.sample === undefined) return;
        const guess = guessMapping({sample: file.problem.sample, fileName, currency: 'EUR', dates: 'day-first', lines: kind});
        expect(mappingSchema.safeParse(guess).success).toBe(true);
        expect(Object.values(guess.columns).every(name => file.problem.sample?.headers.includes(name ?? ''))).toBe(true);
        if (missingUses(guess).length === 0) expectWhole(text, [guess]);
      }),
      {numRuns: 600},
    );
  });
});
