import * as z from 'zod/mini';
import {earnedSchema} from '#shared/model/earned';
import {engagementSchema} from '#shared/model/engagement';
import {identifierSchema} from '#shared/model/identifier';
import {moneySchema} from '#shared/model/money';
import {purchaseSchema} from '#shared/model/purchase';

/** `vendor/account/kind/id`, where account is the vendor's own id (site, audience, campaign), never our connection's. */
export const recordKeySchema = z.string().check(z.regex(/^[a-z-]+\/[^/]+\/[a-z-]+\/[^/]+$/));
export type RecordKey = z.infer<typeof recordKeySchema>;

/** Base32 of 100 bits of HMAC(workspace id key, record key): 20 characters, permanent. */
export const ridSchema = z.string().check(z.regex(/^[a-z2-7]{20}$/));
export type Rid = z.infer<typeof ridSchema>;

/** How a record was read. */
export const sourceSchema = z.enum(['api', 'webhook', 'file', 'page', 'self']);
export type Source = z.infer<typeof sourceSchema>;

export const chargeStatusSchema = z.enum(['paid', 'declined', 'refunded', 'fraud', 'pending', 'other']);
export type ChargeStatus = z.infer<typeof chargeStatusSchema>;

/** What a mailing list allows. From most to least permissive: subscribed, pending, none, unsubscribed, cleaned, complained. */
export const mailStateSchema = z.enum(['subscribed', 'pending', 'none', 'unsubscribed', 'cleaned', 'complained']);
export type MailState = z.infer<typeof mailStateSchema>;

export const tierSchema = z.object({
  /** The vendor's tier id; absent in files, which only print the name. */
  id: z.optional(z.string()),
  name: z.string(),
  price: z.optional(moneySchema),
  /** Seats, where the vendor limits them. */
  limit: z.optional(z.int()),
  /** The vendor still names it on the member, but no longer offers it (ARM-76). */
  deleted: z.optional(z.boolean()),
});
export type Tier = z.infer<typeof tierSchema>;

export const postalAddressSchema = z.object({
  addressee: z.optional(z.string()),
  street: z.optional(z.string()),
  city: z.optional(z.string()),
  state: z.optional(z.string()),
  zip: z.optional(z.string()),
  country: z.optional(z.string()),
  phone: z.optional(z.string()),
});
export type PostalAddress = z.infer<typeof postalAddressSchema>;

/**
 * Everything one source says of one person. All fields are optional: absent means the source does not say, never "none".
 * All times are epoch milliseconds in UTC.
 */
export const recordFieldsSchema = z.object({
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  /** The vendor's own note about the person. */
  note: z.optional(z.string()),
  /** Name or e-mail hidden by the vendor (ARM-22). */
  masked: z.optional(z.boolean()),

  /** Subscribed to a paid membership, as far as the vendor says. */
  paid: z.optional(z.boolean()),
  /** The vendor's own word for the membership's status, untranslated. */
  vendorStatus: z.optional(z.string()),
  /** The same word on our scale: `former` once paid and left, `free` never paid. Absent where the vendor has no such word. */
  vendorState: z.optional(z.enum(['active', 'declined', 'former', 'free'])),
  /** Empty: the source says that there is none. */
  tiers: z.optional(z.array(tierSchema)),
  /** Tiers that the source named before; it names none now, though the pledge goes on unchanged (T3). Kept by `keepKnown`. */
  lostTiers: z.optional(z.array(tierSchema)),
  pledge: z.optional(moneySchema),
  /** Months between charges: 1 monthly, 12 yearly. */
  cadenceMonths: z.optional(z.int()),
  lifetime: z.optional(moneySchema),
  monthlyMaximum: z.optional(moneySchema),
  /** First join (ARM-51), only where the vendor says so; never the start of the latest pledge. */
  joinedAt: z.optional(z.number()),
  /** Start of the latest pledge chain (trap T5). */
  pledgeStartAt: z.optional(z.number()),
  /** The last attempt to charge (ARM-43), whatever came of it. */
  lastChargeAt: z.optional(z.number()),
  /** The last payment that succeeded, where it is not the last attempt. Kept by `keepKnown` where the source does not say. */
  lastPaidAt: z.optional(z.number()),
  lastChargeStatus: z.optional(chargeStatusSchema),
  /** When the charges that fail now began to, as far as was seen; means nothing once one is paid. Kept by `keepKnown`. */
  declinedAt: z.optional(z.number()),
  nextChargeAt: z.optional(z.number()),
  cancelledAt: z.optional(z.number()),
  accessUntil: z.optional(z.number()),
  trial: z.optional(z.boolean()),
  gifted: z.optional(z.boolean()),
  complimentary: z.optional(z.boolean()),

  mailState: z.optional(mailStateSchema),
  mailOptInAt: z.optional(z.number()),
  /** Names of the newsletters or audiences that the person gets. */
  newsletters: z.optional(z.array(z.string())),
  /** Opened mails per sent mail, 0 to 1; absent where nothing was sent. */
  openRate: z.optional(z.number()),

  /** Labels or tags as the vendor spells them. */
  labels: z.optional(z.array(z.string())),
  /** Roles that a chat server gives the person. */
  roles: z.optional(z.array(z.string())),
  /** Where a CRM has the person in its pipeline, and who looks after them, in its own words. */
  stage: z.optional(z.string()),
  owner: z.optional(z.string()),
  address: z.optional(postalAddressSchema),
  /** Columns that no field above stands for, by their own header (ARM-59). */
  custom: z.optional(z.record(z.string(), z.string())),
});
export type RecordFields = z.infer<typeof recordFieldsSchema>;
export type FieldName = keyof RecordFields;

