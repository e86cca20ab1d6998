import {type Problem, problem} from '#shared/protocol/problem';
import {commitParts} from './commit-parts';
import {planAllDue} from './due-people';
import {readHold, release, writeHold} from './hold';
import type {Home} from './home';
import {planDraws} from './plan-draws';
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
    const rows = sql.all<{key: string}>('select key from record where key > ? order by key limit ?', hold.after, BLOCK);
    const out = new Set(hold.erase);
    commitParts(home, rows, part => workOf(part, out));
    const derived = hold.derived + rows.length;
    const last = rows.at(-1);
    if (last !== undefined && rows.length === BLOCK) {
      writeHold(sql, {...hold, derived, after: last.key});
      return {derived, isDone: false};
    }
    writeSetting(sql, 'moved-in', move);
    release(home);
    planAllDue(sql);
    planDraws(home);
    return {derived, isDone: true};
  });
}

function workOf(rows: readonly {key: string}[], out: ReadonlySet<string>) {
  const keys = rows.map(({key}) => key);
  return {erase: keys.filter(key => out.has(key)), touch: keys.filter(key => !out.has(key))};
}
