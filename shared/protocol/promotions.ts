import * as z from 'zod/mini';
import {entrySchema} from '#shared/promotion/entries';

/** `GET /v1/promotions/ID/entries?after=NEXT`: entries of some more records, whichever of them count; from the first without `after`. */
export const entriesPageSchema = z.object({entries: z.array(entrySchema), next: z.nullable(z.string())});
export type EntriesPage = z.infer<typeof entriesPageSchema>;

/** Where reading a post stands, in the words of the connector: handed back as it came. */
export const postCursorSchema = z.object({
  since: z.optional(z.number()),
  page: z.int().check(z.gte(0)),
  place: z.optional(z.string().check(z.maxLength(4_000))),
});
export type PostCursor = z.infer<typeof postCursorSchema>;

/**
 * `POST /v1/connections/ID/posts`: reads one page of who liked and commented a post. Ask again with `next` until it is null; a page
 * that is read twice changes nothing. The vendor's pace is kept: `too-many-requests` says when to go on.
 */
export const readPostRequestSchema = z.object({
  /** The post's link or id. */
  post: z.string().check(z.minLength(1), z.maxLength(500)),
  cursor: z.optional(postCursorSchema),
});
export type ReadPostRequest = z.infer<typeof readPostRequestSchema>;

export const readPostResponseSchema = z.object({
  /** Likes and comments on this page. */
  entries: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows that could not be read. */
  bad: z.int(),
  next: z.nullable(postCursorSchema),
});
export type ReadPostResponse = z.infer<typeof readPostResponseSchema>;
