import {createHash} from 'node:crypto';
import {type GhostPerson, NEWSLETTERS, TIERS, type TierId} from '../fixtures/people.ts';
import type {Row} from './nql.ts';

/** A member as the fake keeps it: the drawn person, and labels that may be any text. */
export type Member = GhostPerson & {emailDisabled?: boolean};

/** Ghost prints whole seconds. */
export function ghostTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}.000Z`;
}

/** A stable id of Ghost's kind for things that have a name only. */
export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

const BORN = '2022-11-01T09:00:00.000Z';

export function labelObject(name: string): object {
  return {id: idOf(`label ${slugOf(name)}`), name, slug: slugOf(name), created_at: BORN, updated_at: BORN};
}

export function newsletterObject(name: string): {id: string; name: string; description: null; status: 'active'} {
  return {id: idOf(`newsletter ${name}`), name, description: null, status: 'active'};
}

/** A newsletter as the newsletters endpoint prints it; a member carries the four fields above only. */
export function newsletterDetails(name: string, place: number): object {
  return {
    ...newsletterObject(name),
    uuid: `${idOf(name).slice(0, 8)}-859f-4d6c-8fe5-40b55978e981`,
    feedback_enabled: false,
    slug: slugOf(name),
    sender_name: null,
    sender_email: null,
    sender_reply_to: 'newsletter',
    visibility: 'members',
    subscribe_on_signup: place === 0,
    sort_order: place,
    header_image: null,
    show_header_icon: true,
    show_header_title: true,
    show_excerpt: false,
    title_font_category: 'sans_serif',
    title_alignment: 'center',
    show_feature_image: true,
    body_font_category: 'sans_serif',
    footer_content: null,
    show_badge: true,
    show_header_name: true,
    show_post_title_section: true,
    show_comment_cta: true,
    show_subscription_details: false,
    show_latest_posts: false,
    show_share_button: false,
    background_color: 'light',
    post_title_color: null,
    created_at: BORN,
    updated_at: BORN,
    button_corners: 'rounded',
    button_style: 'fill',
    title_font_weight: 'bold',
    link_style: 'underline',
    image_corners: 'square',
    header_background_color: 'transparent',
    section_title_color: null,
    divider_color: null,
    button_color: 'accent',
    link_color: 'accent',
  };
}

export const ALL_TIERS = Object.keys(TIERS) as TierId[];

export function tierObject(id: TierId): object {
  const {name, monthly, yearly} = TIERS[id];
  return {
    id: idOf(`tier ${id}`),
    name,
    slug: id,
    active: true,
    welcome_page_url: null,
    visibility: 'public',
    trial_days: 0,
    description: null,
    type: 'paid',
    currency: 'USD',
    monthly_price: monthly,
    yearly_price: yearly,
    created_at: BORN,
    updated_at: BORN,
    monthly_price_id: null,
    yearly_price_id: null,
  };
}

/** The member as Ghost 6.65 prints it; shape compared with a live server in November 2026. */
export function memberObject(member: Member, {url, include}: {url: string; include: readonly string[]}): object {
  const comped = member.status === 'comped';
  const holds = member.tier !== undefined && member.status !== 'free';
  return {
    id: member.id,
    uuid: member.uuid,
    email: member.email,
    name: member.name,
    note: member.note,
    geolocation: null,
    subscribed: member.newsletters.length > 0,
    created_at: ghostTime(member.createdAt),
    updated_at: ghostTime(member.updatedAt),
    labels: member.labels.map(labelObject),
    subscriptions: subscriptions(member),
    avatar_image: null,
    comped,
    email_count: member.sent,
    email_opened_count: member.opened,
    email_open_rate: openRateOf(member)[0] ?? null,
    status: member.status,
    last_seen_at: member.lastSeenAt === null ? null : ghostTime(member.lastSeenAt),
    enable_comment_notifications: true,
    enable_updates_and_announcements: null,
    unsubscribe_url: `${url}/unsubscribe/?uuid=${member.uuid}&key=${idOf(member.uuid)}`,
    can_comment: true,
    commenting: {disabled: false, disabled_reason: null, disabled_until: null},
    ...(include.includes('tiers') ? {tiers: holds && member.tier ? [{...tierObject(member.tier), expiry_at: null}] : []} : {}),
    current_subscription: null,
    email_suppression: {suppressed: member.emailDisabled === true, info: null},
    ...(include.includes('newsletters') ? {newsletters: member.newsletters.map(newsletterObject)} : {}),
  };
}

function subscriptions(member: Member): object[] {
  const {tier: id, status, subscription} = member;
  if (id === undefined) return [];
  const tier = {...tierObject(id), expiry_at: null};
  if (status === 'comped') return [complimentary(member, tier)];
  if (subscription === undefined || member.paidSince === undefined) return [];
  const {monthly, yearly} = TIERS[id];
  const amount = member.cadence === 'year' ? yearly : monthly;
  const period = (member.cadence === 'year' ? 365 : 30) * 86_400_000;
  const ended = subscription === 'canceled';
  const base = {nickname: member.cadence === 'year' ? 'Yearly' : 'Monthly', amount, interval: member.cadence, currency: 'USD'};
  const price = `price_${idOf(`${id} ${member.cadence}`)}`;
  return [
    {
      id: `sub_${idOf(member.uuid)}`,
      tier,
      customer: {id: `cus_${idOf(member.email).slice(0, 14)}`, name: member.name, email: member.email},
      plan: {id: price, ...base},
      status: subscription,
      start_date: ghostTime(member.paidSince),
      default_payment_card_last4: '4242',
      cancel_at_period_end: false,
      cancellation_reason: null,
      current_period_end: ghostTime(
        ended ? member.updatedAt : member.paidSince + period * Math.ceil((member.updatedAt - member.paidSince + 1) / period),
      ),
      trial_start_at: null,
      trial_end_at: null,
      price: {id: price, price_id: idOf(price), ...base, type: 'recurring', tier: {id: price, tier_id: idOf(`tier ${id}`)}},
      offer: null,
      offer_redemptions: [],
      next_payment: ended ? null : {original_amount: amount, amount, interval: member.cadence, currency: 'USD', discount: null},
    },
  ];
}

function complimentary(member: Member, tier: object): object {
  const plan = {nickname: 'Complimentary', interval: 'year', currency: 'USD', amount: 0};
  return {
    id: '',
    tier,
    customer: {id: '', name: member.name, email: member.email},
    plan: {id: '', ...plan},
    status: 'active',
    start_date: ghostTime(member.createdAt),
    default_payment_card_last4: '****',
    cancel_at_period_end: false,
    cancellation_reason: null,
    current_period_end: null,
    price: {id: '', price_id: '', ...plan, type: 'recurring', tier: {id: '', tier_id: idOf(`tier ${member.tier}`)}},
    offer: null,
    offer_redemptions: [],
    next_payment: {original_amount: 0, amount: 0, interval: 'year', currency: 'USD', discount: null},
  };
}

/** What filters see of a member. */
export function memberRow(member: Member): Row {
  const time = (at: number) => ghostTime(at).slice(0, 19).replace('T', ' ');
  return {
    id: [member.id],
    email: [member.email],
    name: [member.name ?? ''],
    status: [member.status],
    subscribed: [String(member.newsletters.length > 0)],
    label: member.labels.map(slugOf),
    labels: member.labels.map(slugOf),
    tier: member.tier && member.status !== 'free' ? [member.tier] : [],
    tier_id: member.tier && member.status !== 'free' ? [idOf(`tier ${member.tier}`)] : [],
    created_at: [time(member.createdAt)],
    updated_at: [time(member.updatedAt)],
    newsletters: member.newsletters.map(slugOf),
    email_disabled: [member.emailDisabled === true ? '1' : '0'],
    email_count: [String(member.sent)],
    email_open_rate: openRateOf(member).map(String),
    last_seen_at: member.lastSeenAt === null ? [] : [time(member.lastSeenAt)],
    ...subscriptionRow(member, time),
  };
}

/** Subscriptions as filters see them: a complimentary one is Ghost's own and none of Stripe's. */
function subscriptionRow(member: Member, time: (at: number) => string): Row {
  if (member.status === 'comped') return {};
  const all = subscriptions(member) as {status: string; start_date: string; current_period_end: string}[];
  return {
    'subscriptions.status': all.map(({status}) => status),
    'subscriptions.start_date': all.map(one => time(Date.parse(one.start_date))),
    'subscriptions.current_period_end': all.map(one => time(Date.parse(one.current_period_end))),
    'subscriptions.plan_interval': all.map(() => member.cadence),
  };
}

/** Ghost waits for five sent letters before it says a rate. */
function openRateOf({sent, opened}: Member): number[] {
  return sent < 5 ? [] : [Math.round((100 * opened) / sent)];
}

export const ALL_NEWSLETTERS: readonly string[] = NEWSLETTERS;
