import {strToU8, type Zippable, zipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {isOldWorkbook, isWorkbook, openWorkbook} from '#shared/csv/xlsx';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

type Parts = {
  readonly rows: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Zippable;
};

function workbook({rows, shared, styles, workbook: own, more = {}}: Parts): Uint8Array {
  const book = own ?? `<workbook ${NS}><sheets><sheet name="Likes" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?>${book}`),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`),
    ...(shared === undefined ? {} : {'xl/sharedStrings.xml': strToU8(`<sst ${NS}>${shared}</sst>`)}),
    ...(styles === undefined ? {} : {'xl/styles.xml': strToU8(`<styleSheet ${NS}>${styles}</styleSheet>`)}),
    ...more,
  });
}

const inline = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADER = `<row r="1">${inline('User ID', 'A1')}${inline('Name', 'B1')}${inline('Date', 'C1')}</row>`;
const DATES =
  '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy&quot; h&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs>';

function csvOf(parts: Parts): string {
  const opened = openWorkbook(workbook(parts), 'likes.xlsx');
  return opened.ok ? (opened.tables[0]?.csv ?? '') : opened.problem.code;
}

describe('a workbook', () => {
  it('is read with shared, formatted and inline texts, empty cells and entities (LOY-34)', () => {
    const shared =
      '<si><t>User ID</t></si><si><r><t>Na</t></r><r><rPr><b/></rPr><t xml:space="preserve">me</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si><t/></si>';
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>Note</v></c></row>
      <row r="2"><c r="A2"><v>42</v></c>${inline('Ada &amp; &quot;Bo&quot; &#233;', 'B2')}<c r="C2" t="s"><v>2</v></c><c r="D2" t="b"><v>1</v></c></row><row r="3"/>`;
    expect(csvOf({rows, shared})).toBe('User ID,Name,,Note\r\n42,"Ada & ""Bo"" é",,true\r\n');
  });

  it('writes dates that it holds as numbers of days, in both calendars', () => {
    const row =
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>46329.586805555555</v></c><c r="C2" s="2"><v>46329</v></c><c r="D2" s="1"><v>0.5</v></c><c r="E2" s="3"><v>46329</v></c></row>';
    expect(csvOf({rows: HEADER + row, styles: DATES})).toContain('1,2026-11-03 14:05:00,2026-11-03,12:00:00,46329\r\n');
    const from1904 = `<workbook ${NS}><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`;
    expect(csvOf({rows: `${HEADER}<row><c/><c s="2"><v>44867</v></c></row>`, styles: DATES, workbook: from1904})).toContain(
      '2026-11-03',
    );
  });

  it('shows by an exponent that a number lost digits, as long ids do in a spreadsheet', () => {
    expect(csvOf({rows: `${HEADER}<row r="2"><c r="A2"><v>100012345678901234</v></c></row>`})).toContain(
      '1.0001234567890123e+17',
    );
    expect(csvOf({rows: `${HEADER}<row r="2"><c r="A2"><v>1.00012345678901E14</v></c></row>`})).toContain('100012345678901\r\n');
  });

  it('gives each visible sheet with lines as a table of its own', () => {
    const sheets =
      '<sheets><sheet name="Likes" r:id="rId1"/><sheet name="Comments" r:id="rId2"/><sheet name="Old" state="hidden" r:id="rId1"/></sheets>';
    const line = `<row r="2">${inline('1', 'A2')}</row>`;
    const opened = openWorkbook(
      workbook({
        rows: HEADER + line,
        workbook: `<x:workbook>${sheets}</x:workbook>`,
        more: {'xl/worksheets/sheet2.xml': strToU8(`<x:worksheet><x:sheetData>${HEADER}${line}</x:sheetData></x:worksheet>`)},
      }),
      'june.xlsx',
    );
    expect(opened.ok && opened.tables.map(({name}) => name)).toEqual(['june, Likes.xlsx', 'june, Comments.xlsx']);
  });

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><row/>', 'workbook-broken'],
    ['an entity of its own', `${HEADER}<row r="2">${inline('&secret;', 'A2')}</row>`, 'workbook-broken'],
    ['a tag that is cut off', `${HEADER}<row r="2"><c r="A2"`, 'workbook-broken'],
    ['a shared text that there is not', `${HEADER}<row r="2"><c r="A2" t="s"><v>9</v></c></row>`, 'workbook-broken'],
    ['a cell far to the right', `${HEADER}<row r="2"><c r="ZZZ2"><v>1</v></c></row>`, 'workbook-broken'],
    ['a header alone', HEADER, 'no-rows'],
  ])('is refused with %s', (_, rows, code) => {
    expect(csvOf({rows})).toBe(code);
  });

  it('is refused where a part unpacks to more than anybody exports, or is damaged', () => {
    const bomb = `${HEADER}${' '.repeat(3_000_000)}`;
    expect(csvOf({rows: bomb})).toBe('zip-too-large');
    const whole = workbook({rows: HEADER});
    expect(openWorkbook(whole.slice(0, whole.length - 40), 'x.xlsx')).toMatchObject({ok: false});
  });

  it('is told from other zips and from the binary workbooks of old', () => {
    expect(isWorkbook(workbook({rows: HEADER}))).toBe(true);
    expect(isWorkbook(zipSync({'members.csv': strToU8('a,b')}))).toBe(false);
    expect(isWorkbook(strToU8('no zip'))).toBe(false);
    expect(isOldWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe(true);
    expect(isOldWorkbook(strToU8('User ID'))).toBe(false);
  });
});
