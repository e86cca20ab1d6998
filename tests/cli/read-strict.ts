import * as z from 'zod/mini';
import {Refusal} from '../setup/refusal.ts';

// Words for what is wrong, which zod/mini leaves out.
z.config(z.locales.en());

/**
 * Plain input as a schema has it.
 *
 * @throws Refusal naming the place of the first value that does not fit, or of the first field that nothing reads
 */
export function readStrict<T>(schema: z.ZodMiniType<T>, given: unknown, where: string): T {
  const result = schema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Refusal(`${where}${pathOf(issue?.path ?? [])}: ${issue?.message ?? 'not as described'}. See --help.`);
  }
  const unknown = unknownField(given, result.data);
  if (unknown !== undefined) throw new Refusal(`${where}${pathOf(unknown)}: nothing reads this field. See --help.`);
  return result.data;
}

/** `activities[3].at` of `activities`, 3, `at`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
}

/** Schemas leave out what they do not know: the first thing given that is not there any more. */
function unknownField(given: unknown, read: unknown): PropertyKey[] | undefined {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const part = Array.isArray(given) ? Number(key) : key;
    if (!(key in read)) return [part];
    const below = unknownField(value, (read as Record<string, unknown>)[key]);
    if (below !== undefined) return [part, ...below];
  }
  return undefined;
}

/** ISO date, with or without a time (UTC where it says no zone), or epoch milliseconds. */
export const dateSchema = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((given, context) => {
    const at = typeof given === 'number' ? given : Date.parse(isoOf(given));
    if (Number.isFinite(at) && Math.abs(at) <= 8.64e15) return at;
    context.issues.push({code: 'custom', message: `"${given}" is no date`, input: given});
    return z.NEVER;
  }),
);

/** What says no zone is UTC; other spellings than ISO's are no dates, because what they mean depends on the machine. */
function isoOf(text: string): string {
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const isThere = date !== undefined && new Date(Date.parse(date) || 0).toISOString().startsWith(date);
  return !isThere ? '' : `${date}T${time ?? '00:00'}${zone ?? 'Z'}`;
}
