import * as z from 'zod/mini';

/** What can be written to a vendor: a label or tag, one of its own fields, a role, an invitation to the newsletter. */
export const writeKindSchema = z.enum(['label', 'field', 'role', 'invite']);
export type WriteKind = z.infer<typeof writeKindSchema>;

/**
 * Why something is not tried again by itself. `gone`: the vendor no longer has the person. `unwilling`: they said no to mail
 * meanwhile. `changed`: somebody else wrote the field since. The others are the vendor's last answer after many.
 */
export const writeRefusalSchema = z.enum([
  'gone',
  'unwilling',
  'changed',
  'unauthorised',
  'not-allowed',
  'rate-limited',
  'vendor-quota',
  'unreachable',
  'unexpected-shape',
]);
export type WriteRefusal = z.infer<typeof writeRefusalSchema>;

/** One thing that the creator did, on its way to one connection. What is not said to be done or refused is waiting. */
export const outgoingSchema = z.object({
  /** Of the action and the connection. */
  id: z.string(),
  /** What the creator did: the id that its commands share, else the id of its one command. */
  action: z.string(),
  connection: z.string(),
  write: writeKindSchema,
  /** Of the label, field or role; '' for an invitation. */
  name: z.string(),
  at: z.number(),
  /** Records to write. */
  wanted: z.int(),
  done: z.int(),
  /** How many were given up, by reason. */
  refused: z.array(z.object({reason: writeRefusalSchema, count: z.int()})),
});
export type Outgoing = z.infer<typeof outgoingSchema>;

/** How the action of what goes out by itself begins, day by day: points and level, in step in a vendor's own fields. */
export const KEPT_FIELDS = 'fields-';

/** How many of it are not written and not given up. */
export function waitingOf({wanted, done, refused}: Outgoing): number {
  return Math.max(0, wanted - done - refusedOf({refused}));
}

/** How many of it were given up. */
export function refusedOf({refused}: Pick<Outgoing, 'refused'>): number {
  return refused.reduce((sum, {count}) => sum + count, 0);
}
