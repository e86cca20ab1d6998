import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Engagement} from '#shared/model/engagement';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading, RecordFields} from '#shared/model/record';
import type {Access} from './connector';
import {present, timeOf} from './read-rows';

/** Where the creator's tags are kept at HubSpot, see `hubspot-tags`. */
export const TAGS = 'regulars_tags';

/** One that a portal does not have is left out of its answers (crm/v3/objects/contacts, checked 2026-11). */
export const PROPERTIES = [
  ...['firstname', 'lastname', 'email', 'hs_additional_emails', 'createdate', 'lastmodifieddate', 'lifecyclestage'],
  ...['hubspot_owner_id', 'hs_merged_object_ids', 'hs_calculated_merged_vids', 'hs_email_optout'],
  ...['hs_email_hard_bounce_reason_enum', 'hs_email_delivered', 'hs_email_open', 'hs_email_last_open_date'],
  ...['hs_email_last_click_date', TAGS],
];

/** Every value is a text, whatever it means; what was never filled in is null. */
export const contactSchema = z.object({
  id: z.string().check(z.regex(/^\d+$/)),
  properties: z.record(z.string(), z.nullish(z.string())),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Contact = z.infer<typeof contactSchema>;

export const archivedSchema = z.object({id: z.string().check(z.regex(/^\d+$/)), archivedAt: z.nullish(z.string())});

type At = Pick<Access, 'account' | 'now'>;

export function contactKey(account: string, id: string): string {
  return `hubspot/${account}/contact/${id}`;
}

/** When a contact was changed last, to the millisecond: what the search sorts by. */
export function changeOf({properties, updatedAt}: Contact): number | undefined {
  return timeOf(properties.lastmodifieddate) ?? timeOf(updatedAt);
}

/** A contact, and whoever was merged into it. */
export function toReadings(contact: Contact, access: At, owners: ReadonlyMap<string, string>): Reading[] {
  const merged = mergedInto(contact);
  return [toReading(contact, access, {owners, merged}), ...merged.map(id => mergedReading(id, access))];
}

function toReading(
  contact: Contact,
  {account}: At,
  {owners, merged}: {owners: ReadonlyMap<string, string>; merged: readonly string[]},
): Reading {
  const {id, properties: told} = contact;
  const createdAt = timeOf(told.createdate) ?? timeOf(contact.createdAt);
  const done = activitiesOf(contact);
  const addresses = [told.email, ...listOf(told.hs_additional_emails)].flatMap(text => normaliseEmail(text ?? '') ?? []);
  return {
    key: contactKey(account, id),
    source: 'api',
    asOf: changeOf(contact) ?? 0,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers: [
      ...[id, ...merged].map(value => ownId(account, value)),
      // Anyone can type an address into a form or a CRM: it suggests, it proves nothing.
      ...[...new Set(addresses)].map((value): Identifier => ({type: 'email', value, strength: 'weak'})),
    ],
    fields: present<RecordFields>({
      name: [told.firstname, told.lastname].flatMap(part => part?.trim() || []).join(' ') || undefined,
      email: told.email || undefined,
      stage: told.lifecyclestage || undefined,
      owner: owners.get(told.hubspot_owner_id ?? ''),
      mailState: mailStateOf(contact),
      openRate: openRateOf(contact),
      labels: TAGS in told ? listOf(told[TAGS]) : undefined,
    }),
    ...(done.length === 0 ? {} : {activities: done}),
  };
}

/**
 * What is left of a contact that was merged into another: its id. The other one says it too, so both stay one person, with what
 * the creator wrote about either. Its own data live on in the other.
 */
export function mergedReading(id: string, {account, now}: At): Reading {
  return {key: contactKey(account, id), source: 'api', asOf: now, identifiers: [ownId(account, id)], fields: {}};
}

function ownId(account: string, value: string): Identifier {
  return {type: 'hubspot-contact', value, account, strength: 'strong'};
}

/** `1;2` in one property, `1:1700000000000;2:…` in an older one: portals have either. */
function mergedInto({id, properties}: Contact): string[] {
  const told = [...listOf(properties.hs_merged_object_ids), ...listOf(properties.hs_calculated_merged_vids)];
  const ids = told.map(one => one.split(':')[0] ?? '').filter(one => /^\d+$/.test(one) && one !== id);
  return [...new Set(ids)];
}

/** Values that stand together are parted by semicolons. */
function listOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');
}

/** HubSpot says who opted out and whose address bounced. Who may be mailed it does not say here: that is not known. */
function mailStateOf({properties}: Contact): MailState | undefined {
  if (properties.hs_email_optout === 'true') return 'unsubscribed';
  return properties.hs_email_hard_bounce_reason_enum ? 'cleaned' : undefined;
}

function openRateOf({properties}: Contact): number | undefined {
  const [delivered, opened] = [Number(properties.hs_email_delivered ?? 0), Number(properties.hs_email_open ?? 0)];
  return delivered > 0 && opened >= 0 ? Math.min(opened / delivered, 1) : undefined;
}

/** The last open and the last click are all that a contact tells: each look adds those that came since. */
function activitiesOf({properties}: Contact): Engagement[] {
  const lasts = [
    {action: 'opened', at: timeOf(properties.hs_email_last_open_date)},
    {action: 'clicked', at: timeOf(properties.hs_email_last_click_date)},
  ] as const;
  return lasts.flatMap(({action, at}) => (at === undefined ? [] : {key: `${action}/${at}`, at, action}));
}
