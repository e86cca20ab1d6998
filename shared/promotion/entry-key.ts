import type {Action} from '#shared/model/action';
import type {Channel} from '#shared/model/promotion';

type Told = {
  readonly action: Action;
  readonly post: string;
  /** The channel's own id of the comment, where it is told. */
  readonly id: string | undefined;
  /** What tells one comment from the next where no id does. */
  readonly otherwise: string;
};

/**
 * The key of a like or a comment: the same that the channel's connector writes where both know the id, so that what a file and the
 * API tell counts once. A post is liked once by one person.
 */
export function entryKey(channel: Channel, {action, post, id, otherwise}: Told): string {
  if (action === 'liked') return channel === 'bluesky' ? `like:${post}` : `liked/${post}`;
  if (action !== 'commented') return `${action}/${post}`;
  if (id !== undefined && channel === 'youtube') return id;
  if (id !== undefined && channel === 'bluesky') return `reply:${id.split('/').at(-1)}`;
  return `comment/${post}/${id ?? otherwise}`;
}
