import {createFakeVendor, type FakeVendor, type Sending, type Spoil} from './fake-vendor.ts';
import {answerMember, browse, type Contact, contact} from './mailchimp-audience.ts';
import {type Campaign, type Did, printActivity, printCampaigns} from './mailchimp-reports.ts';

export const MAILCHIMP_KEY = `${'0f'.repeat(16)}-us1`;
const LIST = 'a1b2c3';

export type MailchimpFake = FakeVendor & {
  readonly contacts: Map<string, Contact>;
  readonly campaigns: Campaign[];
  readonly dids: Did[];
  readonly webhooks: {id: string; url: string}[];
  /** Asks an address by GET before it is taken, and refuses one that does not answer 200. Absent: every address is taken. */
  validate?: (url: string) => Promise<Response>;
};

/** The Marketing API of an account with one audience. */
export function createMailchimpFake(count: number, host = 'us1.api.mailchimp.com'): MailchimpFake {
  const contacts = new Map(Array.from({length: count}, (_, index) => contact(index + 1)).map(one => [one.unique_email_id, one]));
  const own = host === 'us1.api.mailchimp.com' ? {} : {url: `http://${host}`};
  const request = {vendor: 'mailchimp' as const, key: MAILCHIMP_KEY, ...own};
  const state: State = {contacts, campaigns: [], dids: [], webhooks: []};
  const fake = createFakeVendor(request, host, {answer: (incoming, url) => answer(state, incoming, url), spoil});
  return Object.assign(state, fake, {
    webhook: async (person: number, {url}: Sending) => formOf([...contacts.values()][person - 1], url),
  });
}

type State = Pick<MailchimpFake, 'contacts' | 'campaigns' | 'dids' | 'webhooks' | 'validate'>;

async function answer(state: State, incoming: Request, url: URL): Promise<Response> {
  if (incoming.headers.get('authorization') !== `Bearer ${MAILCHIMP_KEY}`) return Response.json({status: 401}, {status: 401});
  const [resource, id, part, hash, action] = url.pathname.replace(/^\/3\.0\//, '').split('/');
  if (resource === 'campaigns') return printCampaigns(state.campaigns, url);
  if (resource === 'reports') return printActivity(state.contacts, state.dids, {campaign: id ?? '', url});
  if (resource !== 'lists') return notFound();
  if (id === undefined) return Response.json({lists: [{id: LIST, name: 'The Letter'}], total_items: 1});
  if (id !== LIST) return notFound();
  if (part === 'interest-categories') return groups(hash);
  if (part === 'webhooks') return answerWebhooks(state, incoming, hash);
  if (part !== 'members') return notFound();
  return hash === undefined
    ? browse(url, state.contacts)
    : answerMember(state.contacts, incoming, {hash, action, now: Date.now()});
}

/** One heading with two groups. */
function groups(heading: string | undefined): Response {
  if (heading === undefined) return Response.json({categories: [{id: 'c1', title: 'Topics'}]});
  return Response.json({
    interests: [
      {id: 'g1', name: 'Trees'},
      {id: 'g2', name: 'Birds'},
    ],
  });
}

async function answerWebhooks(state: State, incoming: Request, id: string | undefined): Promise<Response> {
  const {webhooks, validate} = state;
  if (incoming.method === 'DELETE') {
    webhooks.splice(0, webhooks.length, ...webhooks.filter(webhook => webhook.id !== id));
    return new Response(null, {status: 204});
  }
  const {url} = (await incoming.json()) as {url: string};
  if (validate !== undefined && (await validate(url)).status !== 200) return Response.json({status: 400}, {status: 400});
  const made = {id: `hook${webhooks.length + 1}`, url};
  webhooks.push(made);
  return Response.json(made);
}

/** A delivery is a form, and not signed: only the address is a secret. */
function formOf(one: Contact | undefined, url: string): Request {
  const form = {
    type: 'profile',
    fired_at: '2026-11-20 12:00:00',
    'data[id]': one?.unique_email_id ?? '',
    'data[email]': one?.email_address ?? '',
    'data[merges][FNAME]': 'Reader',
    'data[list_id]': LIST,
  };
  return new Request(url, {method: 'POST', body: new URLSearchParams(form)});
}

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {members?: Record<string, unknown>[]; total_items?: number};
  if (kind === 'smaller-total' && page.total_items !== undefined) page.total_items -= 1;
  for (const [place, one] of (page.members ?? []).entries()) {
    if (kind === 'unknown-word') one.status = 'a word of next year';
    if (kind === 'no-email') one.email_address = null;
    if (kind !== 'renamed-field' && (kind !== 'bad-row' || place > 0)) continue;
    one.unique_id = one.unique_email_id;
    delete one.unique_email_id;
  }
  return page;
}

function notFound(): Response {
  return Response.json({status: 404}, {status: 404});
}
