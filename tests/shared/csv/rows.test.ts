import fc from 'fast-check';
import Papa from 'papaparse';
import {describe, expect, it} from 'vitest';
import {MOST_OF_CELL, MOST_OF_LINE} from '#shared/csv/cut-record';
import {type Row, tableReader} from '#shared/csv/rows';
import {writeCsv} from '../../fixtures/csv.ts';

type Read = {headers: readonly string[] | undefined; rows: {line: number; cells: readonly string[]; fault: string}[]};

/** A text read in pieces that end at these places. */
function readCut(text: string, cuts: readonly number[] = []): Read {
  const table = tableReader();
  const rows: Row[] = [];
  const places = [...new Set(cuts.map(cut => cut % (text.length + 1)))].sort((left, right) => left - right);
  let from = 0;
  for (const place of [...places, text.length]) {
    rows.push(...table.read(text.slice(from, place)));
    from = place;
  }
  rows.push(...table.end());
  const fault = ({broken, ragged}: Row) => (broken ? 'broken' : ragged ? 'ragged' : '');
  return {headers: table.headers(), rows: rows.map(row => ({line: row.line, cells: row.cells, fault: fault(row)}))};
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '🎈', ' ', ',', ';', '\t', '"', '\n', '\r\n', '\r', '1'),
  maxLength: 6,
});
const width = 3;
const tableOf = (cells: fc.Arbitrary<string>) =>
  fc.array(fc.array(cells, {minLength: width, maxLength: width}), {minLength: 1, maxLength: 8});
const style = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
  bom: fc.boolean(),
  crlf: fc.boolean(),
});
const HEADER = ['One', 'Two', 'Three'];
const cuts = fc.array(fc.nat(500), {maxLength: 12});
/** Anything at all, made of what parsers trip over. */
const junk = fc.string({
  unit: fc.constantFrom('a', '"', '""', ',', ';', '\n', '\r', '\r\n', ' ', '" ,', '\uFEFF'),
  maxLength: 60,
});

describe('tableReader', () => {
  it('reads back what was written, whatever the cells hold and wherever the text is cut', () => {
    fc.assert(
      fc.property(tableOf(cell), style, cuts, (rows, how, at) => {
        const said = rows.filter(cells => cells.some(one => one.trim() !== ''));
        const read = readCut(writeCsv([HEADER, ...rows], how), at);
        expect(read.headers).toEqual(HEADER);
        expect(read.rows.map(({cells}) => cells)).toEqual(said);
      }),
      {numRuns: 400},
    );
  });

  it('reads any text the same in one piece and in any others', () => {
    fc.assert(
      fc.property(junk, cuts, (text, at) => {
        expect(readCut(text, at)).toEqual(readCut(text));
        expect(
          readCut(
            text,
            [...text].map((_, place) => place),
          ),
        ).toEqual(readCut(text));
      }),
      {numRuns: 1_000},
    );
  });

  it('agrees with papaparse on all that is written well', () => {
    fc.assert(
      fc.property(tableOf(cell), style, (rows, how) => {
        const text = writeCsv([HEADER, ...rows], {...how, bom: false});
        const {data} = Papa.parse<string[]>(text, {delimiter: how.delimiter, newline: how.crlf ? '\r\n' : '\n'});
        const said = data.slice(1).filter(cells => cells.some(one => one.trim() !== ''));
        expect(readCut(text).rows.map(({cells}) => cells)).toEqual(said);
      }),
    );
  });

  it('counts the lines of the file also where cells hold line breaks', () => {
    const text = 'a,b\r\n"two\nlines",1\r\n\r\n"three\r\nlines\r\nhere",2\nlast,3';
    expect(readCut(text).rows.map(({line, cells}) => [line, cells[1]])).toEqual([
      [2, '1'],
      [5, '2'],
      [8, '3'],
    ]);
  });

  it('knows the line ends of old Macs, and takes a lone carriage return elsewhere for text', () => {
    expect(readCut('a,b\r1,2\r3,4\r').rows.map(({line, cells}) => [line, ...cells])).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
    expect(readCut('a,b\nx\ry,2\n').rows[0]?.cells).toEqual(['x\ry', '2']);
  });

  it('takes the delimiter from the header, and from the line that Excel is told by', () => {
    expect(readCut('Name;Street, town;Mail\nAda;Main 1, Graz;a@b.cc').headers).toEqual(['Name', 'Street, town', 'Mail']);
    const told = readCut('\uFEFFsep=|\r\na|b,c\r\n1|2,3\r\n');
    expect(told.headers).toEqual(['a', 'b,c']);
    expect(told.rows).toEqual([{line: 3, cells: ['1', '2,3'], fault: ''}]);
  });

  it('loses one line to a quote that is never closed, and none behind it', () => {
    const rest = Array.from({length: 2_000}, (_, at) => `${at},${'x'.repeat(60)}`);
    const {rows} = readCut(['a,b', '1,ok', '2,"not closed', ...rest].join('\n'), [700, 40_000, 90_000]);
    expect(rows[0]).toEqual({line: 2, cells: ['1', 'ok'], fault: ''});
    expect(rows[1]).toMatchObject({line: 3, fault: 'broken'});
    expect(rows.slice(2).map(({line, cells}) => [line, cells[0]])).toEqual(rest.map((_, at) => [at + 4, String(at)]));
  });

  it('holds a cell as long as spreadsheets know none, and no line beyond all measure', () => {
    const long = `"${'x'.repeat(MOST_OF_CELL - 10)}"`;
    expect(readCut(`a,b\n1,${long}\n`).rows[0]).toMatchObject({line: 2, fault: ''});
    const endless = readCut(`a,b\n1,${'x'.repeat(MOST_OF_LINE + 5)}\n2,ok\n`, [MOST_OF_LINE, 9]);
    expect(endless.rows.map(({fault}) => fault)).toEqual(['broken', 'ragged', '']);
    expect(endless.rows.at(-1)).toMatchObject({line: 3, cells: ['2', 'ok']});
  });

  it('leaves out empty lines, columns without a header at the end, and names what does not fit', () => {
    const {headers, rows} = readCut('a,b,,\n1,2,,\n,,,\n3,4,5,\n6\n');
    expect(headers).toEqual(['a', 'b']);
    expect(rows.map(({line, fault}) => [line, fault])).toEqual([
      [2, ''],
      [4, 'ragged'],
      [5, 'ragged'],
    ]);
  });

  it('finds a cell by its header without case and outer space, the first of two alike', () => {
    const table = tableReader();
    const [row] = [...table.read(' E-Mail ,Name,name\na@b.cc,Ada,other\n'), ...table.end()];
    expect([row?.cell('e-mail'), row?.cell('name'), row?.cell('level')]).toEqual(['a@b.cc', 'Ada', undefined]);
  });
});
