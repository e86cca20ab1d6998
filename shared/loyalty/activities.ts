import {heldRecord, isLive} from '#shared/identity/record';
import {engagementsOf} from '#shared/loyalty/engagements';
import type {Activity} from '#shared/model/activity';
import type {RecordFields, StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {addMonths, monthOf} from '#shared/model/time';

/** Twenty years of monthly payments: more than any vendor has existed. */
const MAX_PAYMENTS = 240;

/**
 * Everything that one record tells the person did, each key once: a payment that its vendor told by itself takes the place of the
 * one worked out from totals, also where it was taken back. Nothing of a record that is gone.
 */
export function activitiesOfRecord(record: StoredRecord): Activity[] {
  if (!isLive(record)) return [];
  const held = heldRecord(record);
  const told = new Set(record.activities?.map(({key}) => key));
  const isPaidTold = record.activities?.some(({action}) => action === 'paid') ?? false;
  const own = activitiesOf(held, isPaidTold).filter(({key}) => !told.has(key));
  const seen = engagementsOf(record).map(activity =>
    activity.action === 'paid' && activity.amount === undefined ? {...activity, ...paymentFacts(held.fields)} : activity,
  );
  return [...own, ...seen, ...boughtOf(record)];
}

/** Purchases of a record that were not given back; of one that was in part, what stayed paid. */
export function boughtOf({key: record, orders = []}: Pick<StoredRecord, 'key' | 'orders'>): Activity[] {
  return orders.flatMap(({id, at, product, status, paid, refunded, units}): Activity[] => {
    const stays = paid.minorUnits - (refunded?.minorUnits ?? 0);
    if (status === 'refunded' || (refunded !== undefined && stays <= 0)) return [];
    const amount = {...paid, minorUnits: stays};
    return [
      {record, key: `bought/${id}`, at, action: 'bought', subject: product, amount, ...(units === undefined ? {} : {units})},
    ];
  });
}

/** Where nobody tells what a payment was it is taken for what the membership costs now. */
function paymentFacts({pledge, cadenceMonths = 1}: RecordFields): Pick<Activity, 'amount' | 'months'> {
  return {...(pledge === undefined ? {} : {amount: pledge}), ...(cadenceMonths > 1 ? {months: cadenceMonths} : {})};
}

/**
 * The activities that a record's own fields tell of: when the person joined, subscribed to the newsletter, and paid. Vendors'
 * lists and files print totals, not payments, so payments are worked out from them and marked as estimated.
 *
 * @param isPaidTold - single payments of the record are told elsewhere: none is worked out beside them
 * @returns at most one payment a month, ascending by (time, key)
 */
export function activitiesOf(held: HeldRecord, isPaidTold = false): Activity[] {
  const {fields, key: record} = held;
  const activities: Activity[] = (isPaidTold ? lastPayment(fields) : payments(fields)).map(({at, estimated}) => ({
    record,
    key: `paid/${monthOf(at)}`,
    at,
    action: 'paid',
    ...paymentFacts(fields),
    estimated,
  }));
  const joinedAt = fields.joinedAt ?? held.createdAt;
  if (joinedAt !== undefined) activities.push({record, key: 'joined', at: joinedAt, action: 'joined'});
  const optInAt = fields.mailOptInAt ?? joinedAt;
  if (fields.mailState === 'subscribed' && optInAt !== undefined) {
    activities.push({
      record,
      key: 'subscribed',
      at: optInAt,
      action: 'subscribed',
    });
  }
  return activities.sort((left, right) => left.at - right.at || (left.key < right.key ? -1 : 1));
}

type Payment = {at: number; estimated: boolean};

function payments(fields: RecordFields): Payment[] {
  const {lifetime, pledge, lastChargeAt, lastChargeStatus} = fields;
  const cadence = Math.max(1, fields.cadenceMonths ?? 1);
  if (lifetime !== undefined) {
    if (lifetime.minorUnits <= 0 || lastChargeAt === undefined) return [];
    const each =
      pledge !== undefined && pledge.minorUnits > 0 && pledge.currency === lifetime.currency ? pledge.minorUnits : undefined;
    const count = each === undefined ? 1 : Math.max(1, Math.round(lifetime.minorUnits / each));
    const lastPaidAt =
      lastChargeStatus === undefined || lastChargeStatus === 'paid' ? lastChargeAt : addMonths(lastChargeAt, -cadence);
    return backwards(lastPaidAt, count, cadence);
  }
  const {pledgeStartAt, accessUntil, nextChargeAt} = fields;
  const periodEnd = nextChargeAt ?? accessUntil;
  if (fields.paid === true && pledge !== undefined && pledgeStartAt !== undefined && periodEnd !== undefined) {
    return forwards(pledgeStartAt, periodEnd, cadence);
  }
  return lastPayment(fields);
}

/** The last charge was seen, and may be newer than what else is told. */
function lastPayment({lastChargeAt, lastChargeStatus}: RecordFields): Payment[] {
  return lastChargeAt !== undefined && lastChargeStatus === 'paid' ? [{at: lastChargeAt, estimated: false}] : [];
}

/** The last payment was seen; those before it follow from the total. */
function backwards(lastPaidAt: number, count: number, cadence: number): Payment[] {
  return Array.from({length: Math.min(count, MAX_PAYMENTS)}, (_, index) => ({
    at: addMonths(lastPaidAt, -index * cadence),
    estimated: index > 0,
  }));
}

/** One payment at the start of each period that the vendor says is paid for. */
function forwards(startAt: number, periodEnd: number, cadence: number): Payment[] {
  const found: Payment[] = [];
  for (let index = 0; index < MAX_PAYMENTS; index++) {
    const at = addMonths(startAt, index * cadence);
    if (at >= periodEnd) break;
    found.push({at, estimated: index > 0});
  }
  return found;
}
