import {normaliseEmail} from '#shared/identity/normalise';
import {audienceCsv} from '#shared/promotion/export';
import type {Participant} from '#shared/promotion/tally';
import type {Known} from './use-known';

/** Whom a list of addresses may hold. */
export type Audience = {
  readonly emails: readonly string[];
  /** Left out: no address is known. */
  readonly noAddress: number;
  /** Left out: they said no to mail, or to being counted at all. */
  readonly refused: number;
};

/** Only who gets the creator's mails: a list for advertising is no place for anybody who said no. */
export function audienceOf(people: readonly Pick<Participant, 'rid'>[], known: ReadonlyMap<string, Known>): Audience {
  const found = people.map(({rid}) => known.get(rid));
  const addressed = found.flatMap(person => (person?.email === undefined ? [] : [{...person, email: person.email}]));
  const willing = addressed.filter(({mail, isOptedOut}) => mail === 'subscribed' && !isOptedOut);
  return {
    emails: [...new Set(willing.map(({email}) => email))],
    noAddress: found.length - addressed.length,
    refused: addressed.length - willing.length,
  };
}

/** Hashed as Meta asks for it: trimmed, in small letters, SHA-256 in hex. */
export async function emailList(emails: readonly string[]): Promise<string> {
  const hashes = await Promise.all(emails.flatMap(email => normaliseEmail(email) ?? []).map(sha256));
  return audienceCsv('email', hashes);
}

export function idList(people: readonly Pick<Participant, 'user'>[]): string {
  return audienceCsv(
    'uid',
    people.map(({user}) => user),
  );
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
