import {useEffect, useState} from 'preact/hooks';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {promotionsWithPending} from '../../api/pending';
import {promotions} from '../../mirror/documents';
import type {Snapshot} from '../data/snapshot';
import {readEntries} from './read-entries';

/** The creator's promotions by name; undefined until they are read. */
export function usePromotions({mirror, state, pending}: Snapshot): readonly Promotion[] | undefined {
  const [listed, setListed] = useState<readonly Promotion[] | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    void promotions(mirror, state).then(read => isLatest && setListed(promotionsWithPending(read, pending)));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, state.head.version, pending.map(({id}) => id).join()]);
  return listed;
}

export type ReadEntries =
  | {readonly kind: 'reading'}
  /** The private server does not answer, or does not know the promotion yet. */
  | {readonly kind: 'failed'}
  | {readonly kind: 'read'; readonly entries: readonly Entry[]};

/** Another weight changes what counts, not what there is: entries are read again for other posts, and when something was read. */
export function useEntries({mirror, session, state}: Snapshot, promotion: Promotion | undefined, again: number): ReadEntries {
  const [read, setRead] = useState<{readonly of: string; readonly result: ReadEntries} | undefined>(undefined);
  // On a private server each look is many requests, and a sync changes people every few seconds.
  const isHere = session === null;
  const of = promotion === undefined ? '' : [promotion.id, promotion.account, ...promotion.posts.map(({id}) => id)].join(' ');
  useEffect(() => {
    if (promotion === undefined) return undefined;
    let isLatest = true;
    const tell = (result: ReadEntries) => isLatest && setRead({of, result});
    readEntries(mirror, session, promotion).then(
      entries => tell({kind: 'read', entries}),
      () => tell({kind: 'failed'}),
    );
    return () => {
      isLatest = false;
    };
  }, [mirror, session?.server, of, again, isHere ? state.head.version : 0]);
  return read?.of === of ? read.result : {kind: 'reading'};
}
