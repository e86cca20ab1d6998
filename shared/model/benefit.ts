import * as z from 'zod/mini';
import {monthSchema, tierRefSchema} from '#shared/model/earned';

/** Something that members of its tiers get (ARM-83). Typed by the creator where no vendor lists it. */
export const benefitSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  tiers: z.array(tierRefSchema).check(z.maxLength(50)),
  each: z.enum(['month', 'once']),
  /** The first month that it is owed for: nobody is owed three years of stickers because they were listed today. */
  from: z.optional(monthSchema),
  /** It goes by post: an address is needed (C16). */
  ships: z.optional(z.boolean()),
  /** `typed`, or the vendor that lists it. */
  source: z.string().check(z.maxLength(40)),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Benefit = z.infer<typeof benefitSchema>;
