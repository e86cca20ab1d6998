import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import {ridOf} from '#shared/identity/rid';
import {type Decision, decisionKindSchema} from '#shared/model/decision';
import {IDENTIFIER_TYPES, type Identifier, type IdentifierType, identifierSchema} from '#shared/model/identifier';
import {recordKeySchema, type StoredRecord} from '#shared/model/record';
import {Refusal} from '../setup/refusal.ts';

export const HELP = `npm run merge -- --records FILE.json

Groups records into people and prints JSON: clusters with their ids, and the joins that were refused, each with its reason.

FILE.json is an array of records, or {"records": [...], "decisions": [...], "idKey": "32 hex digits or more"}.
A record:
  key          "vendor/account/kind/id", unique                                     (required)
  createdAt    when the vendor created it: an ISO date or epoch milliseconds        (the earliest names the person)
  email        an address, or an array of them                                      (strong)
  name         whose it is: clearly different names on one address are two people
  identifiers  [{"type", "value", "account"?, "strength"?: "strong" | "weak"}]      (strong unless it says weak)
  and, for short, any type of identifier with its value, or an array of them:
               ${Object.keys(IDENTIFIER_TYPES).join(', ')}
A decision, newest wins:
  {"kind": "same" | "not", "left": [keys], "right": [keys], "at": date or milliseconds, "id"?, "undoes"?: id}
An id depends on the key of the record and on idKey alone; without idKey the ids are those of a key of zeros.`;

// Words for what is wrong, which zod/mini leaves out.
z.config(z.locales.en());

const instantSchema = z.union([z.number(), z.string()]);
const textsSchema = z.optional(z.union([z.string(), z.array(z.string())]));
const types = Object.keys(IDENTIFIER_TYPES) as IdentifierType[];
const recordSchema = z.strictObject({
  key: recordKeySchema,
  createdAt: z.optional(instantSchema),
  name: z.optional(z.string()),
  identifiers: z.optional(
    z.array(z.strictObject({...identifierSchema.shape, strength: z.optional(identifierSchema.shape.strength)})),
  ),
  ...Object.fromEntries(types.map(type => [type, textsSchema])),
});
const decisionSchema = z.strictObject({
  kind: decisionKindSchema,
  left: z.array(z.string()),
  right: z.array(z.string()),
  at: instantSchema,
  id: z.optional(z.string()),
  undoes: z.optional(z.string()),
});
const inputSchema = z.strictObject({
  records: z.array(z.unknown()),
  decisions: z.optional(z.array(z.unknown())),
  idKey: z.optional(z.string().check(z.regex(/^([0-9a-f]{2}){16,}$/i))),
});

/**
 * Checks plain input and makes records and decisions of it.
 *
 * @throws Refusal naming the place and what is wrong there
 */
export function readInput(input: unknown): {records: StoredRecord[]; decisions: Decision[]} {
  const whole = read(inputSchema, Array.isArray(input) ? {records: input} : input, 'the file');
  const idKey = Uint8Array.from(Buffer.from(whole.idKey ?? '0'.repeat(32), 'hex'));
  const seen = new Set<string>();
  const records = whole.records.map((given, place) => {
    const where = `records[${place}]`;
    const record = read(recordSchema, given, where);
    if (seen.has(record.key)) throw new Refusal(`${where}: the key ${record.key} is there twice.`);
    seen.add(record.key);
    const createdAt = record.createdAt === undefined ? undefined : instant(record.createdAt, `${where}.createdAt`);
    const fields = record.name === undefined ? {} : {name: record.name};
    const version = {source: 'file' as const, asOf: 0, identifiers: identifiersOf(record, where), fields};
    const stored: StoredRecord = {key: record.key, rid: ridOf(idKey, record.key), versions: [version], standing: []};
    return createdAt === undefined ? stored : {...stored, createdAt};
  });
  const decisions = (whole.decisions ?? []).map((given, place): Decision => {
    const where = `decisions[${place}]`;
    const {undoes, id = `decision-${place + 1}`, ...decision} = read(decisionSchema, given, where);
    const unknown = [...decision.left, ...decision.right].find(key => !seen.has(key));
    if (unknown !== undefined) throw new Refusal(`${where}: there is no record ${unknown}.`);
    return {...decision, id, at: instant(decision.at, `${where}.at`), ...(undoes === undefined ? {} : {undoes})};
  });
  return {records, decisions};
}

function identifiersOf(record: z.infer<typeof recordSchema>, where: string): Identifier[] {
  const listed = (record.identifiers ?? []).map((known): Identifier => ({...known, strength: known.strength ?? 'strong'}));
  const named = Object.entries(record).flatMap(([name, given]) => {
    const type = types.find(known => known === name);
    if (type === undefined) return [];
    const values = (Array.isArray(given) ? given : [given]).filter(value => typeof value === 'string' && value.trim() !== '');
    return values.map((value): Identifier => ({type, value: String(value), strength: 'strong'}));
  });
  return [...listed, ...named].map(identifier => {
    if (identifier.type !== 'email') return identifier;
    const value = normaliseEmail(identifier.value);
    if (value === undefined) throw new Refusal(`${where}: "${identifier.value}" is no e-mail address.`);
    return {...identifier, value};
  });
}

function instant(given: string | number, where: string): number {
  const at = typeof given === 'number' ? given : Date.parse(given);
  if (!Number.isFinite(at)) throw new Refusal(`${where}: "${given}" is no date.`);
  return at;
}

function read<T>(schema: z.ZodMiniType<T>, given: unknown, where: string): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new Refusal(`${path === '' ? where : `${where}.${path}`}: ${issue?.message ?? 'not as described'}. See --help.`);
}
