import * as z from 'zod/mini';
import {moneySchema} from '#shared/model/money';
import {programmeIdSchema as id, programmeNameSchema as name, pointsSchema} from '#shared/model/rule';

/** What points are exchanged for (LOY-66…LOY-69), or what a level or a draw gives. */
export const rewardSchema = z.object({
  id,
  name,
  kind: z.enum(['product', 'discount', 'shipping', 'download', 'badge', 'role', 'other']),
  /** Points. */
  cost: z.int().check(z.gte(0), z.lte(1_000_000)),
  text: z.optional(z.string().check(z.maxLength(500))),
  /** A discount code, or the address of a download: shown to whoever redeemed. */
  secret: z.optional(z.string().check(z.maxLength(500))),
  /** What a `badge` or a `role` gives: the badge's id, the role's name. */
  gives: z.optional(z.string().check(z.maxLength(200))),
  /** How many there are in all; absent: as many as wished. */
  stock: z.optional(z.int().check(z.gte(0))),
  /** How many each person may have. */
  each: z.optional(z.int().check(z.gte(1))),
  /** Only for whoever has reached this level. */
  level: z.optional(id),
  from: z.optional(z.number()),
  until: z.optional(z.number()),
});
export type Reward = z.infer<typeof rewardSchema>;

/** Reached as points add up (LOY-72). Never called a tier (T14). */
export const levelSchema = z.object({
  id,
  name,
  /** From so many points on, ascending through the list. */
  from: z.int().check(z.gte(0)),
  benefits: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(20))),
});
export type Level = z.infer<typeof levelSchema>;

/** How levels are reached and left. */
export const levelPolicySchema = z.object({
  /** All points ever earned, or those of the last `windowDays`. */
  by: z.enum(['lifetime', 'window']),
  windowDays: z.optional(z.int().check(z.gte(7), z.lte(1_830))),
  /** When the points of the window no longer do: stay, one level down at a time (each `windowDays`), or to what they reach. */
  down: z.enum(['keep', 'one-down', 'balance']),
  /** So many days before, the person and the creator are told. */
  warnDays: z.optional(z.int().check(z.gte(0), z.lte(366))),
});
export type LevelPolicy = z.infer<typeof levelPolicySchema>;

/** An achievement to unlock and collect (LOY-70). */
export const badgeSchema = z.object({
  id,
  name,
  text: z.optional(z.string().check(z.maxLength(200))),
  /** The id of a picture of the creator's own (LOY-80); absent: drawn from the name. */
  picture: z.optional(z.string().check(z.maxLength(64))),
  /** Shown only to whoever has it. */
  hidden: z.optional(z.boolean()),
  for: z.discriminatedUnion('kind', [
    /** So many activities, of different days or subjects where said. */
    z.object({
      kind: z.literal('count'),
      channel: z.optional(z.string()),
      action: z.string(),
      times: z.int().check(z.gte(1)),
    }),
    /** At least one in each of so many days, weeks or months in a row; `amount`: paid at least this in each (minor units). */
    z.object({
      kind: z.literal('streak'),
      channel: z.optional(z.string()),
      action: z.string(),
      per: z.enum(['day', 'week', 'month']),
      length: z.int().check(z.gte(2), z.lte(1_000)),
      amount: z.optional(z.object({minorUnits: z.int(), currency: z.string()})),
    }),
    z.object({kind: z.literal('points'), points: z.int().check(z.gte(1))}),
    z.object({kind: z.literal('level'), level: id}),
    /** All steps of a sequence. */
    z.object({kind: z.literal('sequence'), sequence: id}),
    /** By the creator's hand or a reward alone. */
    z.object({kind: z.literal('hand')}),
  ]),
});
export type Badge = z.infer<typeof badgeSchema>;

/** Pages of the creator's site to be visited in order (LOY-5…LOY-16). */
export const sequenceSchema = z.object({
  id,
  name,
  from: z.number(),
  until: z.optional(z.number()),
  steps: z
    .array(
      z.object({
        id,
        name,
        /** The page's address: its path as tracking tells it, or the whole address where the step is behind a signed link. */
        page: z.string().check(z.minLength(1), z.maxLength(500)),
        /** What of value the page gives, in the creator's words (LOY-9). Absent in sequences from before it was asked. */
        gives: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
        /** Before this it is not there for anybody (LOY-10). */
        opensAt: z.number(),
        /** Points for the step itself (LOY-8). */
        points: z.optional(pointsSchema),
      }),
    )
    .check(z.minLength(2), z.maxLength(50)),
  /** Points for all of them (LOY-8). */
  points: z.optional(pointsSchema),
  /** What the creator spent on bringing people to it: with who finished, what one of them cost (LOY-13). */
  cost: z.optional(moneySchema),
});
export type Sequence = z.infer<typeof sequenceSchema>;
