import {createHash} from 'node:crypto';
import type {AudiencePerson} from '../fixtures/people.ts';

/** Mailchimp's key for a contact: it changes with the address. */
export function contactHash(email: string): string {
  return createHash('md5').update(email.toLowerCase()).digest('hex');
}

/** `2026-11-01T09:00:00+00:00` */
export function contactTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

export function contactObject(contact: AudiencePerson, audience: string): object {
  const hash = contactHash(contact.email);
  return {
    id: hash,
    email_address: contact.email,
    unique_email_id: contact.uniqueId,
    contact_id: hash,
    full_name: `${contact.first} ${contact.last}`.trim(),
    web_id: contact.webId,
    email_type: 'html',
    status: contact.status,
    ...(contact.status === 'unsubscribed' ? {unsubscribe_reason: 'N/A (Unsubscribed by admin)'} : {}),
    consents_to_one_to_one_messaging: true,
    merge_fields: {FNAME: contact.first, LNAME: contact.last},
    stats: {avg_open_rate: contact.openRate, avg_click_rate: 0},
    ip_signup: '',
    timestamp_signup: contactTime(contact.signedUpAt),
    ip_opt: '',
    timestamp_opt: contact.optedInAt === undefined ? '' : contactTime(contact.optedInAt),
    member_rating: contact.rating,
    last_changed: contactTime(contact.changedAt),
    language: '',
    vip: false,
    email_client: '',
    location: {latitude: 0, longitude: 0, gmtoff: 0, dstoff: 0, country_code: '', timezone: '', region: ''},
    source: 'Hosted signup form',
    tags_count: contact.tags.length,
    tags: contact.tags.map(name => ({id: tagId(name), name})),
    list_id: audience,
  };
}

export function listObject(audience: string, contacts: readonly AudiencePerson[]): object {
  const count = (status: AudiencePerson['status']) => contacts.filter(contact => contact.status === status).length;
  return {
    id: audience,
    web_id: 12345,
    name: 'The Linden Letter',
    contact: {company: 'The Linden Letter', country: 'PT'},
    permission_reminder: 'You signed up on our site.',
    date_created: '2022-11-01T09:00:00+00:00',
    list_rating: 0,
    email_type_option: false,
    stats: {
      member_count: count('subscribed'),
      total_contacts: contacts.length,
      unsubscribe_count: count('unsubscribed'),
      cleaned_count: count('cleaned'),
    },
  };
}

export function tagId(name: string): number {
  return Number.parseInt(createHash('md5').update(name).digest('hex').slice(0, 6), 16);
}
