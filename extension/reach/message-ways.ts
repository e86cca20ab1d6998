import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {type Mail, mailLink} from '#shared/reach/batches';

/** A place where a person can be written to. */
export type Way = {readonly kind: 'patreon' | 'mail' | 'gumroad' | 'ghost'; readonly url: string};

/** Where to write, best first: in the host's own message box, by mail, then the person's page at a host. */
export function messageWays(
  supporter: Supporter,
  mail: Pick<Mail, 'subject' | 'text'>,
  origins: ReadonlyMap<string, string>,
): Way[] {
  const {records} = supporter;
  const email = supporter.email?.value;
  const link = email === undefined ? undefined : (mailLink({...mail, to: [email]}) ?? mailLink({...mail, text: '', to: [email]}));
  return [
    ...records.flatMap(record => patreonWay(record, supporter)),
    ...(link === undefined ? [] : [{kind: 'mail' as const, url: link}]),
    ...records.flatMap(record => siteWay(record, email, origins)),
  ];
}

/**
 * Patreon's list of members takes what is sought in its address; the envelope of the row is the message box
 * (`discourse/discourse-patreon` links so; support articles, read 2026-11).
 */
function patreonWay({key, fields}: HeldRecord, supporter: Supporter): Way[] {
  const sought = fields.email ?? supporter.email?.value ?? fields.name ?? supporter.name?.value;
  if (!key.startsWith('patreon/') || sought === undefined) return [];
  return [{kind: 'patreon', url: `https://www.patreon.com/members?query=${encodeURIComponent(sought)}`}];
}

function siteWay({key}: HeldRecord, email: string | undefined, origins: ReadonlyMap<string, string>): Way[] {
  const [vendor, account = '', kind, id = ''] = key.split('/');
  if (vendor === 'gumroad' && email !== undefined) {
    return [{kind: 'gumroad', url: `https://gumroad.com/customers?query=${encodeURIComponent(email)}`}];
  }
  if (vendor !== 'ghost' || kind !== 'member' || !/^[0-9a-f]{24}$/.test(id)) return [];
  // A host alone does not say whether it is served by TLS; a site that is switched on does.
  return [{kind: 'ghost', url: `${origins.get(account) ?? `https://${account}`}/ghost/#/members/${id}`}];
}
