import * as z from 'zod/mini';
import {programmePlanSchema} from '#shared/model/programme';
import {ridSchema} from '#shared/model/record';

/** `POST /v1/programme/preview`: what a plan would change for the next people, in the order of their ids. Nothing is written. */
export const previewRequestSchema = z.object({
  plan: programmePlanSchema,
  /** `next` of the page before; '' for the first. */
  after: z._default(z.string().check(z.maxLength(64)), ''),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** A person whose points or level would be another. Levels by id, null: none; absent: it stays. */
const movedSchema = z.object({
  id: ridSchema,
  before: z.int(),
  after: z.int(),
  level: z.optional(z.object({from: z.nullable(z.string()), to: z.nullable(z.string())})),
});
export type Moved = z.infer<typeof movedSchema>;

/** Points that lapse next of all these people, and the first time; null: none do. */
const lapsingSchema = z.object({people: z.int(), points: z.int(), at: z.nullable(z.number())});
const countsSchema = z.array(z.int());
const bothSchema = z.object({before: z.int(), after: z.int()});

/** What a plan does to some people, or to all of them: parts add up by `addParts` of `loyalty/back-test`. */
export const previewPartSchema = z.object({
  /** People looked at. */
  people: z.int(),
  /** Whose points become more, and by how many in all; fewer alike. Points that wait to count are among them. */
  gains: z.object({people: z.int(), points: z.int()}),
  loses: z.object({people: z.int(), points: z.int()}),
  /** All points of all these people that they have to spend or that wait to count. */
  points: bothSchema,
  lapsing: z.object({before: lapsingSchema, after: lapsingSchema}),
  /** Whose score is above 0. */
  scored: bothSchema,
  /** People by score, ten bins: 0–9, 10–19 … 90–100. */
  scores: z.object({before: countsSchema, after: countsSchema}),
  /** People by points, bins from `POINT_BINS` on. */
  totals: z.object({before: countsSchema, after: countsSchema}),
  /** How many people come from which level to which; null: none. Those who stay are counted too. */
  moves: z.array(z.object({from: z.nullable(z.string()), to: z.nullable(z.string()), people: z.int()})),
  /** What each rule gave and would give, private signals too, and how many people it moves. */
  rules: z.array(z.object({rule: z.string(), before: z.int(), after: z.int(), people: z.int()})),
  /** Everyone whose points or level would be another, by id. */
  moved: z.array(movedSchema),
});
export type PreviewPart = z.infer<typeof previewPartSchema>;

export const previewPageSchema = z.object({
  part: previewPartSchema,
  /** `after` of the next page; null: that was everyone. */
  next: z.nullable(z.string()),
});
export type PreviewPage = z.infer<typeof previewPageSchema>;
