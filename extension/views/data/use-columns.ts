import {useEffect, useState} from 'preact/hooks';
import type {Segment} from '#shared/model/segment';
import {FIRST_COLUMNS} from '../columns';
import {keptColumns} from './kept-columns';

/** Names of the columns after the name, and what chooses others; without names those of the beginning. */
export type ChosenColumns = {
  readonly chosen: readonly string[];
  readonly choose: (columns: readonly string[] | undefined) => void;
};

/**
 * The columns of a list. Those of a saved filter are kept with it when the creator says so, and are only tried until then; all
 * other lists have one choice, kept in this browser at once.
 */
export function useColumns(segment: Segment | undefined): ChosenColumns {
  const [own, setOwn] = useState<readonly string[] | null>(null);
  const [tried, setTried] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  useEffect(() => {
    void keptColumns.getValue().then(setOwn);
    return keptColumns.watch(setOwn);
  }, []);
  const everywhere = own ?? FIRST_COLUMNS;
  if (segment === undefined) {
    return {
      chosen: everywhere,
      choose(columns) {
        setOwn(columns ?? null);
        void keptColumns.setValue(columns ?? null);
      },
    };
  }
  return {
    chosen: tried.get(segment.id) ?? segment.columns ?? everywhere,
    choose: columns => setTried(new Map(tried).set(segment.id, columns ?? FIRST_COLUMNS)),
  };
}
