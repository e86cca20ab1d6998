import {idAt, ordinalOf} from '../../mirror/state';
import type {PersonRow} from '../person-row';
import {columnRow} from './column-row';
import {searchPeople} from './search-people';
import type {Snapshot} from './snapshot';

const RESULTS = 50;

/** The people whom a query finds as lines, best first, and how many there are in all. */
export type FoundPeople = {readonly rows: readonly PersonRow[]; readonly total: number};

export function findPeople(snapshot: Snapshot, query: string): FoundPeople {
  const {best, total} = searchPeople(snapshot.state.columns, query, RESULTS);
  return {rows: best.map(ordinal => lineAt(snapshot, ordinal)), total};
}

/** Lines about these people, without those who are gone. */
export function linesOf(snapshot: Snapshot, ids: readonly string[]): PersonRow[] {
  return ids.flatMap(id => {
    const ordinal = ordinalOf(snapshot.state, id);
    return ordinal === undefined ? [] : lineAt(snapshot, ordinal);
  });
}

export function lineAt({state, programme, now}: Snapshot, ordinal: number): PersonRow {
  return columnRow(state.columns, {id: idAt(state, ordinal) ?? '', ordinal}, programme, now);
}
