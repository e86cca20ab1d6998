import * as z from 'zod/mini';
import {rankedAsSchema, redemptionSchema} from '#shared/model/account';
import {grantSchema} from '#shared/model/grant';
import {pictureSchema} from '#shared/model/picture';
import {programmePlanSchema} from '#shared/model/programme';
import {ridSchema} from '#shared/model/record';
import {programmeIdSchema} from '#shared/model/rule';
import {commandBase} from '#shared/protocol/command-parts';

/**
 * The creator's whole plan. `plan.rev` is the rev that the client saw. Refused with `bad-request` where a rule `replaces` one that it
 * cannot. Everybody's points are derived anew from then on.
 */
export const programmePutCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('programme-put'),
  plan: programmePlanSchema,
});

/** `picture.rev` is the rev that the client saw, 0 for a new one. */
export const picturePutCommandSchema = z.object({...commandBase, kind: z.literal('picture-put'), picture: pictureSchema});
export const pictureRemoveCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('picture-remove'),
  picture: z.string(),
  rev: z.int(),
});

/** Points by hand: the grant's id is the command's. One that was taken back comes `again` as it was, on the record named. */
export const grantCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('grant'),
  supporter: ridSchema,
  points: grantSchema.shape.points,
  reason: grantSchema.shape.reason,
  badge: grantSchema.shape.badge,
  again: z.optional(z.pick(grantSchema, {id: true, at: true})),
});
export const grantRemoveCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('grant-remove'),
  supporter: ridSchema,
  grant: z.string(),
  /** What the client saw of it: for its own undo, the home does not read it. */
  held: z.optional(grantSchema),
});

/**
 * Exchanges points for a reward: the redemption's id is the command's. Refused with `not-on-sale`, `level`, `each`, `stock` or
 * `balance`, in this order; never kept for later.
 */
export const redeemCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('redeem'),
  supporter: ridSchema,
  reward: programmeIdSchema,
});

/** Hands it over, or gives points and stock back. One that was cancelled is redeemed anew, by the same rules. */
export const redemptionSetCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('redemption-set'),
  supporter: ridSchema,
  redemption: z.string(),
  state: redemptionSchema.shape.state,
});

/** How the person wants to be named in rankings. */
export const rankAsCommandSchema = z.object({
  ...commandBase,
  kind: z.literal('rank-as'),
  supporter: ridSchema,
  as: rankedAsSchema,
});
