import * as z from 'zod/mini';
import type {Engagement} from '#shared/model/engagement';
import type {ChargeStatus, RecordFields} from '#shared/model/record';
import {monthOf} from '#shared/model/time';
import {timeOf} from './read-rows';

/** What is asked of each event; amounts are not: they are in the patron's currency, and the campaign's is another one. */
export const EVENT_FIELDS = ['date', 'type', 'payment_status'] as const;

export const eventSchema = z.object({
  date: z.string(),
  type: z.nullish(z.string()),
  payment_status: z.nullish(z.string()),
});

type Event = {readonly at: number; readonly type: string | undefined; readonly payment: string | undefined};

const TAKEN_BACK = ['Refunded', 'Refunded by Patreon', 'Fraud'];

export type History = {readonly activities: Engagement[]; readonly fields: RecordFields};

/**
 * What the history of a pledge tells: each month that was paid, when the failing charges began, which payment was the last that
 * succeeded, and when who left did so. Upgrades and downgrades are missing from it (platform-documentation#41): those follow from
 * what one reading says and the next.
 *
 * @param now - how the membership stands
 */
export function historyOf(
  told: readonly z.infer<typeof eventSchema>[],
  now: {readonly state: RecordFields['vendorState']; readonly charge: ChargeStatus | undefined},
): History {
  const events = told
    .flatMap(({date, type, payment_status}): Event[] => {
      const at = timeOf(date);
      return at === undefined ? [] : [{at, type: type ?? undefined, payment: payment_status ?? undefined}];
    })
    .sort((left, right) => left.at - right.at);
  return {activities: paymentsOf(events), fields: datesOf(events, now)};
}

/** One a month, under the key that a payment worked out from totals has too: so they are one. */
function paymentsOf(events: readonly Event[]): Engagement[] {
  const months = new Map<string, Engagement>();
  for (const {at, payment = ''} of events) {
    const key = `paid/${monthOf(at)}`;
    const held = months.get(key);
    if (payment === 'Paid' && held?.undone !== undefined) months.delete(key);
    if (payment === 'Paid' && !months.has(key)) months.set(key, {key, at, action: 'paid'});
    if (TAKEN_BACK.includes(payment) && held === undefined) months.set(key, {key, at, action: 'paid', undone: true});
  }
  return [...months.values()];
}

function datesOf(events: readonly Event[], {state, charge}: Parameters<typeof historyOf>[1]): RecordFields {
  const lastPaid = events.findLast(({payment}) => payment === 'Paid');
  const declined = events.find(({at, payment}) => payment === 'Declined' && at > (lastPaid?.at ?? Number.NEGATIVE_INFINITY));
  const ended = events.findLast(({type}) => type === 'pledge_delete');
  const isDeclined = state === 'declined' || charge === 'declined';
  return {
    ...(lastPaid === undefined || charge === 'paid' ? {} : {lastPaidAt: lastPaid.at}),
    ...(isDeclined && declined !== undefined ? {declinedAt: declined.at} : {}),
    // Who cancelled and still has access is active to Patreon, and it does not say until when.
    ...(state === 'former' && ended !== undefined ? {cancelledAt: ended.at} : {}),
  };
}
