import type {AnyColumns} from '#shared/filter/columns';
import {fold} from '#shared/filter/fold';
import type {ContactPurpose} from '#shared/model/contact';
import {tagId} from '#shared/model/tag-id';
import {DAY_MS} from '#shared/model/time';

/** Ways to write to many. `message`: one by one. */
export type Channel = 'mail-tool' | 'host' | 'message' | 'bcc';

/**
 * Why somebody is not written to. Of several that hold the first counts, so that they add up. `subscribed` and `invited`: for an
 * invitation only. `elsewhere`: not a member of the tool or site. `recent`: contacted lately.
 */
export const REASONS = [
  'opted-out',
  'complained',
  'bounced',
  'unsubscribed',
  'subscribed',
  'invited',
  'elsewhere',
  'masked',
  'no-address',
  'recent',
] as const;
export type Reason = (typeof REASONS)[number];

/** The tag of somebody who does not want to be written to at all. */
export const NO_CONTACT_TAG = 'no-contact';

export type Reach = {
  readonly channel: Channel;
  readonly purpose: ContactPurpose;
  /** Whose list it is: of a mail tool, of a host. */
  readonly vendor?: string | undefined;
  /** Who was contacted less than so many days ago is left out; 0: nobody is. */
  readonly days: number;
  readonly now: number;
  /** What the owners of addresses said, see `mailWords`. */
  readonly words: MailWords;
};

/** Folded address → the most restrictive word on mail that anybody who has it said, anywhere. */
export type MailWords = ReadonlyMap<string, string>;

export type Audience = {
  /** In their order. */
  readonly reached: Uint32Array;
  readonly left: ReadonlyMap<Reason, readonly number[]>;
};

// From least to most restrictive.
const SAID = ['subscribed', 'pending', 'unsubscribed', 'cleaned', 'complained'];

/**
 * What was said of mail to each address, by whomever: an address that bounced proves nothing about who a person is, so its record
 * may stand alone beside the person who has the same one (C30).
 */
export function mailWords(columns: AnyColumns): MailWords {
  const words = new Map<string, string>();
  for (let ordinal = 0; ordinal < columns.size; ordinal++) {
    const said = columns.isLive(ordinal) ? columns.word('newsletter', ordinal) : '';
    const weight = SAID.indexOf(said);
    if (weight < 0) continue;
    for (const email of columns.words('email', ordinal)) {
      const address = fold(email);
      if (weight > SAID.indexOf(words.get(address) ?? '')) words.set(address, said);
    }
  }
  return words;
}

/** Whom a channel reaches of these people, and why not the others. Reads columns alone: 50,000 people at once. */
export function audience(columns: AnyColumns, ordinals: Uint32Array, wanted: Reach): Audience {
  const reasonOf = reader(columns, wanted);
  const reached = new Uint32Array(ordinals.length);
  const left = new Map<Reason, number[]>();
  let size = 0;
  for (const ordinal of ordinals) {
    const reason = reasonOf(ordinal);
    if (reason === undefined) {
      reached[size++] = ordinal;
      continue;
    }
    const others = left.get(reason);
    if (others === undefined) left.set(reason, [ordinal]);
    else others.push(ordinal);
  }
  return {reached: reached.slice(0, size), left: new Map(REASONS.flatMap(reason => listed(reason, left.get(reason))))};
}

function listed(reason: Reason, people: number[] | undefined): [Reason, number[]][] {
  return people === undefined ? [] : [[reason, people]];
}

const UNWILLING: Readonly<Record<string, Reason>> = {
  unsubscribed: 'unsubscribed',
  cleaned: 'bounced',
  complained: 'complained',
};

function reader(
  columns: AnyColumns,
  {channel, purpose, vendor, days, now, words}: Reach,
): (ordinal: number) => Reason | undefined {
  const since = now - days * DAY_MS;
  const isInvitation = purpose === 'invite';
  return ordinal => {
    if (columns.words('tag', ordinal).some(tag => tagId(tag) === NO_CONTACT_TAG)) return 'opted-out';
    const email = columns.words('email', ordinal)[0];
    const mail = email === undefined ? columns.word('newsletter', ordinal) : (words.get(fold(email)) ?? '');
    const sources = columns.words('source', ordinal);
    // A message in the host's own box is no mail: only an invitation to the newsletter minds what they said to it.
    const isByBox = channel === 'host' || (channel === 'message' && sources.includes('patreon'));
    const unwilling = UNWILLING[mail];
    if (unwilling !== undefined && (isInvitation || !isByBox)) return unwilling;
    if (isInvitation && mail === 'subscribed') return 'subscribed';
    if (isInvitation && mail === 'pending') return 'invited';
    if (vendor !== undefined && !sources.includes(vendor)) return 'elsewhere';
    const isNamed = isByBox && columns.words('name', ordinal).length > 0;
    if (email === undefined && channel !== 'host' && !isNamed)
      return columns.words('flag', ordinal).includes('masked') ? 'masked' : 'no-address';
    if (days > 0 && columns.number('contacted', ordinal) > since) return 'recent';
    return undefined;
  };
}
