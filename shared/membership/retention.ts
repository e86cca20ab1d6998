import {reasonOf} from '#shared/membership/reason';
import type {FieldName, Reading, RecordFields, StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {addMonths} from '#shared/model/time';

/** Months after the last sign of a membership or a consent that names and addresses are kept, unless the creator says otherwise. */
export const LEAVER_MONTHS = 13;

/** What says who somebody is. Amounts, tiers, dates and labels stay: counts need them. */
const PERSONAL: readonly FieldName[] = ['name', 'email', 'note', 'address', 'custom'];

/** What a record says of whether the person is still there; undefined where it tells of neither membership nor consent. */
function standing(fields: RecordFields, now: number): 'live' | 'left' | undefined {
  const {mailState, vendorState, cancelledAt} = fields;
  if (mailState === 'subscribed' || mailState === 'pending') return 'live';
  const reason = reasonOf('', fields, now);
  if (reason === undefined) return mailState === undefined || mailState === 'none' ? undefined : 'left';
  if (reason.state === 'active' || reason.state === 'declined') return 'live';
  // Refunded and not cancelled: the next charge is still to come.
  return vendorState === 'active' && cancelledAt === undefined ? 'live' : 'left';
}

/**
 * When name and address of a leaver go: so many months after the last access, charge or word on them. Whoever has one membership or
 * consent left, at any vendor, is no leaver, and neither is who was never a member (somebody made by hand).
 *
 * @param months - 13 unless the creator says otherwise; null: names are kept
 * @returns null where nothing is to go
 */
export function forgetAt(records: readonly HeldRecord[], now: number, months: number | null = LEAVER_MONTHS): number | null {
  if (months === null) return null;
  const told = records.filter(({sources}) => sources.length > 0);
  if (told.length === 0 || told.every(({forgotten}) => forgotten !== undefined)) return null;
  if (told.some(({fields}) => standing(fields, now) !== 'left')) return null;
  return addMonths(Math.max(...told.map(lastSign)), months);
}

function lastSign({fields, sources}: HeldRecord): number {
  const {accessUntil, cancelledAt, lastChargeAt, lastPaidAt, mailOptInAt} = fields;
  const dates = [accessUntil, cancelledAt, lastChargeAt, lastPaidAt, mailOptInAt, ...sources.map(({asOf}) => asOf)];
  return Math.max(...dates.filter(at => at !== undefined));
}

/** The record without what says who it is; what was bought, paid and agreed to stays. */
export function forgotten(record: StoredRecord, now: number): StoredRecord {
  const versions = record.versions.map(version =>
    version.deleted ? version : {...version, identifiers: [], fields: impersonal(version.fields)},
  );
  return {...record, versions, forgotten: now};
}

function impersonal(fields: RecordFields): RecordFields {
  const kept = {...fields};
  for (const name of PERSONAL) delete kept[name];
  return kept;
}

/**
 * What is taken of a new reading of a forgotten record. The vendor may list its former members for ever: as long as they stay
 * away, their names stay out, and the same word again changes nothing. Who is back comes back whole.
 */
export function readForgotten(record: StoredRecord, reading: Reading): {record: StoredRecord; reading: Reading} {
  if (record.forgotten === undefined || reading.deleted) return {record, reading};
  if (standing(reading.fields, Math.max(reading.asOf, record.forgotten)) === 'live') {
    const {forgotten: _, ...known} = record;
    return {record: known, reading};
  }
  return {record, reading: {...reading, identifiers: [], fields: impersonal(reading.fields)}};
}
