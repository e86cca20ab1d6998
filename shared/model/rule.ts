import * as z from 'zod/mini';
import {actionSchema} from '#shared/model/engagement';
import {moneySchema} from '#shared/model/money';

/** Long enough for any vendor's words; names of rules, levels, badges and rewards are shorter. */
const idSchema = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[^#\s]+$/));
const nameSchema = z.string().check(z.minLength(1), z.maxLength(80));
/** A million either way: sums of ten thousand of them stay exact. */
export const pointsSchema = z.int().check(z.gte(-1_000_000), z.lte(1_000_000));

/** Days, weeks (from Monday) and months begin at midnight in the programme's time zone. */
export const periodSchema = z.enum(['day', 'week', 'month', 'ever']);
export type Period = z.infer<typeof periodSchema>;

/** Only these activities count. Everything that is said must hold. */
export const conditionsSchema = z.object({
  /** One of these was visited, read, bought, commented: the whole subject, letter case aside. */
  subjects: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(50))),
  /** Paid at least this. Another currency never counts. */
  amount: z.optional(moneySchema),
  /** Somebody on one of these tiers when it happened, by name. */
  tiers: z.optional(z.array(nameSchema).check(z.maxLength(50))),
  /** Leaves out what was worked out from totals and not seen one by one. */
  seenOnly: z.optional(z.boolean()),
});

/**
 * Points for what people do on one channel (LOY-75). Applies to activities dated in its own [from, until). A rule is a version: a
 * change from now on ends it and adds another one, so that what was earned stays.
 */
export const ruleSchema = z.object({
  id: idSchema,
  /** The creator's own words for it; absent: said from what it counts. */
  name: z.optional(nameSchema),
  campaign: z.optional(idSchema),
  /** The first part of the record keys: `patreon`, `site`, `offline`. Absent: wherever it happens. */
  channel: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  action: actionSchema,
  points: pointsSchema,
  /**
   * The version before this one, a rule of the same action: it ends where this one begins, if not sooner, and this one remembers
   * what it and those before it counted and gave. `first` is once for all of them, caps hold for what all of them give, `count`,
   * `tenure` and `cooldownHours` go on. Absent: it begins anew.
   */
  replaces: z.optional(idSchema),
  from: z.optional(z.number()),
  until: z.optional(z.number()),
  when: z.optional(conditionsSchema),
  /** Only when so many are complete: each `every`th, of different subjects where `distinct` ("more than two of these": 3). */
  count: z.optional(z.object({every: z.int().check(z.gte(2), z.lte(10_000)), distinct: z.optional(z.boolean())})),
  /** Only when so many calendar months in a row were paid, each with at least `when.amount`; then again after as many. */
  tenure: z.optional(z.object({months: z.int().check(z.gte(1), z.lte(600))})),
  /** Once for each person. */
  first: z.optional(z.boolean()),
  /** At most so many points in a period; the last award is cut to fit. */
  caps: z.optional(z.array(z.object({per: periodSchema, points: z.int().check(z.gte(1))})).check(z.maxLength(4))),
  /** Hours that have to pass since the last activity that counted. */
  cooldownHours: z.optional(z.number().check(z.gt(0), z.lte(8_784))),
  /** Whoever is on a tier or has one of the creator's tags gets so many times the points; the highest counts, rounded down. */
  multipliers: z.optional(
    z
      .array(
        z.object({
          by: z.enum(['tier', 'tag']),
          name: nameSchema,
          times: z.number().check(z.gte(0), z.lte(100)),
        }),
      )
      .check(z.maxLength(20)),
  ),
  /** Days until points count: the charge has cleared, the refund window is over. */
  pendingDays: z.optional(z.int().check(z.gte(1), z.lte(366))),
  /** Weighs in the creator's own score and nowhere else: no points, badge, level, prize or rank (T13). Never changes. */
  signal: z.optional(z.boolean()),
  /** When the creator was told the vendor's rule on rewarding this and asked for it all the same (T13). */
  accepted: z.optional(z.number()),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Several may run in one programme, each with its own rules and dates (LOY-65). */
export const campaignSchema = z.object({
  id: idSchema,
  name: nameSchema,
  from: z.optional(z.number()),
  until: z.optional(z.number()),
  /** Of the goal, in the creator's words (LOY-4, LOY-77). */
  goal: z.optional(z.string().check(z.maxLength(200))),
});
export type Campaign = z.infer<typeof campaignSchema>;

export {idSchema as programmeIdSchema, nameSchema as programmeNameSchema};
