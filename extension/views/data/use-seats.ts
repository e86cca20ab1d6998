import {useEffect, useState} from 'preact/hooks';
import {type Seats, sameTier, seatsOf} from '#shared/membership/tiers';
import type {Tier} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {documents} from '../../mirror/documents';
import type {Snapshot} from './snapshot';

export type TierSeats = Seats & {readonly tier: Tier; readonly vendor: string};

const BLOCK = 1_000;

/** The limited tiers that anybody's record names, with their seats now. Undefined while they are counted. */
export function useSeats(snapshot: Snapshot): readonly TierSeats[] | undefined {
  const [seats, setSeats] = useState<readonly TierSeats[] | undefined>(undefined);
  const {version} = snapshot.state.head;
  useEffect(() => {
    let isLatest = true;
    void readSeats(snapshot).then(read => isLatest && setSeats(read));
    return () => {
      isLatest = false;
    };
  }, [version, snapshot.home]);
  return seats;
}

/** Counted from the mirror's documents, which both homes have. */
export async function readSeats({mirror, state, now}: Pick<Snapshot, 'mirror' | 'state' | 'now'>): Promise<TierSeats[]> {
  const people: Pick<Supporter, 'records'>[] = [];
  const tiers: {tier: Tier; vendor: string}[] = [];
  for (let from = 0; from < state.head.size; from += BLOCK) {
    const until = Math.min(state.head.size, from + BLOCK);
    const ordinals = Array.from({length: until - from}, (_, index) => from + index);
    for (const person of await documents(mirror, state, ordinals)) {
      const records = person?.records.filter(({fields}) => (fields.tiers?.length ?? 0) > 0) ?? [];
      if (records.length > 0) people.push({records});
      for (const {key, fields} of records) {
        const vendor = vendorOf(key);
        for (const tier of fields.tiers ?? []) {
          const isKnown = tiers.some(known => known.vendor === vendor && sameTier(known.tier, tier));
          if (tier.limit !== undefined && tier.deleted !== true && !isKnown) tiers.push({tier, vendor});
        }
      }
    }
  }
  return tiers.map(({tier, vendor}) => {
    const own = people.map(({records}) => ({records: records.filter(({key}) => vendorOf(key) === vendor)}));
    return {tier, vendor, ...seatsOf(tier, own, now)};
  });
}
