import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import {columnsOffered, columnsShown, FIRST_COLUMNS, moved, toggled} from '../../../extension/views/columns.ts';
import {supporter} from '../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

describe('the columns of a list', () => {
  const columns = supporterColumns();
  columns.set(0, subjectOf(supporter({number: 0, fields: {custom: {'T-shirt  size': 'XL'}}}), NOW));

  it('can be every field that a filter knows, vendors’ own columns too, and no inner one (ARM-54, ARM-59)', () => {
    const names = columnsOffered(columns.fields).map(({name}) => name);
    expect(names).toEqual(expect.arrayContaining(['score', 'rank', 'lifetime', 'anniversary', 'tag', 'custom.t-shirt size']));
    expect(names).not.toContain('tier-id');
    expect(names).not.toContain('name');
    for (const first of FIRST_COLUMNS) expect(names).toContain(first);
  });

  it('passes over columns that are gone, double ones, and the name, which always stands first', () => {
    const shown = columnsShown(['tier', 'name', 'custom.gone', 'tier', 'score'], columns.fields);
    expect(shown.map(({name}) => name)).toEqual(['tier', 'score']);
  });

  it('are moved by one place and stay at the ends, shown and hidden', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  });
});
