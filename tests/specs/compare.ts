import type {Exchange} from './exchanges.ts';
import {commonStart, isObject, type Json, type JsonObject, type Operation, operationOf, resolved, type Spec} from './openapi.ts';
import {checkSchema, type Flaw} from './schema-check.ts';

/** Where an exchange and the vendor's file differ. `where`: `GET /v4/subscribers answer .subscribers[].id`. */
export type Difference = {readonly where: string; readonly issue: string};

export type Comparison = {
  /** Operations of the file that were used, by name. */
  readonly used: readonly string[];
  /** Requests to what the file is not about, as `METHOD /path`. */
  readonly outside: readonly string[];
  readonly differences: readonly Difference[];
};

/** Holds everything that was asked and answered against the vendor's file. */
export function compare(spec: Spec, exchanges: readonly Exchange[]): Comparison {
  const start = commonStart(spec);
  const used = new Set<string>();
  const outside = new Set<string>();
  const differences = new Map<string, Difference>();
  for (const exchange of exchanges) {
    const {method, path} = exchange;
    const operation = operationOf(spec, method, path);
    const isAbout = path === start || path.startsWith(`${start}/`);
    if (operation === undefined && !isAbout) outside.add(`${method} ${path}`);
    else if (operation === undefined) add(differences, {where: `${method} ${path}`, issue: 'the file knows no such operation'});
    else {
      used.add(operation.name);
      const flaws = [
        ...checkQuery(spec, operation, exchange),
        ...checkBody(spec, operation, exchange),
        ...checkAnswer(spec, operation, exchange),
      ];
      for (const flaw of flaws) add(differences, {where: `${operation.name} ${flaw.at}`.trim(), issue: flaw.issue});
    }
  }
  return {used: [...used].sort(), outside: [...outside].sort(), differences: [...differences.values()]};
}

function add(differences: Map<string, Difference>, difference: Difference): void {
  differences.set(`${difference.where}: ${difference.issue}`, difference);
}

function checkQuery(spec: Spec, {parameters}: Operation, {query}: Exchange): Flaw[] {
  const known = parameters.filter(one => one.in === 'query');
  const isFor = (name: string) =>
    known.find(one => one.name === name || (one.style === 'deepObject' && name.startsWith(`${one.name}[`)));
  const flaws = [...query].flatMap(([name, text]): Flaw[] => {
    const parameter = isFor(name);
    const at = `query ${name}`;
    if (parameter === undefined) return [{at, issue: 'the file knows no such parameter'}];
    const whole = resolved(spec, parameter.schema);
    const inner = parameter.name === name ? whole : partOf(spec, whole, name.slice(String(parameter.name).length + 1, -1));
    return inner === undefined ? [{at, issue: 'the file knows no such part'}] : checkText(spec, inner, text, at);
  });
  const missing = known.filter(one => one.required === true && ![...query.keys()].some(name => isFor(name) === one));
  return [...flaws, ...missing.map(one => ({at: `query ${String(one.name)}`, issue: 'missing'}))];
}

function partOf(spec: Spec, whole: JsonObject | undefined, name: string): JsonObject | undefined {
  const {properties, additionalProperties} = whole ?? {};
  const own = isObject(properties) ? properties[name] : undefined;
  return resolved(spec, own ?? additionalProperties);
}

/** What stands in an address is a text: it is read as what the schema wants. A list may be parted by commas. */
function checkText(spec: Spec, schema: JsonObject, text: string, at: string): Flaw[] {
  const readings: Json[] = [text];
  if (/^-?\d+(\.\d+)?$/.test(text)) readings.push(Number(text));
  if (text === 'true' || text === 'false') readings.push(text === 'true');
  readings.push(text.split(','));
  const words = wordsOf(spec, schema);
  if (words !== undefined) {
    const strangers = text.split(',').filter(word => !words.includes(word));
    return strangers.map(word => ({at, issue: `there is no ${word}`}));
  }
  const flaws = readings.map(value => checkSchema({spec, isClosed: true}, schema, value, at));
  return flaws.some(found => found.length === 0) ? [] : (flaws[0] ?? []);
}

/** A list whose items are called texts, and point to a thing with fields: the names of those fields (JSON:API's sparse fieldsets). */
function wordsOf(spec: Spec, {items}: JsonObject): string[] | undefined {
  if (!isObject(items) || items.type !== 'string' || items.$ref === undefined) return undefined;
  const fields = resolved(spec, items)?.properties;
  return isObject(fields) ? Object.keys(fields) : undefined;
}

function checkBody(spec: Spec, {body}: Operation, {sent, body: value}: Exchange): Flaw[] {
  if (value === undefined) return body?.required === true ? [{at: 'body', issue: 'missing'}] : [];
  if (body === undefined) return [{at: 'body', issue: 'the file knows of none'}];
  const content = contentOf(body, sent);
  if (content === undefined) return [{at: 'body', issue: `the file does not take ${sent}`}];
  return checkSchema({spec, isClosed: true}, content.schema, value, 'body');
}

function checkAnswer(spec: Spec, {responses}: Operation, {status, got, answer}: Exchange): Flaw[] {
  const told = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  const at = `answer ${status}`;
  if (told === undefined) return [{at, issue: 'the file knows no such answer'}];
  const response = resolved(spec, told) ?? {};
  if (answer === undefined) return isObject(response.content) && status !== 204 ? [{at, issue: 'empty'}] : [];
  if (!isObject(response.content)) return [];
  const content = contentOf(response, got);
  if (content === undefined) return [{at, issue: `the file does not give ${got}`}];
  return checkSchema({spec, isClosed: true}, content.schema, answer, at);
}

/** What the file says of a media type; `*` stands for any, and JSON:API is JSON. */
function contentOf({content}: JsonObject, type: string): JsonObject | undefined {
  if (!isObject(content)) return undefined;
  const names = [type, type.replace(/\+json$/, ''), 'application/json', 'application/vnd.api+json', '*/*'];
  const isJson = /json/.test(type);
  const name = names.find((one, place) => one in content && (place < 2 || one === '*/*' || isJson));
  const found = name === undefined ? undefined : content[name];
  return isObject(found) ? found : undefined;
}
