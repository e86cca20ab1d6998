import {reasonOf} from '#shared/membership/reason';
import {hasLostTier} from '#shared/membership/tiers';
import type {RecordKey} from '#shared/model/record';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {addMonths} from '#shared/model/time';

/** Why the state that we derive may not be the truth; each with the record that it is about. */
export type Doubt = {
  readonly record: RecordKey;
  readonly because: /** Active, yet the vendor charged nothing for more than a period (C2). */
    | 'no-charge-since'
    /** Pays on without any tier that it had (C1, C15). */
    | 'lost-tier'
    /** API, page and file say different things (C3). */
    | 'sources-disagree';
  readonly at?: number | undefined;
};

/** What speaks against the derived state, from the records alone: nothing here depends on the clock. */
export function doubtsOf({records}: Pick<Supporter, 'records'>): Doubt[] {
  return records.flatMap(held => {
    const asOf = held.sources[0]?.asOf ?? 0;
    const reason = reasonOf(held.key, held.fields, asOf);
    const found: Doubt[] = [];
    const silentSince = reason?.because === 'vendor-active' ? missedCharge(held, asOf) : undefined;
    if (silentSince !== undefined) found.push({record: held.key, because: 'no-charge-since', at: silentSince});
    if (reason?.state === 'active' && hasLostTier(held.fields)) found.push({record: held.key, because: 'lost-tier'});
    if (held.otherwise !== undefined) found.push({record: held.key, because: 'sources-disagree'});
    return found;
  });
}

/** The last attempt, where the reading is more than two periods later and no next charge is ahead. */
function missedCharge({fields}: HeldRecord, asOf: number): number | undefined {
  const {lastChargeAt, nextChargeAt, accessUntil, cadenceMonths, trial, gifted, complimentary} = fields;
  if (lastChargeAt === undefined || trial || gifted || complimentary) return undefined;
  if (Math.max(nextChargeAt ?? 0, accessUntil ?? 0) > asOf) return undefined;
  return addMonths(lastChargeAt, 2 * Math.max(1, cadenceMonths ?? 1)) < asOf ? lastChargeAt : undefined;
}
