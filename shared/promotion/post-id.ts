import type {Channel} from '#shared/model/promotion';

/** A post's link, taken apart. */
export type PostLink = {
  readonly channel: Channel;
  readonly id: string;
  /** The page, profile or channel that the link names; undefined where it names none. */
  readonly account?: string | undefined;
};

/**
 * Reads a post's address as a browser shows it; shapes of November 2026. A tracking query is left out, so that one post has one id
 * wherever its link was copied.
 *
 * @returns undefined for anything that is no post of a channel that we know
 */
export function postOfLink(text: string): PostLink | undefined {
  const at = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([\w~.:-]+)$/.exec(text.trim());
  if (at?.[1] !== undefined && at[2] !== undefined) return {channel: 'bluesky', account: at[1], id: at[2]};
  const address = /^(?:https?:\/\/)?([^/?#\s@:]+\.[^/?#\s@:]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text.trim());
  if (address === null) return undefined;
  const [, host = '', path = '', query = ''] = address;
  const parts = path.split('/').filter(part => part !== '');
  return READERS.find(({hosts}) => hosts.test(host))?.read(parts.map(decoded), queryOf(query));
}

/**
 * What the post is known by that somebody's like or comment names: connectors write the vendor's own id or address, files
 * whatever their column holds.
 */
export function postIdOf(channel: Channel, subject: string): string {
  const link = postOfLink(subject);
  if (link?.channel === channel) return link.id;
  const own = subject.trim();
  // Facebook's API puts the page's id before the post's.
  return channel === 'facebook' ? own.replace(/^\d+_(?=\d+$)/, '') : own;
}

type Query = ReadonlyMap<string, string>;
type Read = (parts: readonly string[], query: Query) => PostLink | undefined;

const READERS: readonly {readonly hosts: RegExp; readonly read: Read}[] = [
  {hosts: /^(www\.|m\.|web\.|mbasic\.)?facebook\.com$/i, read: facebookPost},
  {hosts: /^(www\.)?instagram\.com$/i, read: instagramPost},
  {hosts: /^((www\.|m\.|music\.)?youtube\.com|youtu\.be)$/i, read: youtubePost},
  {hosts: /^(www\.)?bsky\.app$/i, read: blueskyPost},
];

const PLACES = new Set(['permalink.php', 'story.php', 'photo', 'photo.php', 'watch', 'reel', 'groups', 'share', 'events']);

function facebookPost(parts: readonly string[], query: Query): PostLink | undefined {
  const [first = '', second = ''] = parts;
  const owner = query.get('id') ?? (first !== '' && !PLACES.has(first) ? first : undefined);
  const byQuery = query.get('story_fbid') ?? query.get('fbid') ?? (first === 'watch' ? query.get('v') : undefined);
  const byPath =
    first === 'reel'
      ? second
      : ['posts', 'videos', 'photos', 'reel', 'permalink'].includes(second)
        ? parts.slice(2).at(-1)
        : undefined;
  return made('facebook', byQuery ?? byPath, owner);
}

function instagramPost(parts: readonly string[]): PostLink | undefined {
  const place = parts.findIndex(part => ['p', 'reel', 'reels', 'tv'].includes(part));
  return place < 0 ? undefined : made('instagram', parts[place + 1], place === 1 ? parts[0] : undefined);
}

function youtubePost(parts: readonly string[], query: Query): PostLink | undefined {
  const [first = '', second] = parts;
  const id =
    first === 'watch'
      ? query.get('v')
      : ['shorts', 'live', 'embed', 'v'].includes(first)
        ? second
        : parts.length === 1
          ? first
          : undefined;
  return id !== undefined && /^[\w-]{11}$/.test(id) ? made('youtube', id, undefined) : undefined;
}

function blueskyPost([profile, account, post, id]: readonly string[]): PostLink | undefined {
  return profile === 'profile' && post === 'post' ? made('bluesky', id, account) : undefined;
}

function made(channel: Channel, id: string | undefined, account: string | undefined): PostLink | undefined {
  if (id === undefined || id === '') return undefined;
  return {channel, id, ...(account === undefined || account === '' ? {} : {account})};
}

function queryOf(text: string): Query {
  return new Map(
    text.split('&').map(pair => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [decoded(name), decoded(value.replaceAll('+', ' '))];
    }),
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
