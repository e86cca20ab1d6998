import * as z from 'zod/mini';
import {ACTIONS} from '#shared/model/action';
import {moneySchema} from '#shared/model/money';

export const actionSchema = z.enum(ACTIONS);

/** A dated thing that somebody did, as its vendor tells it. `received` is a mail sent to them: what opens are counted against. */
export const engagementSchema = z.object({
  /** Unique within its record, and the same at every reading: the vendor's own id of it where there is one. */
  key: z.string().check(z.minLength(1), z.maxLength(100)),
  at: z.number(),
  action: actionSchema,
  /** The mail, post or page that it was done to: the vendor's id or its title. */
  subject: z.optional(z.string().check(z.maxLength(200))),
  /** What was paid, where the source says so. */
  amount: z.optional(moneySchema),
  /** How many of the subject, where something was bought; absent: one. */
  units: z.optional(z.int().check(z.gte(1))),
  /** For how many months it pays, its own the first; absent: one. */
  months: z.optional(z.int().check(z.gte(1))),
  /** Nobody says when it was done: `at` is when it was first seen. */
  undated: z.optional(z.boolean()),
  /** It was taken back: a like withdrawn, a comment deleted. */
  undone: z.optional(z.boolean()),
});
export type Engagement = z.infer<typeof engagementSchema>;
