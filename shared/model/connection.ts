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
  /** Our own allowance of rows for the day is used up. */
  'quota',
  /** The vendor's allowance of requests for the day is used up. */
  'vendor-quota',
]);
export type ConnectionProblem = z.infer<typeof connectionProblemSchema>;

/** How far a running pass is. */
export const progressSchema = z.object({
  /** Records read in this pass. */
  done: z.int(),
  /** What the vendor says there are; null: it does not say. */
  expected: z.nullable(z.int()),
  /** Records a minute, lately; absent until there is something to measure. */
  rate: z.optional(z.int()),
  /** Milliseconds until the end at this rate; absent where rate or total is not known. */
  leftMs: z.optional(z.int()),
});
export type Progress = z.infer<typeof progressSchema>;

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
  /** When the next try or the next regular sync is planned. Nothing is asked of a vendor in trouble before. */
  nextAt: z.nullable(z.number()),
  lastCompleteAt: z.nullable(z.number()),
  progress: z.optional(progressSchema),
  records: z.int(),
  /** Rows that could not be read, kept out of the list. */
  skipped: z.int(),
  /** Kinds of records that the vendor did not let us read in the last pass: `member`. What is known of them stays. */
  withheld: z.optional(z.array(z.string())),
  /** Roles of a chat server that can be given or taken; absent where there are none, and until they are known. */
  roles: z.optional(z.array(roleSchema)),
  /** Of those, how many are kept to be looked at: `GET /v1/connections/ID/bad-rows`. Absent: none. */
  badRows: z.optional(z.int()),
  /** What the vendor counted when everything was read last; absent where it does not count. */
  expected: z.optional(z.int()),
  /** Records of that pass, as a share of what the vendor counted: 0 to 1. */
  completeness: z.optional(z.number()),
  /** What is on its way to the vendor, and what of it failed at the last try. Absent: nothing. */
  outgoing: z.optional(z.object({waiting: z.int(), failed: z.int()})),
  /** The vendor can be asked for permission again without typing anything: `POST /v1/connections/authorize`. */
  canAuthorise: z.optional(z.boolean()),
  /** A webhook that the creator set up by hand: since when, and the last news, to the hour; absent until any came. */
  webhook: z.optional(z.object({since: z.number(), lastAt: z.optional(z.number())})),
  /** Supporters can link their account there by themselves: since when; `refused`: the vendor no longer takes the secret. */
  linking: z.optional(z.object({since: z.number(), refused: z.optional(z.boolean())})),
  /** When the key stops to work and nothing renews it, epoch milliseconds; absent: never, as far as we know. */
  expiresAt: z.optional(z.number()),
});
export type Connection = z.infer<typeof connectionSchema>;
