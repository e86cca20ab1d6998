import * as z from 'zod/mini';
import {commandBase, connectionIdSchema, manySchema, runSchema} from '#shared/protocol/command-parts';

/*
 * What is written to a vendor for the creator, a batch of people at a time under the same `run`. Refused without a private server.
 * How far a run is, and what the vendor refused of it, the feed says: `outgoing`.
 */

const there = {...commandBase, run: runSchema, connection: connectionIdSchema, supporters: manySchema};

/** Gives (`on`) or takes a role, by its name. */
export const roleCommandSchema = z.object({
  ...there,
  kind: z.literal('role'),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  on: z.boolean(),
  /** The creator was told that another bot owns the role, and wants it all the same; refused without where one does. */
  knowing: z.optional(z.boolean()),
});

/** Writes one of the vendor's own fields; null empties it. */
export const fieldCommandSchema = z.object({
  ...there,
  kind: z.literal('field'),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  value: z.nullable(z.string().check(z.minLength(1), z.maxLength(2_000))),
});

/** Puts back what stood in the fields that the run `of` wrote, where nobody else has written there since. */
export const fieldUndoCommandSchema = z.object({...commandBase, kind: z.literal('field-undo'), run: runSchema, of: runSchema});

/** Asks people whether they want the newsletter. Cannot be taken back. Whoever said no to mail anywhere is left out. */
export const inviteCommandSchema = z.object({...there, kind: z.literal('invite')});

/** Tries again what was given up. */
export const writeRetryCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('write-retry'),
  run: runSchema,
  connection: connectionIdSchema,
});

/** What was given up is not spoken of any more. */
export const writeDropCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('write-drop'),
  run: runSchema,
  connection: connectionIdSchema,
});
