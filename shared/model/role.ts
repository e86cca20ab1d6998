import * as z from 'zod/mini';

/** A role of a chat server, as its connection learned it. */
export const roleSchema = z.object({
  name: z.string(),
  /** Another bot or integration that gives and takes it by itself, by its name there: what is changed by hand may come back. */
  owner: z.optional(z.string()),
  /** Whether our bot may give and take it. The vendor refuses a role above the bot's own, and one that it manages itself. */
  isOurs: z.boolean(),
});
export type Role = z.infer<typeof roleSchema>;
