import * as z from 'zod/mini';
import {actionSchema} from '#shared/model/engagement';

/** Points for one action. Applies to activities dated in its own [from, until). */
export const ruleSchema = z.object({
  id: z.string(),
  action: actionSchema,
  points: z.int(),
  from: z.optional(z.number()),
  until: z.optional(z.number()),
});
export type Rule = z.infer<typeof ruleSchema>;

/** How scores are made. One settings row (`setting/programme`). */
export const programmeSchema = z.object({
  rules: z.array(ruleSchema),
  /** Whole days, at least 7. */
  halfLifeDays: z.int().check(z.gte(7)),
  /** Median w of active paying supporters at the last calibration; points when there were too few of them. */
  w50: z.number(),
  calibratedAt: z.nullable(z.number()),
  /** How many active paying supporters the calibration saw; fewer than 20 means w50 is the fixed 100 points. */
  calibratedOn: z.int(),
});
export type Programme = z.infer<typeof programmeSchema>;
