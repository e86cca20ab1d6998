import * as z from 'zod/mini';

/** Rules that no creator writes: what the ledger calls a grant, a redemption, what lapsed and a sequence's points. */
export const GRANT = '#grant';
/** The prize of a ranking: points like any others, but they do not count in rankings, or whoever won once would lead the next. */
export const DRAW = '#draw';
export const REDEEMED = '#redeemed';
export const LAPSED = '#lapsed';
export const sequenceRule = (sequence: string): string => `#sequence/${sequence}`;

/** Something exchanged for points. */
export const redemptionSchema = z.object({
  id: z.string(),
  at: z.number(),
  /** The reward's id, and its name at that time. */
  reward: z.string(),
  name: z.string(),
  cost: z.int(),
  state: z.enum(['open', 'done', 'cancelled']),
});
export type Redemption = z.infer<typeof redemptionSchema>;

/** How a person wants to be named in rankings. Absent: "Ada A.". */
export const rankedAsSchema = z.enum(['full', 'short', 'hidden']);
export type RankedAs = z.infer<typeof rankedAsSchema>;

/**
 * What a person has of the programme, as of the time when the document was derived; `due` says when it changes by the clock.
 * Absent where nothing was ever earned, granted or redeemed, and where the person wants no score.
 */
export const accountSchema = z.object({
  /** The sum of the ledger without private signals. May be negative after a split: it earns upwards and redeems nothing. */
  balance: z.int(),
  /** All awards and grants that stand, without what was redeemed and what lapsed. */
  earned: z.int(),
  /** Not counted yet: earned, and waiting for a charge to clear or a refund window to end. */
  pending: z.optional(z.object({points: z.int(), until: z.number()})),
  /** What lapses next, and when. */
  lapsing: z.optional(z.object({points: z.int(), at: z.number()})),
  /** The level's id, since when, and when it is left for which one (null: none) if nothing is earned. */
  level: z.optional(z.object({id: z.string(), since: z.number(), until: z.optional(z.number()), next: z.nullable(z.string())})),
  /** By badge id. */
  badges: z.optional(z.array(z.object({id: z.string(), at: z.number()}))),
  /** Badges on the way: how many of how many. */
  progress: z.optional(z.array(z.object({id: z.string(), have: z.int(), of: z.int()}))),
  /** All that are open and the newest 20 of the others, newest first. */
  redemptions: z.optional(z.array(redemptionSchema)),
  /** How many steps of each sequence were done in order, and when the last one. */
  sequences: z.optional(z.array(z.object({id: z.string(), done: z.int(), at: z.number()}))),
});
export type Account = z.infer<typeof accountSchema>;
