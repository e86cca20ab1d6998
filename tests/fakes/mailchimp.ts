import type {AudiencePerson} from '../fixtures/people.ts';
import {randomOf} from '../fixtures/random.ts';
import {type Answer, type Ask, type Fake, json, startFake, type Vendor} from './http.ts';
import {contactHash, contactObject, contactTime, listObject, tagId} from './mailchimp-contacts.ts';

/** The key of every fake account, unless another one is asked for; the part after the hyphen names the data centre. */
export const FAKE_MAILCHIMP_KEY = `${'0f'.repeat(16)}-us1`;

/** A contact as the fake keeps it. */
export type Contact = AudiencePerson;

export type MailchimpFake = Fake & {
  key: string;
  /** The id of the account's one audience. */
  audience: string;
  state: {contacts: Map<string, Contact>};
  /** Changes, adds and removes `count` contacts, the same ones for the same history. */
  drift(count: number): {edited: string[]; added: string[]; deleted: string[]};
};

export type MailchimpFakeOptions = {
  people: readonly AudiencePerson[];
  port?: number;
  key?: string;
  audience?: string;
  now?: () => number;
};

/** Starts a stateful stand-in for a Mailchimp account with one audience: `URL/3.0/lists…`. */
export async function startMailchimpFake(options: MailchimpFakeOptions): Promise<MailchimpFake> {
  const {people, port = 0, key = FAKE_MAILCHIMP_KEY, audience = 'a1b2c3d4e5', now = Date.now} = options;
  const contacts = new Map(people.map(person => [contactHash(person.email), {...person, tags: [...person.tags]}]));
  let drifts = 0;
  const drift = (count: number) => {
    drifts += 1;
    return driftContacts(contacts, {count, round: drifts, now});
  };
  const fake = await startFake(() => vendor({contacts, key, audience, now, drift}), port);
  return Object.assign(fake, {key, audience, state: {contacts}, drift});
}

type Parts = {
  contacts: Map<string, Contact>;
  key: string;
  audience: string;
  now: () => number;
  drift: MailchimpFake['drift'];
};

function vendor(parts: Parts): Vendor {
  const {contacts, key, audience, drift} = parts;
  return {
    answer(ask) {
      if (!isAuthorised(ask, key)) return REFUSALS.unauthorised;
      const [version, lists, list, members, hash, action] = ask.path.slice(1).split('/');
      if (version !== '3.0' || (lists !== 'lists' && lists !== 'ping' && lists !== '')) return notFound();
      if (lists === 'ping') return json(200, {health_status: "Everything's Chimpy!"});
      if (lists === '')
        return json(200, {account_id: 'f00d', account_name: 'The Linden Letter', total_subscribers: contacts.size});
      const summary = listObject(audience, [...contacts.values()]);
      if (list === undefined) return json(200, {lists: [summary], total_items: 1});
      if (list !== audience) return notFound();
      if (members === undefined) return json(200, summary);
      if (members === 'webhooks') return ask.method === 'DELETE' ? {status: 204} : json(200, {id: 'c0ffee'});
      if (members !== 'members') return notFound();
      return hash === undefined ? browse(ask, parts) : one(ask, parts, {hash, action});
    },
    refuse: kind => REFUSALS[kind],
    controls: {
      drift: ask => drift(Number(ask.query.get('count') ?? 1)),
      state: () => ({members: contacts.size}),
    },
  };
}

function isAuthorised(ask: Ask, key: string): boolean {
  const [scheme, value = ''] = (ask.headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer') return value === key;
  // Any user name will do with Basic.
  return scheme === 'Basic' && Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':') === key;
}

const SORTABLE = {last_changed: 'changedAt', timestamp_opt: 'optedInAt', timestamp_signup: 'signedUpAt'} as const;

function browse(ask: Ask, {contacts, audience}: Parts): Answer {
  if (ask.method !== 'GET') return notFound();
  const count = Number(ask.query.get('count') ?? 10);
  const offset = Number(ask.query.get('offset') ?? 0);
  if (!Number.isInteger(count) || count < 0 || count > 1000 || !Number.isInteger(offset) || offset < 0) {
    return problem(
      400,
      'Invalid Resource',
      "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
    );
  }
  const statuses = ask.query.get('status')?.split(',');
  const since = Date.parse(ask.query.get('since_last_changed') ?? '') || Number.NEGATIVE_INFINITY;
  const before = Date.parse(ask.query.get('before_last_changed') ?? '') || Number.POSITIVE_INFINITY;
  const only = ask.query.get('unique_email_id');
  const found = [...contacts.values()].filter(
    ({status, changedAt, uniqueId}) =>
      (!statuses || statuses.includes(status)) && changedAt > since && changedAt < before && (only ?? uniqueId) === uniqueId,
  );
  const field = SORTABLE[(ask.query.get('sort_field') ?? '') as keyof typeof SORTABLE];
  const sign = ask.query.get('sort_dir')?.toUpperCase() === 'DESC' ? -1 : 1;
  if (field) found.sort((left, right) => ((left[field] ?? 0) - (right[field] ?? 0)) * sign);
  const members = found.slice(offset, offset + count).map(contact => contactObject(contact, audience));
  return json(200, {members, list_id: audience, total_items: found.length});
}

