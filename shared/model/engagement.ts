import * as z from 'zod/mini';

/** What people do; a rule of the programme names one of them. The first three also follow from a record's own fields. */
export const actionSchema = z.enum([
  'joined',
  'paid',
  'subscribed',
  'received',
  'opened',
  'clicked',
  'read',
  'visited',
  'downloaded',
  'liked',
  'commented',
  'followed',
  'contributed',
  'attended',
  'referred',
]);
export type Action = z.infer<typeof actionSchema>;

/** A dated thing that somebody did, as its vendor tells it. `received` is a mail sent to them: what opens are counted against. */
export const engagementSchema = z.object({
  /** Unique within its record, and the same at every reading: the vendor's own id of it where there is one. */
  key: z.string().check(z.minLength(1), z.maxLength(100)),
  at: z.number(),
  action: actionSchema,
  /** The mail, post or page that it was done to: the vendor's id or its title. */
  subject: z.optional(z.string().check(z.maxLength(200))),
  /** It was taken back: a like withdrawn, a comment deleted. */
  undone: z.optional(z.boolean()),
});
export type Engagement = z.infer<typeof engagementSchema>;
