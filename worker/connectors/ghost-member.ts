import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading} from '#shared/model/record';
import type {Access} from './connector';
import {membershipFields, subscriptionSchema, tierSchema} from './ghost-membership';
import {timeOf} from './read-rows';

export const memberSchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{24}$/)),
  email: z.nullable(z.string()),
  name: z.nullish(z.string()),
  note: z.nullish(z.string()),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.nullish(z.string()),
  email_count: z.nullish(z.number()),
  email_open_rate: z.nullish(z.number()),
  labels: z.optional(z.array(z.object({name: z.string()}))),
  newsletters: z.optional(z.array(z.object({name: z.string()}))),
  email_suppression: z.nullish(z.object({suppressed: z.boolean(), info: z.nullish(z.object({reason: z.nullish(z.string())}))})),
  tiers: z.optional(z.array(tierSchema)),
  subscriptions: z.optional(z.array(subscriptionSchema)),
});
export type Member = z.infer<typeof memberSchema>;

function changeOf(member: Member): number {
  return timeOf(member.updated_at) ?? timeOf(member.created_at) ?? 0;
}

/** A member as a reading: everything that Ghost says of them, but for what they did. */
export function toReading(member: Member, {account}: Pick<Access, 'account'>): Reading {
  const createdAt = timeOf(member.created_at);
  const updatedAt = changeOf(member);
  const email = normaliseEmail(member.email ?? '');
  const identifiers: Identifier[] = [{type: 'ghost-member', value: member.id, account, strength: 'strong'}];
  // Ghost logs its members in by mail: whoever has the address is the person.
  if (email !== undefined) identifiers.push({type: 'email', value: email, strength: 'strong'});
  return {
    key: `ghost/${account}/member/${member.id}`,
    source: 'api',
    asOf: updatedAt,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers,
    fields: {
      ...(member.name ? {name: member.name} : {}),
      ...(member.email === null ? {} : {email: member.email}),
      ...(member.note ? {note: member.note} : {}),
      ...membershipFields({status: member.status, updatedAt, subscriptions: member.subscriptions ?? [], tiers: member.tiers}),
      ...(createdAt === undefined ? {} : {joinedAt: createdAt}),
      ...mailFields(member),
      ...(member.labels === undefined ? {} : {labels: member.labels.map(({name}) => name)}),
    },
  };
}

function mailFields(member: Member): Pick<Reading['fields'], 'mailState' | 'newsletters' | 'openRate'> {
  const state = mailStateOf(member);
  // A rate of nothing sent is not zero, it is not known. Ghost tells percent.
  const openRate = member.email_count ? member.email_open_rate : null;
  return {
    ...(state === undefined ? {} : {mailState: state}),
    ...(member.newsletters === undefined ? {} : {newsletters: member.newsletters.map(({name}) => name)}),
    ...(openRate == null ? {} : {openRate: Math.min(openRate / 100, 1)}),
  };
}

function mailStateOf({newsletters, email_suppression}: Member): MailState | undefined {
  if (email_suppression?.suppressed) return email_suppression.info?.reason === 'spam' ? 'complained' : 'cleaned';
  if (newsletters === undefined) return undefined;
  return newsletters.length > 0 ? 'subscribed' : 'unsubscribed';
}