function one(ask: Ask, {contacts, audience, now}: Parts, {hash, action}: {hash: string; action: string | undefined}): Answer {
  const contact = contacts.get(hash.toLowerCase());
  if (!contact) return notFound();
  if (action === 'tags') {
    if (ask.method === 'GET') {
      const tags = contact.tags.map(name => ({id: tagId(name), name, date_added: contactTime(contact.changedAt)}));
      return json(200, {tags, total_items: tags.length});
    }
    if (ask.method !== 'POST') return notFound();
    const wanted: {name: string; status: 'active' | 'inactive'}[] = JSON.parse(ask.body).tags;
    for (const {name, status} of wanted) {
      contact.tags = contact.tags.filter(tag => tag !== name).concat(status === 'active' ? [name] : []);
    }
    contact.changedAt = wholeSecond(now());
    return {status: 204};
  }
  if (action !== undefined) return notFound();
  if (ask.method === 'DELETE') {
    contacts.delete(hash.toLowerCase());
    return {status: 204};
  }
  if (ask.method === 'PUT' || ask.method === 'PATCH') {
    const {status, merge_fields: merge} = JSON.parse(ask.body);
    Object.assign(contact, {
      status: status ?? contact.status,
      first: merge?.FNAME ?? contact.first,
      last: merge?.LNAME ?? contact.last,
    });
    contact.changedAt = wholeSecond(now());
  }
  return json(200, contactObject(contact, audience));
}

function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

function problem(status: number, title: string, detail: string): Answer {
  const body = {
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title,
    status,
    detail,
    instance: '00000000-0000-4000-8000-000000000000',
  };
  const answer = json(status, body);
  return {...answer, headers: {'content-type': 'application/problem+json; charset=utf-8'}};
}

function notFound(): Answer {
  return problem(404, 'Resource Not Found', 'The requested resource could not be found.');
}

const REFUSALS: Record<Parameters<Vendor['refuse']>[0], Answer> = {
  unauthorised: problem(
    401,
    'API Key Invalid',
    "Your API key may be invalid, or you've attempted to access the wrong datacenter.",
  ),
  // Under load Mailchimp answers so, without any JSON; it does not mean that the key lost its rights.
  'forbidden-bare': {status: 403, headers: {'content-type': 'text/html'}, body: ''},
  forbidden: problem(403, 'Forbidden', 'You are not permitted to access this resource.'),
  'too-many': problem(429, 'Too Many Requests', 'You have exceeded the limit of 10 simultaneous connections.'),
  'server-error': problem(500, 'Internal Server Error', 'An unexpected internal error has occurred.'),
  html: {status: 200, headers: {'content-type': 'text/html'}, body: '<!doctype html><title>Be right back</title>'},
};

function driftContacts(contacts: Map<string, Contact>, {count, round, now}: {count: number; round: number; now: () => number}) {
  const random = randomOf(round, 'drift');
  const done = {edited: [] as string[], added: [] as string[], deleted: [] as string[]};
  const changedAt = wholeSecond(now());
  for (let step = 0; step < count; step += 1) {
    const kind = (step + round) % 10;
    const hashes = [...contacts.keys()].sort();
    const hash = hashes[random.int(Math.max(1, hashes.length))];
    const contact = hash === undefined ? undefined : contacts.get(hash);
    if (kind === 3 && hash !== undefined) {
      contacts.delete(hash);
      done.deleted.push(hash);
    } else if (kind === 1 || kind === 6 || hash === undefined || !contact) {
      const email = `new${round}.${step}@example.org`;
      contacts.set(contactHash(email), {
        uniqueId: random.hex(10),
        webId: 500_000_000 + round * 1000 + step,
        email,
        first: 'New',
        last: `Reader ${round}-${step}`,
        status: 'subscribed',
        tags: ['podcast'],
        rating: 2,
        openRate: 0,
        signedUpAt: changedAt,
        optedInAt: changedAt,
        changedAt,
      });
      done.added.push(contactHash(email));
    } else {
      contact.status = contact.status === 'subscribed' ? 'unsubscribed' : 'subscribed';
      contact.changedAt = changedAt;
      done.edited.push(hash);
    }
  }
  return done;
}
