import type {ConnectRequest} from '#shared/protocol/connect';

/**
 * The vendor's own address, or the one that the request names in its place: that is for deployments that allow private hosts,
 * and the outbound client refuses it everywhere else.
 *
 * @param own - without a slash at the end
 */
export function baseOf({url}: Pick<ConnectRequest, 'url'>, own: string): string | undefined {
  if (url === undefined) return own;
  const origin = URL.parse(url)?.origin;
  return origin === undefined || origin === 'null' ? undefined : origin + new URL(own).pathname.replace(/\/$/, '');
}

/**
 * An address of the vendor's on another host than its API's. Where the API was given another address, it lies there too.
 *
 * @param own - the vendor's own base
 */
export function beside(base: string, own: string, url: string): string {
  const {origin} = new URL(base);
  if (origin === new URL(own).origin) return url;
  const {pathname, search} = new URL(url);
  return origin + pathname + search;
}
