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

/** Below this a number counts seconds, not milliseconds, or is long before anybody clicked: 3 March 1973. */
const LEAST_MS = 1e11;

/** ISO date, with or without a time (UTC where it says no zone), or epoch milliseconds, as a number or as digits. */
export const dateSchema = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((given, context) => {
    const at = instantOf(given);
    if (Number.isFinite(at) && Math.abs(at) <= 8.64e15) return at;
    const hint = typeof given === 'number' && Math.abs(given) < LEAST_MS ? ': milliseconds are meant, not seconds' : '';
    context.issues.push({code: 'custom', message: `"${given}" is no date${hint}`, input: given});
    return z.NEVER;
  }),
);

function instantOf(given: number | string): number {
  if (typeof given === 'number') return Math.abs(given) < LEAST_MS && given !== 0 ? Number.NaN : given;
  return /^\d{12,14}$/.test(given) ? Number(given) : Date.parse(isoOf(given));
}

const DATE = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

/** What says no zone is UTC; other spellings than ISO's are no dates, because what they mean depends on the machine. */
function isoOf(text: string): string {
  const [, date, time, zone = 'Z'] = DATE.exec(text.trim()) ?? [];
  const isThere = date !== undefined && new Date(Date.parse(date) || 0).toISOString().startsWith(date);
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return !isThere ? '' : `${date}T${time ?? '00:00'}${sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`}`;
}
