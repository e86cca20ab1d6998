import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {type Mail, mailLink} from '#shared/reach/batches';
import type {Site} from '../settings';
import {ghostMemberPage} from '../site-access/admin-address';

/** A place where a person can be written to. */
export type Way = {readonly kind: 'patreon' | 'mail' | 'gumroad' | 'ghost'; readonly url: string};

/** Where to write, best first: in the host's own message box, by mail, then the person's page at a host. */
export function messageWays(supporter: Supporter, mail: Pick<Mail, 'subject' | 'text'>, sites: readonly Site[]): Way[] {
  const {records} = supporter;
  const email = supporter.email?.value;
  const link = email === undefined ? undefined : (mailLink({...mail, to: [email]}) ?? mailLink({...mail, text: '', to: [email]}));
  return [
    ...records.flatMap(record => patreonWay(record, supporter)),
    ...(link === undefined ? [] : [{kind: 'mail' as const, url: link}]),
    ...records.flatMap(record => siteWay(record, email, sites)),
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

function siteWay({key}: HeldRecord, email: string | undefined, sites: readonly Site[]): Way[] {
  if (key.startsWith('gumroad/') && email !== undefined) {
    return [{kind: 'gumroad', url: `https://gumroad.com/customers?query=${encodeURIComponent(email)}`}];
  }
  const page = ghostMemberPage(key, sites);
  return page === undefined ? [] : [{kind: 'ghost', url: page}];
}
