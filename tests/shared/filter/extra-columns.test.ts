import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import type {Catalogue} from '#shared/filter/catalogue';
import {Columns} from '#shared/filter/columns';
import {evaluate} from '#shared/filter/evaluate';
import type {ExtraCells} from '#shared/filter/extra-columns';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SOURCE = {fields: new Map(), tables: new Map(), extra: (cells: ExtraCells) => cells};

function columnsOf(...people: ExtraCells[]): Columns<ExtraCells> {
  const columns = new Columns<ExtraCells>(SOURCE);
  for (const [ordinal, cells] of people.entries()) columns.set(ordinal, cells);
  return columns;
}

function found(columns: Columns<ExtraCells>, text: string): number[] {
  const catalogue: Catalogue = {fields: columns.fields, tables: new Map()};
  const parsed = parseFilter(text, {catalogue});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return ordinals(evaluate(parsed.tree, columns, {now: NOW, programme: DEFAULT_PROGRAMME}).bits);
}

const typeOf = (columns: Columns<ExtraCells>, name: string) => columns.fields.get(name)?.type;

describe('columns that come with the people (ARM-59)', () => {
  it('are numbers or dates only as long as every value is one', () => {
    const columns = columnsOf(
      [
        ['a', '12'],
        ['b', '2026-01-31'],
      ],
      [
        ['a', '-3.5'],
        ['b', '2026-02-01 10:00'],
      ],
    );
    expect([typeOf(columns, 'a'), typeOf(columns, 'b')]).toEqual(['number', 'date']);
    expect(found(columns, 'a:>0')).toEqual([0]);
    expect(found(columns, 'b:2026-02-01')).toEqual([1]);
    columns.set(2, [
      ['a', 'many'],
      ['b', '31 February'],
    ]);
    expect([typeOf(columns, 'a'), typeOf(columns, 'b')]).toEqual(['set', 'set']);
    expect(found(columns, 'a:12')).toEqual([0]);
    columns.set(2, undefined);
    expect(typeOf(columns, 'a')).toBe('number');
  });

  it('hold texts, searched for what they contain, once there are too many words to choose from', () => {
    const few = columnsOf(...Array.from({length: 50}, (_, at): ExtraCells => [['size', `size ${at}`]]));
    expect([typeOf(few, 'size'), found(few, 'size:"size 1"')]).toEqual(['set', [1]]);
    const many = columnsOf(...Array.from({length: 51}, (_, at): ExtraCells => [['size', `Size ${at}`]]));
    expect([typeOf(many, 'size'), found(many, 'size:"size 50"')]).toEqual(['text', [50]]);
    expect(found(many, 'size:"ize 5"')).toEqual([5, 50]);
    expect(found(many, 'size:="size 5"')).toEqual([5]);
  });

  it('keep every value of a person whom two records tell of', () => {
    const columns = columnsOf(
      [
        ['size', 'M'],
        ['size', 'L'],
        ['size', 'M'],
      ],
      [['size', 'M']],
    );
    expect(columns.words('size', 0)).toEqual(['L', 'M']);
    expect(found(columns, 'size:L')).toEqual([0]);
    expect(found(columns, 'size:M')).toEqual([0, 1]);
  });

  it('go with the last person who has a value, and come back from what was stored', () => {
    const columns = columnsOf([['size', 'M']], [['seats', '2']]);
    const restored = new Columns<ExtraCells>(SOURCE);
    expect(restored.restore(structuredClone(columns.dump()))).toBe(true);
    expect([...restored.fields.keys()]).toEqual(['seats', 'size']);
    expect(found(restored, 'seats:2')).toEqual([1]);
    restored.set(0, []);
    expect([...restored.fields.keys()]).toEqual(['seats']);
    expect(JSON.stringify(restored.dump().map(({texts}) => texts))).not.toContain('M"');
  });

  it('are found by nobody in a filter that outlived them', () => {
    const columns = columnsOf([['seats', '2']]);
    const {bits, notes} = evaluate({kind: 'test', field: 'gone', test: {op: 'any'}}, columns, {
      now: NOW,
      programme: DEFAULT_PROGRAMME,
    });
    expect([ordinals(bits), notes]).toEqual([[], []]);
  });
});
