import {ghostError} from './ghost-auth.ts';
import {ALL_NEWSLETTERS, idOf, type Member, memberObject, memberRow, newsletterObject} from './ghost-members.ts';
import type {Webhooks} from './ghost-webhooks.ts';
import {type Answer, type Ask, json} from './http.ts';
import {parseNql} from './nql.ts';
import {type GhostEvent, printEvents} from './vendors/ghost-events.ts';

type Change = Partial<Omit<Member, 'id' | 'uuid' | 'createdAt' | 'updatedAt'>>;

export type MemberApi = {
  members: Map<string, Member>;
  answer(ask: Ask, id: string | undefined): Answer | Promise<Answer>;
  /** Every label in use, A to Z. */
  labels(): string[];
  add(change: Change): Promise<Member>;
  edit(id: string, change: Change): Promise<Member | undefined>;
  remove(id: string): Promise<void>;
};

export type MemberApiParts = {
  url: string;
  members: Map<string, Member>;
  /** What members did, in any order. */
  events: readonly GhostEvent[];
  webhooks: Webhooks;
  now: () => number;
};

export function createMemberApi({url, members, events, webhooks, now}: MemberApiParts): MemberApi {
  const known = new Set([...members.values()].flatMap(member => member.labels));
  let last = Math.max(0, ...[...members.values()].map(member => member.updatedAt));
  // Ghost keeps whole seconds, so two changes may share one; a machine whose clock is behind the drawn world must not go back.
  const tick = () => {
    last = Math.max(Math.floor(now() / 1000) * 1000, last);
    return last;
  };
  const print = (member: Member, ask?: Ask) => {
    const asked = (ask?.query.get('include') ?? '').split(',');
    return memberObject(member, {url, include: ask?.path.endsWith('/members/') ? asked : ['labels', 'tiers', 'newsletters']});
  };

  const api: MemberApi = {
    members,
    labels: () => [...known].sort((left, right) => left.localeCompare(right, 'en')),
    answer(ask, id) {
      if (ask.method === 'POST' && id === undefined) return create(ask);
      if (id === undefined) return ask.method === 'GET' ? browse(ask) : notFound('edit');
      if (id === 'events') return json(200, {events: printEvents(events, new URL(`${ask.path}?${ask.query}`, url))});
      if (id === 'metafields') return json(200, {members_metafields: []});
      const member = members.get(id);
      if (!member) return notFound(ask.method === 'PUT' ? 'edit' : ask.method === 'DELETE' ? 'delete' : 'read');
      if (ask.method === 'GET') return json(200, {members: [print(member)]});
      if (ask.method === 'DELETE') return api.remove(id).then(() => ({status: 204}));
      return change(ask, id);
    },
    async add(wish) {
      const at = tick();
      const id = Math.floor(at / 1000).toString(16) + idOf(`${wish.email} ${members.size}`).slice(0, 16);
      const member: Member = {
        ...EMPTY,
        labels: [],
        newsletters: [...ALL_NEWSLETTERS.slice(0, 1)],
        id,
        uuid: `${id}-0000`,
        email: '',
        createdAt: at,
        updatedAt: at,
      };
      apply(member, wish);
      members.set(id, member);
      await webhooks.fire('member.added', {member: {current: print(member), previous: {}}});
      return member;
    },
    async edit(id, wish) {
      const member = members.get(id);
      if (!member) return undefined;
      const before = print(member) as Record<string, unknown>;
      apply(member, wish);
      member.updatedAt = tick();
      const current = print(member) as Record<string, unknown>;
      const changed = Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(current[key]));
      await webhooks.fire('member.edited', {member: {current, previous: Object.fromEntries(changed)}});
      return member;
    },
    async remove(id) {
      const member = members.get(id);
      members.delete(id);
      if (member) await webhooks.fire('member.deleted', {member: {current: {}, previous: print(member)}});
    },
  };

  function apply(member: Member, wish: Change): void {
    for (const [key, value] of Object.entries(wish)) if (value !== undefined) Object.assign(member, {[key]: value});
    for (const label of member.labels) known.add(label);
  }

  function browse(ask: Ask): Answer {
    let test: ReturnType<typeof parseNql>;
    try {
      const filter = ask.query.get('filter');
      test = filter ? parseNql(filter) : () => true;
    } catch {
      return ghostError(400, {
        message: 'Request not understood error, cannot list members.',
        context: 'Error parsing filter',
        type: 'BadRequestError',
      });
    }
    const search = (ask.query.get('search') ?? '').toLowerCase();
    const found = [...members.values()].filter(
      member => test(memberRow(member)) && `${member.name ?? ''} ${member.email}`.toLowerCase().includes(search),
    );
    found.sort(orderOf(ask.query.get('order') ?? DEFAULT_ORDER));
    // Ghost 6 never gives more than 100 at once, whatever is asked for.
    const asked = ask.query.get('limit') ?? '15';
    const limit = asked === 'all' ? 100 : Math.max(1, Math.min(100, Number(asked) || 15));
    const page = Math.max(1, Number(ask.query.get('page') ?? 1) || 1);
    const pages = Math.max(1, Math.ceil(found.length / limit));
    const pagination = {
      page,
      limit,
      pages,
      total: found.length,
      next: page < pages ? page + 1 : null,
      prev: page > 1 ? page - 1 : null,
    };
    return json(200, {
      members: found.slice((page - 1) * limit, page * limit).map(member => print(member, ask)),
      meta: {pagination},
    });
  }

  async function create(ask: Ask): Promise<Answer> {
    const wish = readChange(ask);
    if (!wish.email) return invalid('Value in [members.email] cannot be blank.');
    if (wish.email.length > 191) return invalid('Email address exceeds the maximum length of 191 characters.');
    if ([...members.values()].some(member => member.email === wish.email?.toLowerCase()))
      return invalid('Member already exists. Attempting to add member with existing email address');
    return json(201, {members: [print(await api.add(wish))]});
  }

  async function change(ask: Ask, id: string): Promise<Answer> {
    const member = await api.edit(id, readChange(ask));
    return member ? json(200, {members: [print(member)]}) : notFound('edit');
  }

  return api;
}

