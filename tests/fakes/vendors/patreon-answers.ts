import {type PatreonMember, type PatreonTier, patreonMember} from './patreon-members.ts';

type Resource = {type: string; id: string; attributes: Record<string, unknown>; relationships?: Record<string, unknown>};

/** What may be included with a member, and what of each type may be asked. */
const RELATIONS = ['address', 'campaign', 'currently_entitled_tiers', 'pledge_history', 'user'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  member: Object.keys(patreonMember(1).attributes),
  user: ['is_email_verified', 'social_connections', 'created', 'full_name', 'vanity'],
  tier: ['title', 'amount_cents', 'user_limit', 'published'],
  address: ['addressee', 'line_1', 'line_2', 'city', 'state', 'postal_code', 'country', 'phone_number'],
  campaign: ['name', 'vanity', 'creation_name', 'currency', 'url', 'patron_count'],
  'pledge-event': ['date', 'type', 'payment_status', 'amount_cents', 'currency_code', 'tier_id', 'tier_title'],
  webhook: ['uri', 'secret', 'paused', 'triggers', 'num_consecutive_times_failed', 'last_attempted_at'],
};

/** What a request asks for. */
export type Asked = {
  readonly include: readonly string[];
  /** Nothing is asked for that there is not. */
  readonly isGood: boolean;
  /** Nothing but type and id, unless it was asked for. */
  resource(type: string, id: string, attributes: Record<string, unknown>): Resource;
};

export function askedOf({searchParams}: URL, allowed: readonly string[] = RELATIONS): Asked {
  const include = (searchParams.get('include') ?? '').split(',').filter(name => name !== '');
  const fields = new Map(
    [...searchParams].flatMap(([name, value]) => {
      const type = /^fields\[([\w-]+)\]$/.exec(name)?.[1];
      return type === undefined ? [] : [[type, value.split(',')] as const];
    }),
  );
  const isKnown = [...fields].every(([type, wanted]) => wanted.every(field => FIELDS[type]?.includes(field)));
  return {
    include,
    isGood: isKnown && include.every(name => allowed.includes(name)),
    resource: (type, id, attributes) => ({
      type,
      id,
      attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => fields.get(type)?.includes(name))),
    }),
  };
}

export type Campaign = {readonly id: string; readonly attributes: Record<string, unknown>};

/** A member as one of `data`, and what comes along with it. */
export function answerMember(
  member: PatreonMember,
  asked: Asked,
  {campaign, tiers}: {campaign: Campaign; tiers: Readonly<Record<string, PatreonTier>>},
): {data: Resource; included: Resource[]} {
  const {include} = asked;
  const relationships: Record<string, unknown> = {};
  const included: Resource[] = [];
  const relate = (name: string, found: Resource[] | Resource | null) => {
    const one = (resource: Resource) => ({type: resource.type, id: resource.id});
    relationships[name] = {data: Array.isArray(found) ? found.map(one) : found === null ? null : one(found)};
    included.push(...(Array.isArray(found) ? found : found === null ? [] : [found]));
  };
  if (include.includes('user')) relate('user', member.user === null ? null : asked.resource('user', member.user, member.account));
  if (include.includes('campaign')) relate('campaign', asked.resource('campaign', campaign.id, campaign.attributes));
  if (include.includes('address'))
    relate('address', member.address === null ? null : asked.resource('address', `address-${member.id}`, member.address));
  if (include.includes('currently_entitled_tiers'))
    relate(
      'currently_entitled_tiers',
      member.tiers.flatMap(id => (tiers[id] === undefined ? [] : asked.resource('tier', id, tiers[id]))),
    );
  if (include.includes('pledge_history'))
    relate(
      'pledge_history',
      member.history.map(({id, ...event}) => asked.resource('pledge-event', id, event)),
    );
  return {data: {...asked.resource('member', member.id, member.attributes), relationships}, included};
}

/** Patreon's refusal. */
export function refuse(status: number, more: Record<string, unknown> = {}): Response {
  const error = {code: 1, code_name: 'Refused', detail: 'refused', id: 'e1', status: String(status), title: 'refused', ...more};
  return Response.json({errors: [error]}, {status, headers: {'content-type': 'application/vnd.api+json'}});
}
