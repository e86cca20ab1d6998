import * as z from 'zod/mini';
import {ridSchema} from '#shared/model/record';

/**
 * `GET /v1/supporters?filter=TEXT&zone=ZONE&after=ID`: whom a filter fits, by the same evaluator as in the extension: for scheduled
 * callers that hold no mirror. A filter that cannot be read is a `bad-request` whose detail names the problem and its place.
 */
export const peopleQuestionSchema = z.object({
  /** In the filter language; empty: everyone. */
  filter: z.string().check(z.maxLength(10_000)),
  /** IANA: whose days count. Default: UTC. */
  zone: z.optional(z.string().check(z.maxLength(60))),
  after: z.optional(ridSchema),
});
export type PeopleQuestion = z.infer<typeof peopleQuestionSchema>;

export const peoplePageSchema = z.object({
  /** Of all pages. */
  count: z.int(),
  /** Ascending, at most 1,000. */
  ids: z.array(ridSchema),
  /** `after` of the next page; null: that was everyone. */
  next: z.nullable(ridSchema),
  /** People whom conditions on money leave out, because their amounts are in other currencies. */
  leftOut: z.array(z.object({field: z.string(), currency: z.string(), people: z.int()})),
});
export type PeoplePage = z.infer<typeof peoplePageSchema>;
