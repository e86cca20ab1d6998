import type {AnyColumns} from '#shared/filter/columns';
import type {CurrentNames} from '#shared/filter/tier-binding';

/** Fields whose words vendors can rename; `FIELD-id` holds the vendors' ids. */
const RENAMED = ['tier'];

/**
 * What vendors call things now, read from people: whoever has one id and one name tells which belong together, and where
 * people of one id say different names, the freshest word counts.
 */
export function namesNow(columns: AnyColumns): CurrentNames {
  return new Map(RENAMED.map(field => [field, namesOf(columns, field)]));
}

function namesOf(columns: AnyColumns, field: string): ReadonlyMap<string, string> {
  const found = new Map<string, {name: string; at: number}>();
  const unsure: {ids: readonly string[]; names: readonly string[]}[] = [];
  for (let ordinal = 0; ordinal < columns.size; ordinal++) {
    if (!columns.isLive(ordinal)) continue;
    const ids = columns.words(`${field}-id`, ordinal);
    if (ids.length === 0) continue;
    const names = columns.words(field, ordinal);
    const [id, name] = [ids[0], names[0]];
    if (ids.length !== 1 || names.length !== 1 || id === undefined || name === undefined) {
      unsure.push({ids, names});
      continue;
    }
    const at = columns.number('fresh', ordinal);
    const known = found.get(id);
    if (known === undefined || at > known.at) found.set(id, {name, at});
  }
  for (const {ids, names} of unsure) {
    const id = ids.filter(one => !found.has(one));
    const name = names.filter(one => !ids.some(other => found.get(other)?.name === one));
    if (id.length === 1 && name.length === 1 && id[0] !== undefined && name[0] !== undefined) {
      found.set(id[0], {name: name[0], at: Number.NEGATIVE_INFINITY});
    }
  }
  return new Map([...found].map(([id, {name}]) => [id, name]));
}
