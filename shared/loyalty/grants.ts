import type {Target} from '#shared/loyalty/award';
import {ruleOfGrant} from '#shared/loyalty/prize';
import {type RankedAs, REDEEMED, type Redemption} from '#shared/model/account';
import type {Attachment} from '#shared/model/attachment';
import type {StoredRecord} from '#shared/model/record';

/**
 * What the ledger should hold of what hangs on a person: points by hand, and what was paid for rewards. Each stays with the
 * record that it hangs on, so it follows that record through merges and splits.
 */
export function hangingTargets(records: readonly StoredRecord[], attachments: readonly Attachment[]): Target[] {
  if (attachments.length === 0) return [];
  const keyOf = new Map(records.map(({rid, key}) => [rid, key]));
  return attachments.flatMap(hung => {
    const record = keyOf.get(hung.rid);
    if (record === undefined) return [];
    const {id: activity, at} = hung;
    if (hung.kind === 'grant' && hung.points !== 0)
      return {record, rule: ruleOfGrant(activity), activity, at, points: hung.points};
    if (hung.kind === 'redemption' && hung.state !== 'cancelled' && hung.cost !== 0)
      return {record, rule: REDEEMED, activity, at, points: -hung.cost};
    return [];
  });
}

/** What a person exchanged points for, newest first. */
export function redemptionsOf(attachments: readonly Attachment[]): Redemption[] {
  return attachments
    .flatMap(hung => {
      if (hung.kind !== 'redemption') return [];
      const {kind: _, rid: __, ...redemption} = hung;
      return redemption;
    })
    .sort((left, right) => right.at - left.at || (left.id < right.id ? 1 : -1));
}

/** The newest word on how the person wants to be named in rankings. */
export function rankedAs(attachments: readonly Attachment[]): RankedAs | undefined {
  const said = attachments.filter(hung => hung.kind === 'ranked');
  said.sort((left, right) => right.at - left.at || (left.id < right.id ? 1 : -1));
  return said[0]?.as;
}
