import * as z from 'zod/mini';

/** Where posts are liked and commented. The first part of the record keys of who did. */
export const CHANNELS = ['facebook', 'instagram', 'youtube', 'bluesky'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

const weightSchema = z.int().check(z.gte(0), z.lte(1_000));

export const promotionPostSchema = z.object({
  /** What the post is known by on its channel, see `promotion/post-id`. */
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  /** As the creator gave it. */
  link: z.string().check(z.minLength(1), z.maxLength(500)),
});
export type PromotionPost = z.infer<typeof promotionPostSchema>;

/**
 * Posts whose likes and comments are counted together (LOY-27). It holds no entry: those are what records of its channel and
 * account did to its posts, so that another weight or another post counts everything anew at once (T11). It gives no points (T13).
 */
export const promotionSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  channel: channelSchema,
  /** The page, profile or channel: the second part of the record keys (LOY-28). */
  account: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^/]+$/)),
  posts: z.array(promotionPostSchema).check(z.minLength(1), z.maxLength(200)),
  track: z.enum(['likes', 'comments', 'both']),
  /** Of one person count: every entry, one for each post, or one in all (LOY-31). */
  entries: z.enum(['every', 'each-post', 'one']),
  /** How much a like and a comment each count (LOY-32). */
  weights: z.object({like: weightSchema, comment: weightSchema}),
  /** Counts up at each change; a command that names another one is refused. */
  rev: z.int(),
});
export type Promotion = z.infer<typeof promotionSchema>;
