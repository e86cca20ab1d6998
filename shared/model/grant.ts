import * as z from 'zod/mini';

/** Points by the creator's own hand, with a reason (LOY-26, LOY-84); negative ones take away. */
export const grantSchema = z.object({
  id: z.string(),
  at: z.number(),
  /** 0: a badge alone. */
  points: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
  reason: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The id of a badge that comes with it. */
  badge: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
export type Grant = z.infer<typeof grantSchema>;
