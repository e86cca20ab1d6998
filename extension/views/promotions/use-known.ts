import {useEffect, useMemo, useState} from 'preact/hooks';
import type {MailState} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import type {Participant} from '#shared/promotion/tally';
import {documents} from '../../mirror/documents';
import {holderOf} from '../../mirror/saved-filters';
import type {Snapshot} from '../data/snapshot';

/** Who a participant is: the supporter who holds their record. */
export type Known = {
  readonly id: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly mail: MailState | undefined;
  /** The person wants no score and no list. */
  readonly isOptedOut: boolean;
  /** Something else is known of them than what they did to posts. */
  readonly isSupporter: boolean;
};

/** By rid of the record. Nobody until they are read. */
export function useKnown({mirror, state}: Snapshot, participants: readonly Participant[]): ReadonlyMap<string, Known> {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const rids = useMemo(() => participants.map(({rid}) => rid), [participants]);
  useEffect(() => {
    let isLatest = true;
    const places = rids.map(rid => holderOf(state, rid));
    const ordinals = [...new Set(places.flatMap(place => place ?? []))];
    void documents(mirror, state, ordinals).then(people => {
      if (!isLatest) return;
      const byOrdinal = new Map(ordinals.map((ordinal, at) => [ordinal, people[at]]));
      setKnown(
        new Map(
          rids.flatMap((rid, at) => {
            const person = byOrdinal.get(places[at] ?? -1);
            return person === undefined ? [] : [[rid, knownAs(person)]];
          }),
        ),
      );
    });
    return () => {
      isLatest = false;
    };
  }, [mirror, state, state.head.version, rids]);
  return known;
}

// Kinds of records that come of likes and comments alone, see `promotion/participant-key`.
const FROM_POSTS = /^(facebook|instagram|youtube|bluesky)\/[^/]+\/(user|commenter|account|handle|name)\//;

function knownAs({id, name, email, mail, unscored, records}: Supporter): Known {
  return {
    id,
    name: name?.value,
    email: email?.value,
    mail: mail?.state,
    isOptedOut: unscored !== undefined,
    isSupporter: records.some(({key}) => !FROM_POSTS.test(key) && vendorOf(key) !== 'site'),
  };
}
