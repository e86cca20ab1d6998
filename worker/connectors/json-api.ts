import * as z from 'zod/mini';

/** A resource named by another one (JSON:API 1.0, "Resource Identifier Objects"). */
const referenceSchema = z.object({type: z.string(), id: z.string()});
export type Reference = z.infer<typeof referenceSchema>;

/** What a resource says of its relation to others: one, several, none, or nothing at all where they were not asked for. */
export const relationSchema = z.nullish(z.object({data: z.nullish(z.union([referenceSchema, z.array(referenceSchema)]))}));
export type Relation = z.infer<typeof relationSchema>;

const resourceSchema = z.object({type: z.string(), id: z.string(), attributes: z.optional(z.record(z.string(), z.unknown()))});

/** What an answer brings along, by `type:id`. It may name a resource twice, and in any order. */
export type Included = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** @param rows - as they came; one that is no resource is left out */
export function indexIncluded(rows: readonly unknown[] | null | undefined): Included {
  const index = new Map<string, Readonly<Record<string, unknown>>>();
  for (const row of rows ?? []) {
    const {data} = resourceSchema.safeParse(row);
    if (data === undefined) continue;
    const id = `${data.type}:${data.id}`;
    index.set(id, {...index.get(id), ...data.attributes});
  }
  return index;
}

/** The resources that a relation names; undefined where the answer says nothing of the relation. */
export function referencesOf(relation: Relation): readonly Reference[] | undefined {
  const data = relation?.data;
  if (relation == null || data === undefined) return undefined;
  if (data === null) return [];
  return Array.isArray(data) ? data : [data];
}

/** The related resources that the answer brought along and that have the shape, in the vendor's order, each with its id. */
export function related<T extends object>(
  relation: Relation,
  included: Included,
  schema: z.ZodMiniType<T>,
): (T & {readonly id: string})[] {
  return (referencesOf(relation) ?? []).flatMap(({type, id}) => {
    const {data} = schema.safeParse(included.get(`${type}:${id}`));
    return data === undefined ? [] : {...data, id};
  });
}
