import * as z from 'zod/mini';
import {ridSchema} from '#shared/model/record';

/**
 * Something the creator hung on a person. It is stored against the anchor's rid at that moment and follows that record
 * through merges and splits.
 */
export const attachmentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('note'),
    rid: ridSchema,
    id: z.string(),
    at: z.number(),
    text: z.string(),
  }),
  /** `id` is the tag folded by `tagId` (`tag-id.ts`); the newest word on a tag wins, `on: false` takes it off. */
  z.object({
    kind: z.literal('tag'),
    rid: ridSchema,
    id: z.string(),
    at: z.number(),
    name: z.string(),
    on: z.boolean(),
  }),
]);
export type Attachment = z.infer<typeof attachmentSchema>;
