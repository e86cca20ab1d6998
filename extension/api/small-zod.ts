/*
 * What the schemas of `shared/` use of zod/mini, and no more: in the built extension it stands in for zod, which takes 9 kB of
 * a background that is loaded at each wake-up. Types come from zod itself; a test holds both to the same answers.
 */

type Issue = {readonly path: string; readonly wanted: string};
type Result = {readonly success: true; readonly data: unknown} | {readonly success: false; readonly error: Error};
type Read = (value: unknown, path: string) => unknown;
type Check = (value: never) => boolean;
type Parts = {readonly [part: string]: unknown};

class Refused extends Error {
  constructor({path, wanted}: Issue) {
    super(`${path === '' ? 'value' : path}: ${wanted}`);
  }
}

function refuse(path: string, wanted: string): never {
  throw new Refused({path, wanted});
}

/** A schema: how a value is read, and the parts that others look into. */
function schema<P extends Parts>(read: Read, parts: P) {
  return {
    ...parts,
    read,
    safeParse(value: unknown): Result {
      try {
        return {success: true, data: read(value, '')};
      } catch (error) {
        if (error instanceof Refused) return {success: false, error};
        throw error;
      }
    },
    parse: (value: unknown) => read(value, ''),
    check(...checks: readonly Check[]) {
      const checked: Read = (value, path) => {
        const data = read(value, path);
        return checks.every(check => check(data as never)) ? data : refuse(path, 'another value');
      };
      return schema(checked, parts);
    },
  };
}

type Schema = {readonly read: Read};
type ObjectSchema = Schema & {readonly shape: Readonly<Record<string, Schema>>};

const simple = (wanted: string, fits: (value: unknown) => boolean) =>
  schema((value, path) => (fits(value) ? value : refuse(path, wanted)), {});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = () => simple('a string', value => typeof value === 'string');
export const number = () => simple('a number', Number.isFinite);
export const int = () => simple('a whole number', Number.isSafeInteger);
export const boolean = () => simple('true or false', value => typeof value === 'boolean');
export const literal = (only: unknown) =>
  schema((value, path) => (value === only ? value : refuse(path, JSON.stringify(only))), {only});

function choice(options: readonly string[]) {
  return schema((value, path) => (options.includes(value as string) ? value : refuse(path, options.join(' or '))), {options});
}

export {choice as enum};

export const optional = ({read}: Schema) =>
  schema((value, path) => (value === undefined ? undefined : read(value, path)), {isOptional: true});
export const nullable = ({read}: Schema) => schema((value, path) => (value === null ? null : read(value, path)), {});

export const array = ({read}: Schema) =>
  schema((value, path) => {
    if (!Array.isArray(value)) refuse(path, 'a list');
    return value.map((item, at) => read(item, `${path}[${at}]`));
  }, {});

export const tuple = (items: readonly Schema[]) =>
  schema((value, path) => {
    if (!Array.isArray(value) || value.length !== items.length) refuse(path, `${items.length} values`);
    return items.map(({read}, at) => read(value[at], `${path}[${at}]`));
  }, {});

export const record = (key: Schema, inner: Schema) =>
  schema((value, path) => {
    if (!isObject(value)) refuse(path, 'an object');
    const entries = Object.entries(value).map(([name, item]) => [key.read(name, path), inner.read(item, `${path}.${name}`)]);
    return Object.fromEntries(entries);
  }, {});

function objectOf(shape: ObjectSchema['shape'], isStrict: boolean) {
  return schema(
    (value, path) => {
      if (!isObject(value)) refuse(path, 'an object');
      if (isStrict)
        for (const name of Object.keys(value))
          if (!Object.hasOwn(shape, name)) refuse(path, `nothing but known fields, not ${name}`);
      const data: Record<string, unknown> = {};
      for (const [name, {read}] of Object.entries(shape)) {
        const item = read(Object.hasOwn(value, name) ? value[name] : undefined, `${path}.${name}`);
        if (item !== undefined || name in value) data[name] = item;
      }
      return data;
    },
    {shape, isStrict},
  );
}
export const object = (shape: ObjectSchema['shape']) => objectOf(shape, false);
export const strictObject = (shape: ObjectSchema['shape']) => objectOf(shape, true);
export const extend = ({shape, ...own}: ObjectSchema, more: ObjectSchema['shape']) =>
  objectOf({...shape, ...more}, (own as {isStrict?: boolean}).isStrict === true);
export const omit = ({shape, ...own}: ObjectSchema, gone: Readonly<Record<string, true>>) =>
  objectOf(
    Object.fromEntries(Object.entries(shape).filter(([name]) => !Object.hasOwn(gone, name))),
    (own as {isStrict?: boolean}).isStrict === true,
  );

/** The option whose literal the field names. */
export const discriminatedUnion = (field: string, options: readonly ObjectSchema[]) =>
  schema((value, path) => {
    const wanted = isObject(value) ? value[field] : undefined;
    const found = options.find(({shape}) => (shape[field] as {only?: unknown} | undefined)?.only === wanted);
    return found === undefined || wanted === undefined ? refuse(`${path}.${field}`, 'a known kind') : found.read(value, path);
  }, {});

export const coerce = {number: () => schema((value, path) => number().read(Number(value), path), {})};

export const regex = (pattern: RegExp) => (text: string) => {
  pattern.lastIndex = 0;
  return pattern.test(text);
};
export const minLength = (least: number) => (held: {length: number}) => held.length >= least;
export const maxLength = (most: number) => (held: {length: number}) => held.length <= most;
export const gte = (least: number) => (value: number) => value >= least;
export const lte = (most: number) => (value: number) => value <= most;
export const refine = (fits: Check) => fits;
