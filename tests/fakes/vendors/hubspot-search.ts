import type {HubspotContact} from './hubspot-contacts.ts';

type Filter = {propertyName: string; operator: string; value: string};
type Search = {filterGroups: {filters: Filter[]}[]; sorts: string[]; limit: number; after: string};

/** A search ends here, whatever it found (usage-details, 2026-11). */
const CEILING = 10_000;

export type Found = {readonly results: readonly HubspotContact[]; readonly total: number; readonly after: number | undefined};

/** HubSpot's search over the contacts that its index has; undefined: it refuses what is asked. */
export function searchContacts(contacts: Iterable<HubspotContact>, asked: unknown): Found | undefined {
  const {filterGroups, sorts, limit, after} = asked as Search;
  const start = Number(after);
  if (limit > 200 || sorts.length > 1 || start + limit > CEILING || filterGroups.length > 5) return undefined;
  const found = [...contacts].filter(
    contact => filterGroups.length === 0 || filterGroups.some(({filters}) => filters.every(filter => fits(contact, filter))),
  );
  const [sort] = sorts;
  // Without a promise about ties, the worst that it may do: newest contacts first.
  found.sort((left, right) => Number(right.id) - Number(left.id));
  if (sort !== undefined) found.sort((left, right) => numberOf(left, sort) - numberOf(right, sort));
  const end = start + limit;
  return {results: found.slice(start, end), total: found.length, after: end < found.length ? end : undefined};
}

function fits(contact: HubspotContact, {propertyName, operator, value}: Filter): boolean {
  const [held, wanted] = [numberOf(contact, propertyName), Number(value)];
  if (operator === 'EQ') return held === wanted;
  if (operator === 'GT') return held > wanted;
  if (operator === 'GTE') return held >= wanted;
  throw new Error(`the stand-in knows no ${operator}`);
}

/** Dates are searched for as milliseconds and printed as ISO 8601. */
function numberOf({id, properties}: HubspotContact, name: string): number {
  if (name === 'hs_object_id') return Number(id);
  return Date.parse(properties[name] ?? '');
}
