import * as z from 'zod/mini';
import {eventKindSchema} from '#shared/model/event-kind';
import {moneySchema} from '#shared/model/money';
import {ridSchema} from '#shared/model/record';

/** Up to the year 2100: a question about all of time would never end. */
const dateSchema = z.coerce.number().check(z.gte(0), z.lte(Date.UTC(2100, 0, 1)));

/**
 * `GET /v1/history?question=…`: what is asked of everyone's history. Dates are epoch milliseconds; a span is from its first
 * instant up to, and without, `until`.
 */
export const pastQuestionSchema = z.discriminatedUnion('question', [
  /** The list as of a date. */
  z.object({question: z.literal('as-of'), at: dateSchema}),
  /** To whom something happened: one event, or everything that can. */
  z.object({
    question: z.literal('who'),
    event: z.optional(eventKindSchema),
    from: dateSchema,
    until: dateSchema,
  }),
  /** Whose charge was declined, and what became of it. */
  z.object({question: z.literal('recovery'), from: dateSchema, until: dateSchema}),
  /** Whose membership is whole years old on a day of the span. */
  z.object({question: z.literal('anniversaries'), from: dateSchema, until: dateSchema}),
]);
export type PastQuestion = z.infer<typeof pastQuestionSchema>;

/** What somebody paid for. */
const membershipSchema = z.object({
  tier: z.optional(z.string()),
  pledge: z.optional(moneySchema),
  /** Months between charges. */
  cadenceMonths: z.optional(z.int()),
});
export type PastMembership = z.infer<typeof membershipSchema>;

const memberRowSchema = z.extend(membershipSchema, {id: ridSchema});
const eventRowSchema = z.object({
  id: ridSchema,
  event: eventKindSchema,
  at: z.number(),
  /** The membership that it was about: as it was where it ended, as it became else, both where tier or amount changed. */
  before: z.optional(membershipSchema),
  after: z.optional(membershipSchema),
});
/** `Declined` of `membership/recovery`. */
const declinedRowSchema = z.object({
  id: ridSchema,
  enteredAt: z.number(),
  day: z.int(),
  attempts: z.int(),
  contactedAt: z.optional(z.number()),
  outcome: z.enum(['recovered', 'lost', 'retrying', 'open']),
  endedAt: z.optional(z.number()),
  recovered: z.optional(moneySchema),
});
const anniversaryRowSchema = z.object({id: ridSchema, at: z.number(), years: z.int(), since: z.number()});

export type MemberRow = z.infer<typeof memberRowSchema>;
export type EventRow = z.infer<typeof eventRowSchema>;
export type DeclinedRow = z.infer<typeof declinedRowSchema>;
export type AnniversaryRow = z.infer<typeof anniversaryRowSchema>;

/** Rows of one page of people; people without an answer have none. */
export const pastRowsSchema = z.discriminatedUnion('question', [
  z.object({question: z.literal('as-of'), rows: z.array(memberRowSchema)}),
  z.object({question: z.literal('who'), rows: z.array(eventRowSchema)}),
  z.object({question: z.literal('recovery'), rows: z.array(declinedRowSchema)}),
  z.object({question: z.literal('anniversaries'), rows: z.array(anniversaryRowSchema)}),
]);
export type PastRows = z.infer<typeof pastRowsSchema>;

export const pastPageSchema = z.object({
  answer: pastRowsSchema,
  /** People looked at for this page. */
  people: z.int(),
  /** For each account with memberships the first date as of which all of it is known: what was before is not. */
  known: z.array(z.object({account: z.string(), since: z.number()})),
  /** `after` of the next page; null: that was everyone. */
  next: z.nullable(z.string()),
});
export type PastPage = z.infer<typeof pastPageSchema>;
