import * as z from 'zod/mini';
import {badgeSchema, levelPolicySchema, levelSchema, rewardSchema, sequenceSchema} from '#shared/model/reward';
import {campaignSchema, ruleSchema} from '#shared/model/rule';

export type {Rule} from '#shared/model/rule';

const expirySchema = z.object({
  /** Points lapse so many days after the activity that earned them, the oldest first. */
  days: z.int().check(z.gte(30), z.lte(3_660)),
  /** When the creator switched it on: nothing lapses within `graceDays` of it. */
  since: z.number(),
  graceDays: z.int().check(z.gte(0), z.lte(366)),
  /** Whoever earns anything within so many days of a lapse gets those points back. */
  reinstateDays: z.int().check(z.gte(0), z.lte(366)),
});
export type Expiry = z.infer<typeof expirySchema>;

/** What the creator says about the programme; a command puts it as a whole. */
export const programmePlanSchema = z.object({
  rules: z.array(ruleSchema).check(z.maxLength(200)),
  /** Whole days, at least 7. */
  halfLifeDays: z.int().check(z.gte(7)),
  campaigns: z.optional(z.array(campaignSchema).check(z.maxLength(50))),
  /** IANA name; absent: UTC. Where days, weeks and months begin: of points, levels, caps, streaks, rankings and draws. */
  timeZone: z.optional(z.string().check(z.maxLength(64))),
  expiry: z.optional(expirySchema),
  /** Ascending by `from`. Absent or empty: no programme of levels runs. */
  levels: z.optional(z.array(levelSchema).check(z.maxLength(30))),
  levelPolicy: z.optional(levelPolicySchema),
  badges: z.optional(z.array(badgeSchema).check(z.maxLength(100))),
  rewards: z.optional(z.array(rewardSchema).check(z.maxLength(100))),
  sequences: z.optional(z.array(sequenceSchema).check(z.maxLength(20))),
  /** Whom the scheduled job draws as most engaged, when a week or a month is over (LOY-22, LOY-23), and the points they get. */
  draws: z.optional(z.array(z.object({per: z.enum(['week', 'month']), points: z.int().check(z.gte(0), z.lte(1_000_000))}))),
  /** The page that each supporter sees of their own; absent: there is none. */
  page: z.optional(
    z.object({
      name: z.string().check(z.minLength(1), z.maxLength(80)),
      /** `#rrggbb`. */
      colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
      /** The id of a picture. */
      logo: z.optional(z.string()),
      rank: z.optional(z.boolean()),
      /** Names of the fields that CRM and mail tools keep in step (LOY: points, level). */
      fields: z.optional(z.object({points: z.optional(z.string()), level: z.optional(z.string())})),
    }),
  ),
  /** Counts up at each change; a command that names another one is refused. Absent: 0, as every workspace starts. */
  rev: z.optional(z.int()),
});
export type ProgrammePlan = z.infer<typeof programmePlanSchema>;

/** How scores and points are made. One item of the feed: the creator's plan, and what was measured. */
export const programmeSchema = z.extend(programmePlanSchema, {
  /** Median w of active paying supporters at the last calibration; points when there were too few of them. */
  w50: z.number(),
  calibratedAt: z.nullable(z.number()),
  /** How many active paying supporters the calibration saw; fewer than 20 means w50 is the fixed 100 points. */
  calibratedOn: z.int(),
  /** How many of each reward were redeemed and not cancelled, by its id: what is gone of the stock. */
  taken: z.optional(z.record(z.string(), z.int())),
  /** While everybody is derived anew after a change of the plan: how many people are, and of about how many. */
  rederived: z.optional(z.object({done: z.int(), expected: z.int()})),
});
export type Programme = z.infer<typeof programmeSchema>;
