import {useCallback, useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {add, and, type Bits, bitsOf, count, ordinals as ordinalsIn} from '#shared/filter/bits';
import {CATALOGUE, FIELD_BY_NAME, subjectOf} from '#shared/filter/fields';
import type {Subject} from '#shared/filter/fields/subject';
import {scoreAt} from '#shared/filter/opted-out';
import {EVERYONE, type Filter, type FilterProblem} from '#shared/filter/tree';
import {hash53} from '#shared/identity/hash53';
import {withPending} from '../../api/pending';
import {documents} from '../../mirror/documents';
import {entriesOf} from '../../mirror/identifier-index';
import {idAt} from '../../mirror/state';
import type {Remarks} from '../filter-remark-text';
import {interfaceLanguage} from '../language';
import type {ListRow, People} from '../page/supporter-table';
import type {Sort} from '../route';
import {type Blame, blame} from './blame';
import {compareIds} from './compare-ids';
import {nameOrder} from './name-order';
import {peopleOf, readFilter, resultOf, type Snapshot} from './snapshot';
import {sortPeople} from './sort-people';

export type PeopleList = {
  readonly people: People;
  /** The filter that the list is of. */
  readonly tree: Filter;
  readonly problem: FilterProblem | undefined;
  readonly blame: Blame | undefined;
  readonly remarks: Remarks;
  /** Puts any people into the order of the list. */
  readonly inOrder: (ordinals: ArrayLike<number>) => Uint32Array;
};

/** `only`: ids of the people who are looked at; empty: everyone. */
type Wanted = {readonly filter: string; readonly sort: Sort; readonly only: readonly string[]};

/** The people whom a filter fits, in order. With a text that does not parse the list stays as it was. */
export function usePeople(snapshot: Snapshot, {filter, sort, only}: Wanted): PeopleList {
  const parsed = useMemo(() => readFilter(snapshot, filter), [snapshot, filter]);
  const good = useRef(parsed.ok ? parsed.tree : EVERYONE);
  if (parsed.ok) good.current = parsed.tree;
  const tree = good.current;
  const {bits, notes} = useMemo(() => resultOf(snapshot, tree), [snapshot, tree]);
  const matching = useMemo(() => among(snapshot, only, bits), [snapshot, bits, only]);
  const inOrder = useOrder(snapshot, sort);
  const ordinals = useMemo(() => inOrder(ordinalsIn(matching)), [inOrder, matching]);
  const people = useRows(snapshot, ordinals, matching);
  const why = useMemo(
    () => (ordinals.length > 0 ? undefined : blame(tree, part => count(peopleOf(snapshot, part)))),
    [snapshot, tree, ordinals],
  );
  const remarks = {doubts: parsed.ok ? (parsed.doubts ?? []) : [], notes};
  return {people, tree, problem: parsed.ok ? undefined : parsed.problem, blame: why, remarks, inOrder};
}

/** The order of names is found once for each state of the mirror: every other order falls back on it. */
function useOrder(snapshot: Snapshot, {by, descending}: Sort): PeopleList['inOrder'] {
  const {state, home} = snapshot;
  const language = interfaceLanguage();
  const {version} = state.head;
  const order = useMemo(
    () => nameOrder(state.columns, (left, right) => compareIds(state.ids, left, right), language),
    [state, version, home, language],
  );
  return useCallback(
    people => sortPeople(state.columns, people, {sort: {by, descending}, order, language}),
    [snapshot, order, by, descending, language],
  );
}

function among({state}: Snapshot, only: readonly string[], matching: Bits): Bits {
  if (only.length === 0) return matching;
  const wanted = bitsOf(state.columns.size);
  for (const id of only) for (const entry of entriesOf(state.index, hash53(`rid:${id}`), state.inTail)) add(wanted, entry >>> 1);
  return and(wanted, matching);
}

/** Rows from columns alone; only what waits to be sent is put in from the documents of those in sight. */
function useRows(snapshot: Snapshot, ordinals: Uint32Array, matching: Bits): People {
  const [, redraw] = useState(0);
  const changed = useRef(new Map<string, Subject>());
  const {state, programme, pending, now} = snapshot;
  useEffect(() => changed.current.clear(), [snapshot]);
  const onVisible = useCallback(
    (from: number, to: number) => {
      const touched = new Set(pending.flatMap(command => ('supporter' in command ? command.supporter : [])));
      if (touched.size === 0) return;
      const waiting = [...ordinals.subarray(from, to)].filter(ordinal => {
        const id = idAt(state, ordinal) ?? '';
        return touched.has(id) && !changed.current.has(id);
      });
      if (waiting.length === 0) return;
      void readSubjects(snapshot, waiting).then(subjects => {
        for (const subject of subjects) changed.current.set(subject.supporter.id, subject);
        redraw(times => times + 1);
      });
    },
    [snapshot, ordinals],
  );
  return useMemo(() => {
    const {columns} = state;
    const rowAt = (index: number): ListRow | undefined => {
      const ordinal = ordinals[index];
      if (ordinal === undefined) return undefined;
      const id = idAt(state, ordinal) ?? '';
      return {
        id,
        ordinal,
        score: scoreAt(columns, ordinal, {programme, now}),
        cell(name) {
          const subject = changed.current.get(id);
          const field = FIELD_BY_NAME.get(name);
          if (subject === undefined || field === undefined || CATALOGUE.derived?.has(name)) return columns.cell(name, ordinal);
          return field.read(subject);
        },
      };
    };
    return {size: ordinals.length, ordinals, matching, rowAt, onVisible};
  }, [snapshot, ordinals, matching, onVisible]);
}

async function readSubjects({mirror, state, pending, now}: Snapshot, ordinals: readonly number[]): Promise<Subject[]> {
  const found = await documents(mirror, state, ordinals);
  return found.flatMap(supporter => (supporter === undefined ? [] : subjectOf(withPending(supporter, pending), now, state)));
}
