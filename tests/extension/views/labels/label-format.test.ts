import {describe, expect, it} from 'vitest';
import {LABEL_FORMATS, sheetsOf} from '../../../../extension/views/labels/label-format.ts';

describe('formats of labels', () => {
  it.each(LABEL_FORMATS)('$name lies within its page', ({page, columns, rows, label, left, top, gap}) => {
    expect(left + columns * label.width + (columns - 1) * gap).toBeLessThanOrEqual(page.width + 0.01);
    expect(top + rows * label.height).toBeLessThanOrEqual(page.height + 0.01);
  });

  it('leaves margins alike on both sides, as packs of labels do', () => {
    for (const {page, columns, label, left, gap} of LABEL_FORMATS) {
      const right = page.width - left - columns * label.width - (columns - 1) * gap;
      expect(Math.abs(right - left)).toBeLessThan(0.5);
    }
  });
});

describe('sheets of labels', () => {
  const [format] = LABEL_FORMATS;
  if (format === undefined) throw new Error('no format');
  const labels = (count: number) => Array.from({length: count}, (_, place) => place);

  it('hold as many as there is room for', () => {
    expect(sheetsOf(labels(5), format, 0)).toEqual([[0, 1, 2, 3, 4]]);
    expect(sheetsOf(labels(500), format, 0).map(sheet => sheet.length)).toEqual([...Array(20).fill(24), 20]);
    expect(sheetsOf([], format, 0)).toEqual([]);
  });

  it('begin behind the labels that are gone from the first one', () => {
    const sheets = sheetsOf(labels(24), format, 3);
    expect(sheets.map(sheet => sheet.length)).toEqual([24, 3]);
    expect(sheets[0]?.slice(0, 4)).toEqual([undefined, undefined, undefined, 0]);
  });
});
