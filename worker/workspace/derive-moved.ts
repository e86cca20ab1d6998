import {linkTexts} from '#shared/identity/closure';
import type {StoredRecord} from '#shared/model/record';
import {type Problem, problem} from '#shared/protocol/problem';
import {commitParts} from './commit-parts';
import {planAllDue} from './due-people';
import {erasureCheck} from './erasures';
import {readHold, release, writeHold} from './hold';
import type {Home} from './home';
import {readSetting, writeSetting} from './setting-store';

/** Records whose people are made in one request. */
const BLOCK = 500;

/** How many records' people are made, and whether that is all of them. */
export type Derived = {readonly derived: number; readonly isDone: boolean};

/**
 * Makes the people of the next records of a move: all records are there, so each person is made once, or once more for a record
 * that comes later. Whoever is on this server's list of erased people is erased again. The last turn opens the workspace.
 */
export function deriveMoved(home: Home, move: string): Derived | Problem {
  const {sql} = home;
  return sql.transaction(() => {
    const hold = readHold(sql);
    // Answered before, and the answer was lost.
    if (hold === undefined && readSetting(sql, 'moved-in') === move) return {derived: 0, isDone: true};
    if (hold?.kind !== 'receiving' || hold.move !== move || !hold.isWhole) return problem('conflict', 'another move');
    const rows = sql.all<{key: string; doc: string}>(
      'select key, doc from record where key > ? order by key limit ?',
      hold.after,
      BLOCK,
    );
    commitParts(home, rows, part => workOf(home, part));
    const derived = hold.derived + rows.length;
    const last = rows.at(-1);
    if (last !== undefined && rows.length === BLOCK) {
      writeHold(sql, {...hold, derived, after: last.key});
      return {derived, isDone: false};
    }
    writeSetting(sql, 'moved-in', move);
    release(home);
    planAllDue(sql);
    return {derived, isDone: true};
  });
}

function workOf(home: Home, rows: readonly {key: string; doc: string}[]) {
  const isErased = erasureCheck(home);
  if (isErased === undefined) return {touch: rows.map(({key}) => key)};
  const isOut = ({key, doc}: {key: string; doc: string}) =>
    [key, ...linkTexts(JSON.parse(doc) as StoredRecord)].some(text => isErased(text));
  const erase = rows.filter(isOut).map(({key}) => key);
  const out = new Set(erase);
  return {erase, touch: rows.flatMap(({key}) => (out.has(key) ? [] : key))};
}
