import type {Channel, PromotionPost} from '#shared/model/promotion';
import {postOfLink} from '#shared/promotion/post-id';

/** What links were typed, one a line. */
export type Said =
  | {
      readonly ok: true;
      readonly channel: Channel;
      readonly posts: readonly PromotionPost[];
      /** The page, profile or channel that they name. */
      readonly account: string | undefined;
    }
  /** `wrong`: the first line that is no link of a post; absent: there is none, or they are of several channels. */
  | {readonly ok: false; readonly wrong?: string; readonly isMixed: boolean};

const MOST = 200;

/** Reads links, each post once. */
export function linksIn(text: string): Said {
  const lines = text
    .split(/\s+/)
    .filter(line => line !== '')
    .slice(0, MOST);
  const read = lines.map(link => ({link: link.slice(0, 500), of: postOfLink(link)}));
  const wrong = read.find(({of}) => of === undefined);
  if (wrong !== undefined) return {ok: false, wrong: wrong.link, isMixed: false};
  const found = read.flatMap(({link, of}) => (of === undefined ? [] : [{link, ...of}]));
  const [first] = found;
  if (first === undefined) return {ok: false, isMixed: false};
  if (found.some(({channel}) => channel !== first.channel)) return {ok: false, isMixed: true};
  const posts = new Map(found.map(({id, link}) => [id, {id, link}]));
  const account = found.find(one => one.account !== undefined)?.account;
  return {ok: true, channel: first.channel, posts: [...posts.values()], account};
}
