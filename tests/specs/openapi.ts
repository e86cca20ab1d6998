import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export type Json = null | boolean | number | string | readonly Json[] | {readonly [name: string]: Json};
export type JsonObject = {readonly [name: string]: Json};

/** A vendor's OpenAPI file (3.0 or 3.1), as far as requests and answers are compared with it. */
export type Spec = {readonly file: string; readonly root: JsonObject};

export type Operation = {
  /** `GET /v4/subscribers/{id}` */
  readonly name: string;
  readonly parameters: readonly JsonObject[];
  readonly body: JsonObject | undefined;
  readonly responses: JsonObject;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The file of a folder that is named after the vendor; undefined where there is none. */
export function findSpec(folder: string, vendor: string): Spec | undefined {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const file = readdirSync(folder)
    .sort()
    .find(name => name.toLowerCase().startsWith(vendor) && name.endsWith('.json'));
  return file === undefined ? undefined : {file, root: JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonObject};
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at `$ref`, or the thing itself. */
export function resolved({root}: Spec, value: Json | undefined): JsonObject | undefined {
  let held = value;
  for (let step = 0; step < 20 && isObject(held) && typeof held.$ref === 'string'; step += 1) {
    held = held.$ref
      .replace(/^#\//, '')
      .split('/')
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<Json | undefined>((at, part) => (isObject(at) ? at[part] : undefined), root);
  }
  return isObject(held) ? held : undefined;
}

/** None or one, for lists. */
export function allResolved(spec: Spec, value: Json): JsonObject[] {
  const found = resolved(spec, value);
  return found === undefined ? [] : [found];
}

/** The operation that a request is of; undefined where the file knows none. A path without a variable comes before one with. */
export function operationOf(spec: Spec, method: string, path: string): Operation | undefined {
  const paths = Object.entries(isObject(spec.root.paths) ? spec.root.paths : {});
  const fitting = paths
    .filter(([template]) => fits(template, path))
    .sort(([left], [right]) => variables(left) - variables(right));
  for (const [template, item] of fitting) {
    const operation = isObject(item) ? resolved(spec, item[method.toLowerCase()]) : undefined;
    if (operation === undefined || !isObject(item)) continue;
    const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)].flatMap(one => allResolved(spec, one));
    return {
      name: `${method} ${template}`,
      parameters,
      body: resolved(spec, operation.requestBody),
      responses: isObject(operation.responses) ? operation.responses : {},
    };
  }
  return undefined;
}

/** How all paths of the file begin: what a vendor has besides it is not what the file is about. */
export function commonStart({root}: Spec): string {
  const paths = Object.keys(isObject(root.paths) ? root.paths : {});
  const [first = ''] = paths;
  const parts = first.split('/');
  let length = parts.length;
  for (const path of paths) {
    const others = path.split('/');
    const differs = parts.findIndex((part, place) => part !== others[place]);
    if (differs >= 0) length = Math.min(length, differs);
  }
  return parts.slice(0, length).join('/');
}

/** All operations of a file, by name. */
export function operationNames({root}: Spec): string[] {
  return Object.entries(isObject(root.paths) ? root.paths : {}).flatMap(([path, item]) =>
    METHODS.filter(method => isObject(item) && method in item).map(method => `${method.toUpperCase()} ${path}`),
  );
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template, path].map(text => text.replace(/\/$/, '').split('/'));
  if (wanted === undefined || given === undefined || wanted.length !== given.length) return false;
  return wanted.every((part, place) => /^\{[^}]+\}$/.test(part) || part === given[place]);
}

function variables(template: string): number {
  return template.split('{').length;
}
