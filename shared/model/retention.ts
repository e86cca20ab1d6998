import * as z from 'zod/mini';

/** How long the names of people who left are kept: one setting of a workspace. */
export const retentionSchema = z.object({
  id: z.literal('retention'),
  rev: z.int(),
  /** Months after the last sign of a membership or a consent; null: until they are erased by hand. */
  leaverMonths: z.nullable(z.int().check(z.gte(1), z.lte(120))),
});
export type Retention = z.infer<typeof retentionSchema>;
