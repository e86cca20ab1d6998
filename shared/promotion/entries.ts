import * as z from 'zod/mini';
import type {Promotion} from '#shared/model/promotion';
import {ridSchema, type StoredRecord} from '#shared/model/record';
import {postIdOf} from '#shared/promotion/post-id';

/** A like or a comment on a post of a promotion. */
export const entrySchema = z.object({
  /** Unique within the promotion: the record's rid and the key of what was done. */
  id: z.string(),
  /** The record's, which names the supporter who holds it. */
  rid: ridSchema,
  /** The id of the person on the channel (LOY-37): the last part of the record key. */
  user: z.string(),
  /** As the channel or the file spells it. */
  name: z.optional(z.string()),
  /** Epoch milliseconds. */
  at: z.number(),
  /** Nobody says when it was done: `at` is when it was first seen. */
  undated: z.optional(z.boolean()),
  action: z.enum(['liked', 'commented']),
  /** The promotion's id of the post. */
  post: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

/** Record keys that hold entries of a promotion lie between these two, the second one excluded. */
export function keysOf({channel, account}: Pick<Promotion, 'channel' | 'account'>): readonly [string, string] {
  return [`${channel}/${account}/`, `${channel}/${account}0`];
}

type Told = Pick<StoredRecord, 'key' | 'rid' | 'activities' | 'versions'>;

/** What one record did to the posts of a promotion and did not take back, whichever of it counts. Newest first, as it is stored. */
export function entriesOf(record: Told, {channel, posts}: Pick<Promotion, 'channel' | 'posts'>): Entry[] {
  const wanted = new Set(posts.map(({id}) => id));
  const name = record.versions.find(({fields}) => fields.name !== undefined)?.fields.name;
  const user = record.key.split('/').slice(3).join('/');
  return (record.activities ?? []).flatMap(({key, at, action, subject, undone, undated}) => {
    if (undone || subject === undefined || (action !== 'liked' && action !== 'commented')) return [];
    const post = postIdOf(channel, subject);
    if (!wanted.has(post)) return [];
    const entry = {id: `${record.rid} ${key}`, rid: record.rid, user: decodedPart(user), at, action, post};
    return [{...entry, ...(name === undefined ? {} : {name}), ...(undated ? {undated} : {})}];
  });
}

/** What `keyPart` wrote. */
function decodedPart(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%');
}