const EMPTY = {
  name: null,
  note: null,
  status: 'free',
  tier: undefined,
  cadence: 'month',
  subscription: undefined,
  sent: 0,
  opened: 0,
  lastSeenAt: null,
  paidSince: undefined,
} as const;

/** What a request wants to change: labels by name, slug or id, newsletters by id. */
function readChange(ask: Ask): Change {
  const wish = JSON.parse(ask.body).members[0];
  const {email, name, note} = wish;
  const labels: string[] | undefined = wish.labels?.map((label: string | {name: string}) =>
    typeof label === 'string' ? label : label.name,
  );
  const ids: string[] | undefined = wish.newsletters?.map(({id}: {id: string}) => id);
  const newsletters = ids && ALL_NEWSLETTERS.filter(one => ids.includes(newsletterObject(one).id));
  return Object.fromEntries(
    Object.entries({email: email?.toLowerCase(), name, note, labels, newsletters}).filter(([, value]) => value !== undefined),
  );
}

const DEFAULT_ORDER = 'created_at desc';

function orderOf(order: string): (left: Member, right: Member) => number {
  const [field = 'created_at', direction = 'asc'] = order.split(/[\s,]+/);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  const value = (member: Member): number | string => {
    if (field === 'updated_at') return member.updatedAt;
    if (field === 'id') return member.id;
    if (field === 'email_open_rate') return member.sent === 0 ? -1 : member.opened / member.sent;
    return field === 'name' ? (member.name ?? '') : member.createdAt;
  };
  // Ties have no promised order; a live server gives them by id, newest first only in its default order.
  const tie = order === DEFAULT_ORDER ? -1 : 1;
  return (left, right) => {
    const [one, other] = [value(left), value(right)];
    if (one === other) return (left.id < right.id ? -1 : 1) * tie;
    return (one < other ? -1 : 1) * sign;
  };
}

function notFound(verb: string): Answer {
  return ghostError(404, {
    message: `Resource not found error, cannot ${verb} member.`,
    context: 'Member not found.',
    type: 'NotFoundError',
  });
}

function invalid(context: string): Answer {
  return ghostError(422, {message: 'Validation error, cannot save member.', context, type: 'ValidationError'});
}
