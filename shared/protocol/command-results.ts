import * as z from 'zod/mini';
import {problemSchema} from '#shared/protocol/problem';

// Apart from the commands, whose schemas only the server needs.

export const commandResultSchema = z.object({
  id: z.string(),
  status: z.enum(['applied', 'duplicate', 'refused']),
  /** The mirror shows the command once it has reached this seq. */
  seq: z.int(),
  /** Connections that the change is also being written to, by label; empty when it stays with us. */
  writingTo: z.array(z.string()),
  problem: z.optional(problemSchema),
});
export type CommandResult = z.infer<typeof commandResultSchema>;
export const commandsResponseSchema = z.object({
  results: z.array(commandResultSchema),
});
