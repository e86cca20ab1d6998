import {activitiesOf} from '#shared/loyalty/activities';
import {eventsOf, type MembershipEvent} from '#shared/membership/timeline';
import type {Action} from '#shared/model/action';
import type {Benefit} from '#shared/model/benefit';
import type {Contact} from '#shared/model/contact';
import type {DeliveryState} from '#shared/model/delivery';
import type {RecordHistory} from '#shared/model/history';
import type {Money} from '#shared/model/money';
import type {Order} from '#shared/model/order';
import type {ChargeStatus, RecordFields, RecordKey, Source} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS} from '#shared/model/time';

/** In the order of their chips. */
export const TIMELINE_KINDS = ['payment', 'order', 'membership', 'mail', 'post', 'site', 'contact', 'note', 'delivery'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

type What =
  /** `estimated`: worked out from totals, not seen one by one. `failed`: an attempt that brought no money, or did not keep it. */
  | {
      readonly kind: 'payment';
      readonly amount: Money | undefined;
      readonly estimated: boolean;
      readonly failed?: ChargeStatus | undefined;
    }
  | {readonly kind: 'order'; readonly order: Order}
  | {readonly kind: 'membership'; readonly event: MembershipEvent}
  /** Also of a membership: what the vendor gives a date for, such as the joining. */
  | {readonly kind: 'membership' | 'mail' | 'post' | 'site'; readonly action: Action; readonly subject: string | undefined}
  | {readonly kind: 'contact'; readonly contact: Contact}
  | {readonly kind: 'note'; readonly text: string}
  | {readonly kind: 'delivery'; readonly state: DeliveryState; readonly benefit: string; readonly month: string | null};

export type TimelineEntry = {
  /** Unique within a person's timeline. */
  readonly key: string;
  readonly at: number;
  readonly what: What;
  /** Who tells it; `source` is undefined where only the vendor is known, and both are where the clock alone brought it. */
  readonly by: {readonly vendor?: string | undefined; readonly source?: Source | undefined};
};

const MAILS: ReadonlySet<Action> = new Set<Action>(['received', 'opened', 'clicked', 'subscribed']);

/** Everything dated that is known of a person, newest first. */
export function timelineOf(
  person: Supporter,
  {histories, benefits, now}: {histories: readonly RecordHistory[]; benefits: readonly Benefit[]; now: number},
): TimelineEntry[] {
  const events = eventsOf(histories, now);
  const all = [
    ...toldByFields(person, events),
    ...done(person),
    ...(person.orders?.newest ?? []).map(orderEntry),
    ...events.map(eventEntry),
    ...(person.contacts ?? []).map(contact => own(`contact ${contact.id}`, contact.at, {kind: 'contact', contact})),
    ...person.notes.map(({id, at, text}) => own(`note ${id}`, at, {kind: 'note', text})),
    ...(person.deliveries ?? []).map(({id, at, state, benefit, month}) => {
      const name = benefits.find(one => one.id === benefit)?.name ?? benefit;
      return own(`delivery ${id}`, at, {kind: 'delivery', state, benefit: name, month});
    }),
  ];
  return all.filter(({at}) => at <= now).sort((left, right) => right.at - left.at || (left.key < right.key ? -1 : 1));
}

/** Kinds of which no source of the person tells anything: not known, which is not the same as none. */
export function untold({records, activity, orders}: Supporter): TimelineKind[] {
  const did = new Set(activity?.sums.map(({action, vendor}) => kindOf(action, vendor)));
  const paying = records.some(({fields: {paid, vendorState, lifetime, lastChargeAt}}) =>
    [paid, vendorState, lifetime, lastChargeAt].some(field => field !== undefined),
  );
  const told: Partial<Record<TimelineKind, boolean>> = {
    payment: paying || did.has('payment'),
    order: orders !== undefined,
    mail: did.has('mail'),
    post: did.has('post'),
  };
  return TIMELINE_KINDS.filter(kind => told[kind] === false);
}

/** Payments, joinings and subscriptions that the records' own fields tell of. */
function toldByFields({records, activity}: Supporter, events: readonly MembershipEvent[]): TimelineEntry[] {
  const seen = new Set(activity?.newest.filter(({action}) => action === 'paid').map(({record}) => record));
  return records.flatMap(record => {
    const source = record.sources[0]?.source;
    const by = {vendor: vendorOf(record.key), source};
    const told = activitiesOf(record).flatMap(({key, at, action, amount, estimated = false}): TimelineEntry[] => {
      const entry = (what: What) => [{key: `${record.key} ${key}`, at, by, what}];
      // Where single payments are read, they take the place of those worked out.
      if (action === 'paid') return seen.has(record.key) ? [] : entry({kind: 'payment', amount, estimated});
      if (isTold(events, record.key, at)) return [];
      return entry({kind: action === 'joined' ? 'membership' : 'mail', action, subject: undefined});
    });
    const failed = failedCharge(record.fields);
    return failed === undefined ? told : [...told, {...failed, key: `${record.key} charge`, by}];
  });
}

/** The last attempt to charge, where it is no payment. */
function failedCharge({lastChargeAt, lastChargeStatus, pledge}: RecordFields): Pick<TimelineEntry, 'at' | 'what'> | undefined {
  if (lastChargeAt === undefined || lastChargeStatus === undefined || lastChargeStatus === 'paid') return undefined;
  return {at: lastChargeAt, what: {kind: 'payment', amount: pledge, estimated: false, failed: lastChargeStatus}};
}

const BEGINNINGS: readonly MembershipEvent['kind'][] = ['joined', 'rejoined', 'subscribed'];

/** Whether the history has the same beginning, at the same day. */
function isTold(events: readonly MembershipEvent[], record: RecordKey, at: number): boolean {
  return events.some(event => event.record === record && BEGINNINGS.includes(event.kind) && Math.abs(event.at - at) < DAY_MS);
}

function done({activity}: Supporter): TimelineEntry[] {
  return (activity?.newest ?? []).map(({record, key, at, action, subject}) => {
    const kind = kindOf(action, vendorOf(record));
    const what: What = kind === 'payment' ? {kind, amount: undefined, estimated: false} : {kind, action, subject};
    return {key: `${record} did ${key}`, at, by: {vendor: vendorOf(record)}, what};
  });
}

/** What is done on the creator's own site is told apart: its pages are no posts of a vendor's. */
function kindOf(action: Action, vendor: string): 'payment' | 'membership' | 'mail' | 'post' | 'site' {
  if (vendor === 'site') return 'site';
  if (action === 'paid') return 'payment';
  if (action === 'joined') return 'membership';
  return MAILS.has(action) ? 'mail' : 'post';
}

function orderEntry(order: Order): TimelineEntry {
  const {record, id, at} = order;
  return {key: `order ${record} ${id}`, at, by: {vendor: vendorOf(record)}, what: {kind: 'order', order}};
}

function eventEntry(event: MembershipEvent): TimelineEntry {
  const {record, at, kind, source} = event;
  const by = source === undefined ? {} : {vendor: vendorOf(record), source};
  return {key: `event ${record} ${at} ${kind}`, at, by, what: {kind: 'membership', event}};
}

/** What the creator did. */
function own(key: string, at: number, what: What): TimelineEntry {
  return {key, at, by: {source: 'self'}, what};
}
