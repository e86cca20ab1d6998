import {useCallback, useEffect, useRef, useState} from 'preact/hooks';
import {withPending} from '../../api/pending';
import {supporterOf} from '../../mirror/documents';
import {type PersonRow, personRow} from '../person-row';
import type {Snapshot} from './snapshot';

/** `undefined` while a person is read, null for who is no longer there. */
export type RowById = (id: string) => PersonRow | null | undefined;

/** What lists say of people who are named by id, read as they come into sight. A former id finds who the person is now. */
export function useRowsById(snapshot: Snapshot): {rowOf: RowById; onVisible: (ids: readonly string[]) => void} {
  const [, redraw] = useState(0);
  const read = useRef(new Map<string, PersonRow | null>());
  const {version} = snapshot.state.head;
  useEffect(() => read.current.clear(), [version, snapshot.home]);
  const onVisible = useCallback(
    (ids: readonly string[]) => {
      const missing = [...new Set(ids)].filter(id => !read.current.has(id));
      if (missing.length === 0) return;
      void Promise.all(missing.map(id => readRow(snapshot, id))).then(rows => {
        for (const [index, id] of missing.entries()) read.current.set(id, rows[index] ?? null);
        redraw(times => times + 1);
      });
    },
    [snapshot],
  );
  return {rowOf: id => read.current.get(id), onVisible};
}

async function readRow({mirror, state, programme, pending, now}: Snapshot, id: string): Promise<PersonRow | null> {
  const found = await supporterOf(mirror, state, id);
  return found === undefined ? null : personRow(withPending(found, pending), programme, now);
}
