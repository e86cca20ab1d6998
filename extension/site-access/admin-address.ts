import {accountOf} from '#shared/model/record-key';
import type {Site} from '../settings';

type Place = Pick<Site, 'origin' | 'path'>;

/** Where an address within Ghost's admin leads on a site. Sites of before paths were kept have it at their root. */
export function adminAddress({origin, path = '/ghost/'}: Place, hash: string): string {
  return `${origin}${path}${hash}`;
}

/**
 * The site of a Ghost account, which is its host: as the creator switched it on, with the folder that it lives in; else as such hosts
 * are reached mostly. Undefined for an account that is no host: a file names no site.
 */
export function ghostAdmin(account: string, sites: readonly Site[]): Place | undefined {
  if (!isHost(account)) return undefined;
  const here = sites.filter(({origin}) => URL.parse(origin)?.host === account);
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(account);
  return here.find(({adapter}) => adapter === 'ghost') ?? here[0] ?? {origin: `${isLoopback ? 'http' : 'https'}://${account}`};
}

/** The page of the member whom a Ghost record tells of (Ghost Admin 5 and 6, rendered 2026-11: `#/members/ID`). */
export function ghostMemberPage(key: string, sites: readonly Site[]): string | undefined {
  const [vendor, , kind, id = ''] = key.split('/');
  if (vendor !== 'ghost' || kind !== 'member' || !/^[0-9a-f]{24}$/.test(id)) return undefined;
  const admin = ghostAdmin(accountOf(key), sites);
  return admin && adminAddress(admin, `#/members/${id}`);
}

function isHost(account: string): boolean {
  if (!/^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d+)?$/i.test(account)) return false;
  return /[.[]/.test(account) || /^localhost(:|$)/.test(account);
}
