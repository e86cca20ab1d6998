import type {Site} from '../settings';

/** Where an address within Ghost's admin leads on a site. Sites of before paths were kept have it at their root. */
export function adminAddress({origin, path = '/ghost/'}: Pick<Site, 'origin' | 'path'>, hash: string): string {
  return `${origin}${path}${hash}`;
}
