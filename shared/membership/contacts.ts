import {deriveStatus} from '#shared/membership/status';
import type {Attachment} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import type {Contact} from '#shared/model/contact';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS} from '#shared/model/time';

/** Contacts that a person's document carries; older ones stay stored. */
export const CONTACTS_SHOWN = 20;

/** The contacts of a person's document, newest first: the last welcome stays, however many came after it. */
export function contactsOf(attachments: readonly Attachment[]): Contact[] | undefined {
  const all = attachments
    .flatMap(attachment => {
      if (attachment.kind !== 'contact') return [];
      const {kind: _kind, rid: _rid, ...contact} = attachment;
      return contact;
    })
    .sort((left, right) => right.at - left.at || compareText(left.id, right.id));
  if (all.length === 0) return undefined;
  const welcome = all.findIndex(({purpose}) => purpose === 'welcome');
  return all.filter((_, index) => index < CONTACTS_SHOWN || index === welcome);
}

/** Later than this a welcome is no welcome any more. */
export const WELCOME_DAYS = 30;

type Welcomed = Pick<Supporter, 'contacts' | 'arrivedAt'>;

/** When the person was last written to, whatever for; undefined: never. */
export function lastContact({contacts}: Pick<Supporter, 'contacts'>): Contact | undefined {
  return contacts?.[0];
}

/** Whether the creator welcomed the person, since they last came where we saw them come. The day before counts: clocks differ. */
export function isWelcomed({contacts, arrivedAt}: Welcomed): boolean {
  return contacts?.some(({purpose, at}) => purpose === 'welcome' && at >= (arrivedAt ?? 0) - DAY_MS) === true;
}

/** A paying member whom we saw come, and who was not welcomed yet. Nobody is, only because we began to look (J2). */
export function isToWelcome(supporter: Supporter, now: number): boolean {
  const {arrivedAt} = supporter;
  if (arrivedAt === undefined || arrivedAt > now || arrivedAt <= now - WELCOME_DAYS * DAY_MS || isWelcomed(supporter))
    return false;
  const {kind, state} = deriveStatus(supporter, now);
  return kind === 'paid' && state === 'active';
}
