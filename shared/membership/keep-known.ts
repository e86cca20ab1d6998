import {isPaidMembership, reasonOf} from '#shared/membership/reason';
import {sameData} from '#shared/model/compare';
import type {RecordFields} from '#shared/model/record';

/**
 * A source's new reading with what only its former one told and no later reading can undo: the last attempt to charge where the
 * vendor suddenly leaves it out (C7), the last payment that succeeded where a later attempt did not (ARM-43), when the charges
 * began to fail (C13), when who is gone left (ARM-58), and the tiers that went while the pledge goes on (T3).
 *
 * @param former - the fields of the same source's former reading, kept ones included
 * @param asOf - of the reading: when a failure was seen whose attempt has no date
 * @returns the reading's own fields where there is nothing to keep
 */
export function keepKnown(former: RecordFields | undefined, fields: RecordFields, asOf: number): RecordFields {
  if (former === undefined) return isDeclined(fields, asOf) ? {...fields, ...declined(undefined, fields, asOf)} : fields;
  const kept = {...lastAttempt(former, fields), ...lostTiers(former, fields)};
  const told = {...kept, ...fields};
  return {...told, ...lastPaid(former, told), ...declined(former, told, asOf), ...whenLeft(former, told)};
}

/** Who left stays away since then: Patreon tells the date with the whole history only (ARM-58). */
function whenLeft(former: RecordFields, {vendorState, cancelledAt}: RecordFields): RecordFields {
  const isAway = vendorState === 'former' && former.vendorState === 'former';
  return isAway && cancelledAt === undefined && former.cancelledAt !== undefined ? {cancelledAt: former.cancelledAt} : {};
}

function isDeclined(fields: RecordFields, at: number): boolean {
  return reasonOf('', fields, at)?.state === 'declined';
}

/** Before the first reading nothing is known: then only the date of its last attempt is, not that of the reading. */
function declined(former: RecordFields | undefined, fields: RecordFields, asOf: number): RecordFields {
  if (fields.declinedAt !== undefined || !isDeclined(fields, asOf)) return {};
  if (former !== undefined && isDeclined(former, asOf)) {
    return former.declinedAt === undefined ? {} : {declinedAt: former.declinedAt};
  }
  const since = fields.lastChargeAt ?? (former === undefined ? undefined : asOf);
  return since === undefined ? {} : {declinedAt: since};
}

function lastAttempt(former: RecordFields, fields: RecordFields): RecordFields {
  if (fields.lastChargeAt !== undefined || former.lastChargeAt === undefined) return {};
  const {lastChargeAt, lastChargeStatus} = former;
  // A status without its date is about an attempt that we do not know: the two go together.
  if (fields.lastChargeStatus !== undefined && fields.lastChargeStatus !== lastChargeStatus) return {};
  return {lastChargeAt, ...(lastChargeStatus === undefined ? {} : {lastChargeStatus})};
}

function lastPaid(former: RecordFields, fields: RecordFields): RecordFields {
  const known = [former.lastPaidAt, paidAt(former), fields.lastPaidAt].filter(at => at !== undefined);
  // The very charge was refunded, or declined in the end: it is no success any more.
  const standing = known.filter(at => at !== fields.lastChargeAt || fields.lastChargeStatus === 'paid');
  const last = Math.max(...standing);
  return standing.length === 0 || last <= (paidAt(fields) ?? Number.NEGATIVE_INFINITY) ? {} : {lastPaidAt: last};
}

function paidAt({lastChargeAt, lastChargeStatus}: RecordFields): number | undefined {
  return lastChargeStatus === 'paid' ? lastChargeAt : undefined;
}

function lostTiers(former: RecordFields, fields: RecordFields): RecordFields {
  // What was taken away by a change of the pledge was given up, not deleted.
  const goesOn = isPaidMembership(fields) && fields.vendorState !== 'former' && sameData(former.pledge, fields.pledge);
  if (!goesOn || fields.pledge === undefined || (fields.tiers?.length ?? 0) > 0) return {};
  const lost = former.tiers !== undefined && former.tiers.length > 0 ? former.tiers : former.lostTiers;
  return lost === undefined ? {} : {lostTiers: lost};
}

/** The last payment that succeeded, as far as a record tells; a later attempt that failed does not hide it (ARM-43). */
export function lastSuccess(fields: RecordFields): number | undefined {
  const known = [fields.lastPaidAt, paidAt(fields)].filter(at => at !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
