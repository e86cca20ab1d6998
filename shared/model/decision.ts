import * as z from 'zod/mini';
import {recordKeySchema, ridSchema} from '#shared/model/record';

export const decisionKindSchema = z.enum(['same', 'not']);

/** The creator's word on who is who. Undo is a newer decision that names the old one. */
export const decisionSchema = z.object({
  id: z.string(),
  kind: decisionKindSchema,
  left: z.array(recordKeySchema),
  right: z.array(recordKeySchema),
  at: z.number(),
  /** The file that brought it, so that a whole import can be taken back. */
  import: z.optional(z.string()),
  /** The decision that this one takes back; it then has no effect of its own. */
  undoes: z.optional(z.string()),
});
export type Decision = z.infer<typeof decisionSchema>;

/** A decision in force as every screen lists it: by rid, which names a person for ever and tells nothing about them. */
export const decisionNoticeSchema = z.object({
  id: z.string(),
  word: decisionKindSchema,
  left: z.array(ridSchema),
  right: z.array(ridSchema),
  at: z.number(),
  import: z.optional(z.string()),
});
export type DecisionNotice = z.infer<typeof decisionNoticeSchema>;
