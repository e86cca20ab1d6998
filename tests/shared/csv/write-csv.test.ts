import fc from 'fast-check';
import Papa from 'papaparse';
import {describe, expect, it} from 'vitest';
import {timeCell} from '#shared/csv/cells';
import {tableReader} from '#shared/csv/rows';
import {BOM, csvLine, guarded, isoTime} from '#shared/csv/write-csv';

const FORMULAS = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
const GUARDED = /(^|[;\t\r\n])([\s\uFEFF]*'*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
/** What `guarded` was given. */
const unguarded = (text: string) => text.replace(GUARDED, '$1$2');
const nasty = fc.string({
  unit: fc.constantFrom('a', 'é', '=', '+', '-', '@', "'", '"', ',', ';', '\t', '\r', '\n', ' ', '1', '＝'),
});

describe('writing CSV', () => {
  it.each([
    ['=HYPERLINK("https://bad.example";"x")', `"'=HYPERLINK(""https://bad.example"";""x"")"`],
    ['+33 6 12 34 56 78', "'+33 6 12 34 56 78"],
    ['@SUM(1)', "'@SUM(1)"],
    ['-2+3', "'-2+3"],
    ['\t=1', `"\t'=1"`],
    ['＝1+1', "'＝1+1"],
    ['  =1+1', `"  '=1+1"`],
    ['Ada;=1+1', `"Ada;'=1+1"`],
    ['Ada\n=1+1', `"Ada\n'=1+1"`],
    ["'=1", "''=1"],
  ])('lets no spreadsheet run %j (C43, F9)', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it('leaves negative numbers what they are, as numbers and as texts', () => {
    expect(csvLine([-12.5, '-12.5', 0, Number.NaN, undefined, ''])).toBe('-12.5,-12.5,0,,,\r\n');
  });

  it('quotes what would end a cell, and the quotes themselves', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'plain'])).toBe('"a,b","say ""hi""","two\nlines",plain\r\n');
  });

  it('comes back as it was once the apostrophes are off, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 8}), lines => {
        // A line of nothing but blanks is no line to the reader, and the first column keeps each one in.
        const rows = lines.map((cells, at) => [`row ${at}`, ...cells]);
        const text = BOM + csvLine(['id', 'a', 'b', 'c']) + rows.map(csvLine).join('');
        const read = Papa.parse<string[]>(text.slice(1), {delimiter: ',', newline: '\r\n'}).data.slice(1, -1);
        expect(read.map(cells => cells.map(unguarded))).toEqual(rows);
      }),
    );
  });

  it('is read by the importer of files, which knows its mark and its delimiter', () => {
    const text = `${BOM}${csvLine(['Name', 'E-mail'])}${csvLine(['Zoë, the 1st', 'zoe@example.org'])}`;
    const table = tableReader();
    const rows = [...table.read(text), ...table.end()];
    expect(table.headers()).toEqual(['Name', 'E-mail']);
    expect(rows[0]?.cell('name')).toBe('Zoë, the 1st');
  });

  it('begins no cell with a formula, whatever a spreadsheet takes for the delimiter', () => {
    fc.assert(
      fc.property(fc.array(nasty, {minLength: 1, maxLength: 4}), cells => {
        for (const cell of cells) for (const part of guarded(cell).split(/[;\t\r\n]/)) expect(isRun(part, cell)).toBe(false);
      }),
    );
  });

  it('loses nothing: its own apostrophes can be told from all others', () => {
    fc.assert(
      fc.property(nasty, text => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });

  it('writes an instant so that the importer reads the same one', () => {
    const at = Date.UTC(2026, 4, 31, 23, 5, 9);
    expect(isoTime(at)).toBe('2026-05-31T23:05:09Z');
    expect(timeCell(isoTime(at))).toBe(at);
  });
});

function isRun(part: string, cell: string): boolean {
  return FORMULAS.test(part) && !/^-\d+([.,]\d+)?$/.test(cell);
}
