import * as z from 'zod/mini';
import type {Access} from './connector';
import type {Contact} from './hubspot-contact';

const ownersSchema = z.object({
  results: z.array(z.object({id: z.string(), firstName: z.nullish(z.string()), lastName: z.nullish(z.string())})),
});

/**
 * Names of those who look after these contacts, by their ids: a contact names the id alone. Nobody has an owner: nothing is
 * asked. The key may not name owners (scope `crm.objects.owners.read`): then who it is is not known.
 */
export async function ownersFor(access: Access, contacts: readonly Contact[]): Promise<ReadonlyMap<string, string>> {
  if (!contacts.some(({properties}) => properties.hubspot_owner_id)) return new Map();
  const headers = {authorization: `Bearer ${access.key}`};
  const request = {url: `${access.base}/crm/v3/owners?limit=500`, headers, absent: [403, 404]};
  const answer = await access.http.json(request, ownersSchema);
  const named = (answer?.value.results ?? []).map(
    ({id, firstName, lastName}) => [id, [firstName, lastName].flatMap(part => part?.trim() || []).join(' ')] as const,
  );
  return new Map(named.filter(([, name]) => name !== ''));
}
