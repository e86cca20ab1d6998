import * as z from 'zod/mini';
import {roleSchema} from '#shared/model/role';

/** Why a connection stands still; the sentence for the creator comes from the locale. */
export const connectionProblemSchema = z.enum([
  'unauthorised',
  'not-allowed',
  'rate-limited',
  'unreachable',
  'unexpected-shape',
  'sweep-too-small',
  'quota',
]);
export type ConnectionProblem = z.infer<typeof connectionProblemSchema>;

/** One creator's authorised use of a vendor, as every screen shows it. No secret is in here. */
export const connectionSchema = z.object({
  id: z.string(),
  vendor: z.string(),
  /** The vendor's own id of the site, audience or campaign; absent until the first answer. */
  account: z.optional(z.string()),
  /** What the creator calls it: the site's host, the audience's name. */
  label: z.string(),
  state: z.enum(['syncing', 'idle', 'waiting', 'stopped']),
  problem: z.optional(connectionProblemSchema),
  /** The vendor's status or our finding, for the creator to quote: "HTTP 403". Never a secret, never a person. */
  detail: z.optional(z.string()),
  /** When the next try or the next regular sync is planned. */
  nextAt: z.nullable(z.number()),
  lastCompleteAt: z.nullable(z.number()),
  /** Records read in this sync, and what the vendor says there are. */
  progress: z.optional(z.object({done: z.int(), expected: z.nullable(z.int())})),
  records: z.int(),
  /** Rows that could not be read, kept out of the list. */
  skipped: z.int(),
  /** Roles of a chat server that can be given or taken; absent where there are none, and until they are known. */
  roles: z.optional(z.array(roleSchema)),
});
export type Connection = z.infer<typeof connectionSchema>;
