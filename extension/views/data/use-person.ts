import {useEffect, useState} from 'preact/hooks';
import {sendMessage} from '../../messages';
import type {Person} from '../page/person-view';
import {personRow} from '../person-row';
import type {Snapshot} from './snapshot';

/** One person, read again whenever the mirror changes. `isRead` is false until the first answer for this id. */
export function usePerson(snapshot: Snapshot, id: string | undefined) {
  const [read, setRead] = useState<{id: string; person: Person | undefined} | undefined>(undefined);
  useEffect(() => {
    if (id === undefined) return;
    let isLatest = true;
    void readPerson(snapshot, id).then(person => isLatest && setRead({id, person}));
    return () => {
      isLatest = false;
    };
  }, [snapshot, id]);
  return read !== undefined && read.id === id ? {isRead: true, person: read.person} : {isRead: false, person: undefined};
}

async function readPerson({programme, now}: Snapshot, id: string): Promise<Person | undefined> {
  const card = await sendMessage('person', {id});
  if (card === undefined || card === null) return undefined;
  const {supporter, lines, tagsInUse} = card;
  return {supporter, row: personRow(supporter, programme, now), lines, programme, tagsInUse};
}
