import type {AnyColumns} from '#shared/filter/columns';
import {FIRST_SORT, type Sort} from '../route';

/** The newest first (ARM-50): by the first join where vendors tell it, else by the start of the pledge, else the most loyal. */
export function firstSort(columns: AnyColumns): Sort {
  const by = [FIRST_SORT.by, 'pledge-start'].find(name => {
    const column = columns.column(name);
    return column.kind === 'number' && column.filled > 0;
  });
  return by === undefined ? {by: 'score', descending: true} : {by, descending: true};
}
