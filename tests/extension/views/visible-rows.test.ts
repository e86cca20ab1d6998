import {describe, expect, it} from 'vitest';
import {HIGHEST, scrollTopFor, visibleRows} from '../../../extension/views/visible-rows.ts';

const rowHeight = 36;
const view = 720;

describe('the rows of a long list that are drawn', () => {
  it('are those in sight and a few beyond', () => {
    expect(visibleRows({count: 1000, rowHeight}, {scrollTop: 3600, view})).toEqual({
      from: 92,
      until: 128,
      height: 36_000,
      shift: 0,
    });
    expect(visibleRows({count: 0, rowHeight}, {scrollTop: 0, view})).toMatchObject({from: 0, until: 0, height: 0});
    expect(visibleRows({count: 3, rowHeight}, {scrollTop: 0, view})).toMatchObject({from: 0, until: 3});
  });

  it.each([100_000, 1_000_000, 5_000_000])('reach the last of %i people, however high a browser draws (ARM-66)', count => {
    const rows = {count, rowHeight};
    const {height} = visibleRows(rows, {scrollTop: 0, view});
    expect(height).toBeLessThanOrEqual(HIGHEST);
    const end = height - view;
    const last = visibleRows(rows, {scrollTop: end, view});
    expect(last.until).toBe(count);
    // The bottom of the last row is the bottom of the view.
    expect(count * rowHeight + last.shift).toBeCloseTo(end + view, 3);
    expect(visibleRows(rows, {scrollTop: 0, view})).toMatchObject({from: 0, shift: 0});
  });

  it.each([100_000, 5_000_000])('are brought into sight one by one, of %i', count => {
    const rows = {count, rowHeight};
    for (const index of [0, 1, 20, 777, count >> 1, count - 2, count - 1]) {
      const scrollTop = scrollTopFor(rows, {scrollTop: HIGHEST / 3, view}, index);
      const {shift} = visibleRows(rows, {scrollTop, view});
      expect(index * rowHeight + shift).toBeGreaterThanOrEqual(scrollTop - 0.01);
      expect((index + 1) * rowHeight + shift).toBeLessThanOrEqual(scrollTop + view + 0.01);
    }
  });

  it('do not move for a row that is in sight already', () => {
    expect(scrollTopFor({count: 1000, rowHeight}, {scrollTop: 3600, view}, 105)).toBe(3600);
  });
});
