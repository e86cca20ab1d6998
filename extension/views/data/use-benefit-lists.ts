import {useEffect, useState} from 'preact/hooks';
import type {Benefit} from '#shared/model/benefit';
import {monthOf} from '#shared/model/time';
import {benefitsWithPending} from '../../api/pending';
import {benefits} from '../../mirror/documents';
import {interfaceLanguage} from '../language';
import {type BenefitLists, readBenefitLists} from './benefit-lists';
import type {Snapshot} from './snapshot';

/** Who is owed what, read again when anything changes or a month begins. Undefined until the first answer. */
export function useBenefitLists(snapshot: Snapshot): BenefitLists | undefined {
  const [lists, setLists] = useState<BenefitLists | undefined>(undefined);
  const {mirror, state, pending, now} = snapshot;
  useEffect(() => {
    let isLatest = true;
    const wanted = {pending, now, language: interfaceLanguage()};
    void readBenefitLists(mirror, state, wanted).then(read => isLatest && setLists(read));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, ...changes(snapshot)]);
  return lists;
}

/** The creator's benefits by name; none until they are read. */
export function useBenefits(snapshot: Snapshot): readonly Benefit[] {
  const [listed, setListed] = useState<readonly Benefit[]>([]);
  const {mirror, state, pending} = snapshot;
  useEffect(() => {
    let isLatest = true;
    void benefits(mirror, state).then(read => isLatest && setListed(benefitsWithPending(read, pending)));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, ...changes(snapshot)]);
  return listed;
}

/** What a new snapshot can have changed: it is taken every few seconds, and mostly nothing has. */
function changes({state, pending, now}: Snapshot): (string | number)[] {
  return [state.head.version, pending.map(({id}) => id).join(), monthOf(now)];
}
