import {useCallback, useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {count, ordinals as ordinalsIn} from '#shared/filter/bits';
import {EVERYONE, type FilterProblem} from '#shared/filter/tree';
import {hash53} from '#shared/identity/hash53';
import {withPending} from '../../api/pending';
import {documents} from '../../mirror/documents';
import {entriesOf} from '../../mirror/identifier-index';
import {idAt} from '../../mirror/state';
import type {Remarks} from '../filter-remark-text';
import {interfaceLanguage} from '../language';
import type {People} from '../page/supporter-table';
import {type PersonRow, personRow} from '../person-row';
import type {Sort} from '../route';
import {type Blame, blame} from './blame';
import {columnRow} from './column-row';
import {peopleOf, readFilter, resultOf, type Snapshot} from './snapshot';
import {sortPeople} from './sort-people';

export type PeopleList = {
  readonly people: People;
  readonly problem: FilterProblem | undefined;
  readonly blame: Blame | undefined;
  readonly remarks: Remarks;
};

/** `only`: ids of the people who are looked at; empty: everyone. */
type Wanted = {readonly filter: string; readonly sort: Sort; readonly only: readonly string[]};

/** The people whom a filter fits, in order. With a text that does not parse the list stays as it was. */
export function usePeople(snapshot: Snapshot, {filter, sort, only}: Wanted): PeopleList {
  const parsed = useMemo(() => readFilter(snapshot, filter), [snapshot, filter]);
  const good = useRef(parsed.ok ? parsed.tree : EVERYONE);
  if (parsed.ok) good.current = parsed.tree;
  const tree = good.current;
  const {by, descending} = sort;
  const {bits, notes} = useMemo(() => resultOf(snapshot, tree), [snapshot, tree]);
  const ordinals = useMemo(() => {
    const fitting = among(snapshot, only, ordinalsIn(bits));
    return sortPeople(snapshot.state.columns, fitting, {by, descending}, interfaceLanguage());
  }, [snapshot, bits, only, by, descending]);
  const people = useRows(snapshot, ordinals);
  const why = useMemo(
    () => (ordinals.length > 0 ? undefined : blame(tree, part => count(peopleOf(snapshot, part)))),
    [snapshot, tree, ordinals],
  );
  const remarks = {doubts: parsed.ok ? (parsed.doubts ?? []) : [], notes};
  return {people, problem: parsed.ok ? undefined : parsed.problem, blame: why, remarks};
}

function among({state}: Snapshot, only: readonly string[], ordinals: readonly number[]): readonly number[] {
  if (only.length === 0) return ordinals;
  const wanted = new Set(only.flatMap(id => entriesOf(state.index, hash53(`rid:${id}`), state.inTail).map(entry => entry >>> 1)));
  return ordinals.filter(ordinal => wanted.has(ordinal));
}

/** Rows at once from columns, then from the documents of those in sight. */
function useRows(snapshot: Snapshot, ordinals: readonly number[]): People {
  const [, redraw] = useState(0);
  const read = useRef(new Map<number, PersonRow>());
  const {version} = snapshot.state.head;
  useEffect(() => read.current.clear(), [version, snapshot.home]);
  const onVisible = useCallback(
    (from: number, to: number) => {
      const missing = ordinals.slice(from, to).filter(ordinal => !read.current.has(ordinal));
      if (missing.length === 0) return;
      void readRows(snapshot, missing).then(rows => {
        for (const [ordinal, row] of rows) read.current.set(ordinal, row);
        redraw(times => times + 1);
      });
    },
    [snapshot, ordinals],
  );
  return useMemo(() => {
    const {state, programme, now} = snapshot;
    const rowAt = (index: number) => {
      const ordinal = ordinals[index];
      if (ordinal === undefined) return undefined;
      return read.current.get(ordinal) ?? columnRow(state.columns, {id: idAt(state, ordinal) ?? '', ordinal}, programme, now);
    };
    return {size: ordinals.length, rowAt, onVisible};
  }, [snapshot, ordinals, onVisible]);
}

async function readRows({mirror, state, programme, pending, now}: Snapshot, ordinals: readonly number[]) {
  const found = await documents(mirror, state, ordinals);
  return ordinals.flatMap((ordinal, index) => {
    const supporter = found[index];
    return supporter === undefined ? [] : [[ordinal, personRow(withPending(supporter, pending), programme, now)] as const];
  });
}
