import type {Adapter} from './adapter';

type Address = {readonly hostname: string; readonly pathname: string; readonly hash: string};

/** The adapter of the page at an address, or undefined where we have no business. */
export function matchPage(adapters: readonly Adapter[], address: Address): Adapter | undefined {
  return adapters.find(
    ({match}) =>
      (match.host === undefined || new RegExp(match.host).test(address.hostname)) &&
      fits(match, address) &&
      !match.not?.some(place => fits(place, address)),
  );
}

function fits(place: {path: string; hash?: string | undefined}, {pathname, hash}: Address): boolean {
  return new RegExp(place.path).test(pathname) && (place.hash === undefined || new RegExp(place.hash).test(hash));
}
