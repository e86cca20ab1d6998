import * as z from 'zod/mini';
import type {RecordFields} from '#shared/model/record';
import {addMonths} from '#shared/model/time';
import {timeOf} from './read-rows';

const MONTHS: Readonly<Record<string, number>> = {month: 1, year: 12};

export const subscriptionSchema = z.object({
  /** Stripe's word: active, trialing, past_due, unpaid, canceled, incomplete … */
  status: z.string(),
  start_date: z.nullish(z.string()),
  current_period_end: z.nullish(z.string()),
  cancel_at_period_end: z.nullish(z.boolean()),
  price: z.nullish(z.object({amount: z.number(), currency: z.string(), interval: z.nullish(z.string())})),
});
type Subscription = z.infer<typeof subscriptionSchema>;

export const tierSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.nullish(z.string()),
  currency: z.nullish(z.string()),
  monthly_price: z.nullish(z.number()),
  yearly_price: z.nullish(z.number()),
});
type Tier = z.infer<typeof tierSchema>;

export type Membership = {
  status: string;
  updatedAt: number;
  subscriptions: readonly Subscription[];
  tiers: readonly Tier[] | undefined;
};

/** What a member's status, tiers and subscriptions say of the membership. */
export function membershipFields({status, updatedAt, subscriptions, tiers}: Membership): RecordFields {
  // A complimentary membership has a subscription over nothing: it is no pledge.
  const charged = subscriptions.filter(({price}) => price != null && price.amount > 0);
  const current = charged.find(isRunning) ?? charged.toSorted(byStart).at(-1);
  const cadenceMonths = MONTHS[current?.price?.interval ?? ''];
  return {
    paid: status === 'paid' || (status !== 'comped' && current !== undefined),
    vendorStatus: current === undefined || status === 'comped' ? status : current.status,
    vendorState: stateOf(status, current),
    ...(status === 'comped' ? {complimentary: true} : {}),
    ...(status === 'gift' ? {gifted: true} : {}),
    ...(tiers === undefined ? {} : {tiers: tiers.map(tier => tierOf(tier, cadenceMonths))}),
    ...(cadenceMonths === undefined ? {} : {cadenceMonths}),
    ...(current === undefined ? {} : pledgeFields(current, cadenceMonths, updatedAt)),
  };
}

function isRunning({status}: Subscription): boolean {
  return ['active', 'trialing', 'past_due', 'unpaid'].includes(status);
}

function byStart(left: Subscription, right: Subscription): number {
  return (timeOf(left.start_date) ?? 0) - (timeOf(right.start_date) ?? 0);
}

function isDeclined({status}: Subscription): boolean {
  return status === 'past_due' || status === 'unpaid';
}

function stateOf(status: string, current: Subscription | undefined): RecordFields['vendorState'] {
  if (current !== undefined && status !== 'comped') {
    if (isDeclined(current)) return 'declined';
    return isRunning(current) ? 'active' : 'former';
  }
  return status === 'free' ? 'free' : 'active';
}

function pledgeFields(current: Subscription, cadenceMonths: number | undefined, updatedAt: number): RecordFields {
  const startedAt = timeOf(current.start_date);
  const endsAt = timeOf(current.current_period_end);
  const periodStart = endsAt === undefined || cadenceMonths === undefined ? undefined : addMonths(endsAt, -cadenceMonths);
  const chargedAt = periodStart === undefined ? startedAt : Math.max(periodStart, startedAt ?? periodStart);
  const trial = current.status === 'trialing';
  const declined = isDeclined(current);
  const leaving = current.cancel_at_period_end === true || !isRunning(current);
  // Of a declined period nothing is paid: access goes no further than its start.
  const accessUntil = declined ? chargedAt : endsAt;
  const currency = current.price?.currency.toUpperCase() ?? '';
  return {
    ...(/^[A-Z]{3}$/.test(currency) ? {pledge: {minorUnits: Math.round(current.price?.amount ?? 0), currency}} : {}),
    ...(startedAt === undefined ? {} : {pledgeStartAt: startedAt}),
    ...(accessUntil === undefined ? {} : {accessUntil}),
    ...(endsAt === undefined || leaving || declined ? {} : {nextChargeAt: endsAt}),
    ...(trial ? {trial} : {}),
    ...(chargedAt === undefined || trial
      ? {}
      : {lastChargeAt: chargedAt, lastChargeStatus: declined ? ('declined' as const) : ('paid' as const)}),
    // Ghost does not date a cancellation; the member's last change is the nearest it tells.
    ...(leaving ? {cancelledAt: Math.min(updatedAt, endsAt ?? updatedAt)} : {}),
  };
}

function tierOf(tier: Tier, cadenceMonths: number | undefined): NonNullable<RecordFields['tiers']>[number] {
  const amount = cadenceMonths === 12 ? tier.yearly_price : tier.monthly_price;
  const currency = tier.currency?.toUpperCase() ?? '';
  const priced = tier.type !== 'free' && typeof amount === 'number' && /^[A-Z]{3}$/.test(currency);
  return {id: tier.id, name: tier.name, ...(priced ? {price: {minorUnits: Math.round(amount), currency}} : {})};
}
