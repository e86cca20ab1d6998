import type {Adapter, PersonView, PlaceOnSite} from './adapter';

type Address = {readonly hostname: string; readonly pathname: string; readonly search: string; readonly hash: string};

/** The adapter whose list is at an address, or undefined where we have no business. */
export function matchPage(adapters: readonly Adapter[], address: Address): Adapter | undefined {
  return adapters.find(
    ({match}) => isOnHost(match, address) && fits(match, address) && !match.not?.some(place => fits(place, address)),
  );
}

/** The views of pages about one person that an address may be, in the order in which they are tried. */
export function matchPerson(adapters: readonly Adapter[], address: Address): PersonView[] {
  return adapters.flatMap(({match, person = []}) =>
    isOnHost(match, address) ? person.filter(view => fits(view.match, address)) : [],
  );
}

/** The adapter whose list is at an address, or, where any host may have one, at another hash of the same path. */
export function matchSite(adapters: readonly Adapter[], address: Address): Adapter | undefined {
  const isNear = ({match: {host, path}}: Adapter) => host === undefined && fits({path}, address);
  return matchPage(adapters, address) ?? adapters.find(isNear);
}

function isOnHost({host}: Adapter['match'], {hostname}: Address): boolean {
  return host === undefined || new RegExp(host).test(hostname);
}

function fits({path, hash, query = {}}: PlaceOnSite, address: Address): boolean {
  if (!new RegExp(path).test(address.pathname)) return false;
  if (hash !== undefined && !new RegExp(hash).test(address.hash)) return false;
  const asked = new URLSearchParams(address.search);
  return Object.entries(query).every(([name, pattern]) => new RegExp(pattern).test(asked.get(name) ?? ''));
}