/** What a connector or importer hands to `ingest`: one reading of one person by one source. */
export const readingSchema = z.object({
  key: recordKeySchema,
  source: sourceSchema,
  /** When this was true at the vendor: its own "updated" time, else the time of the reading or of the file. */
  asOf: z.number(),
  /** When the vendor created the record; decides which record is a supporter's anchor. */
  createdAt: z.optional(z.number()),
  identifiers: z.array(identifierSchema),
  fields: recordFieldsSchema,
  /** Purchases that the source knows of: of some period perhaps, so what it does not name stays. */
  orders: z.optional(z.array(purchaseSchema).check(z.maxLength(2_000))),
  /** What the person did, as far as the source knows: of some period perhaps, so what it does not name stays. */
  activities: z.optional(z.array(engagementSchema).check(z.maxLength(2_000))),
  /** The vendor no longer has this person. */
  deleted: z.optional(z.boolean()),
});
export type Reading = z.infer<typeof readingSchema>;

/** One source's latest reading, as kept in a record. */
export const versionSchema = z.object({
  source: sourceSchema,
  asOf: z.number(),
  identifiers: z.array(identifierSchema),
  fields: recordFieldsSchema,
  deleted: z.optional(z.boolean()),
});
export type Version = z.infer<typeof versionSchema>;

/** The net of the ledger for one (rule, activity) of a record. */
export const standingSchema = z.object({
  rule: z.string(),
  activity: z.string(),
  at: z.number(),
  points: z.int(),
  /** Number of ledger entries so far: the next entry's `n`. */
  entries: z.int(),
});
export type Standing = z.infer<typeof standingSchema>;

/** A purchase as the source of the freshest word on it told it. */
export const storedOrderSchema = z.extend(purchaseSchema, {source: sourceSchema, asOf: z.number()});
export type StoredOrder = z.infer<typeof storedOrderSchema>;

/** An activity as the source of the freshest word on it told it. */
export const storedEngagementSchema = z.extend(engagementSchema, {source: sourceSchema, asOf: z.number()});
export type StoredEngagement = z.infer<typeof storedEngagementSchema>;

/** One person as one vendor account knows them, one version per source. */
export const storedRecordSchema = z.object({
  key: recordKeySchema,
  rid: ridSchema,
  createdAt: z.optional(z.number()),
  /** Sorted by source name: at most one each. */
  versions: z.array(versionSchema),
  /** Sorted by (rule, activity). */
  standing: z.array(standingSchema),
  /** The as-of of the first reading: its history begins there. Absent in records from before there was a history. */
  since: z.optional(z.number()),
  /** Rows of history so far: the next one's `n`. Absent: none. */
  changes: z.optional(z.int()),
  /** When name, address and identifiers went, see `membership/retention`. Absent: they are there, or never were. */
  forgotten: z.optional(z.number()),
  /** Its account had been read to the end before it was first seen: whom it names came then. Absent for a baseline. */
  late: z.optional(z.boolean()),
  /** When we last saw its paid membership begin. Absent where it was there already. */
  arrivedAt: z.optional(z.number()),
  /** Newest first, at most `MOST_ORDERS`: the oldest go. */
  orders: z.optional(z.array(storedOrderSchema)),
  /** Newest first, at most `MOST_ENGAGEMENTS`: the oldest go, and their points with them. */
  activities: z.optional(z.array(storedEngagementSchema)),
  /** Months before the present facts began in which a tier's benefits were earned, see `membership/earned`. */
  earned: z.optional(z.array(earnedSchema)),
});
export type StoredRecord = z.infer<typeof storedRecordSchema>;
