import * as z from 'zod/mini';
import {recordKeySchema} from '#shared/model/record';

/** The creator's word on who is who. Undo is a newer decision that names the old one. */
export const decisionSchema = z.object({
  id: z.string(),
  kind: z.enum(['same', 'not']),
  left: z.array(recordKeySchema),
  right: z.array(recordKeySchema),
  at: z.number(),
  /** The decision that this one takes back; it then has no effect of its own. */
  undoes: z.optional(z.string()),
});
export type Decision = z.infer<typeof decisionSchema>;
