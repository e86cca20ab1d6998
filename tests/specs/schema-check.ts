import {allResolved, isObject, type Json, type JsonObject, listOf, resolved, type Spec} from './openapi.ts';

/** Where a value is not what the schema says, and how. */
export type Flaw = {readonly at: string; readonly issue: string};

export type Checking = {
  readonly spec: Spec;
  /** A field that the schema does not name is a flaw: in what a stand-in answers, it was made up. */
  readonly isClosed: boolean;
};

/**
 * Holds a value against a schema of OpenAPI 3.0 or 3.1: as much of JSON Schema as vendors' files use. A word that is not known
 * here is no reason to pass: it is a flaw too.
 */
export function checkSchema(checking: Checking, schema: Json | undefined, value: Json | undefined, at = ''): Flaw[] {
  if (schema === true || schema === undefined) return [];
  const rules = resolved(checking.spec, schema);
  if (rules === undefined) return [{at, issue: 'the file says nothing that can be read'}];
  const unknown = Object.keys(rules).filter(word => !KNOWN.has(word) && !word.startsWith('x-'));
  if (unknown.length > 0) return [{at, issue: `the file uses ${unknown.join(' ')}, which is not checked here`}];
  if (value === undefined) return [{at, issue: 'missing'}];
  if (value === null && rules.nullable === true) return [];
  const combined = [...checkAll(checking, rules, value, at), ...checkOne(checking, rules, value, at)];
  if (combined.length > 0) return combined;
  const types = typesOf(rules);
  if (types.length > 0 && !types.some(type => isOfType(value, type)))
    return [{at, issue: `${kindOf(value)} instead of ${types.join(' or ')}`}];
  return [
    ...checkWords(rules, value, at),
    ...(isObject(value) ? checkFields(checking, rules, value, at) : []),
    ...(Array.isArray(value) ? checkItems(checking, rules, value as readonly Json[], at) : []),
  ];
}

const KNOWN = new Set(
  `$ref type nullable enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
  minItems maxItems uniqueItems items properties required additionalProperties oneOf anyOf allOf discriminator title description
  example examples default deprecated readOnly writeOnly externalDocs $schema $comment minProperties maxProperties`.split(/\s+/),
);

function typesOf({type}: JsonObject): string[] {
  return typeof type === 'string' ? [type] : listOf(type).filter(one => typeof one === 'string');
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return kindOf(value) === type;
}

/** Each part of `allOf` holds; fields that another part names are no strangers. */
function checkAll({spec}: Checking, rules: JsonObject, value: Json, at: string): Flaw[] {
  return listOf(rules.allOf).flatMap(part => checkSchema({spec, isClosed: false}, part, value, at));
}

/** One part of `oneOf` or `anyOf` holds; else the flaws of the one that is nearest are told. */
function checkOne(checking: Checking, rules: JsonObject, value: Json, at: string): Flaw[] {
  const parts = [...listOf(rules.oneOf), ...listOf(rules.anyOf)];
  if (parts.length === 0) return [];
  const flaws = parts.map(part => checkSchema(checking, part, value, at)).sort((left, right) => left.length - right.length);
  return flaws[0] ?? [];
}

function checkWords(rules: JsonObject, value: Json, at: string): Flaw[] {
  const {pattern, minimum, maximum, minLength, maxLength, format} = rules;
  const flaws: Flaw[] = [];
  const isText = typeof value === 'string';
  if ('enum' in rules && !listOf(rules.enum).some(word => word === value))
    flaws.push({at, issue: `${show(value)} is none of its words`});
  if ('const' in rules && rules.const !== value)
    flaws.push({at, issue: `${show(value)} instead of ${show(rules.const ?? null)}`});
  if (isText && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
    flaws.push({at, issue: `${show(value)} does not fit ${pattern}`});
  if (typeof value === 'number' && typeof minimum === 'number' && value < minimum)
    flaws.push({at, issue: `${value} is below ${minimum}`});
  if (typeof value === 'number' && typeof maximum === 'number' && value > maximum)
    flaws.push({at, issue: `${value} is above ${maximum}`});
  if (isText && typeof minLength === 'number' && value.length < minLength) flaws.push({at, issue: 'too short'});
  if (isText && typeof maxLength === 'number' && value.length > maxLength) flaws.push({at, issue: 'too long'});
  if (isText && typeof format === 'string' && !hasFormat(value, format))
    flaws.push({at, issue: `${show(value)} is no ${format}`});
  return flaws;
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[a-z][a-z0-9+.-]*:/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

function hasFormat(text: string, format: string): boolean {
  return FORMATS[format]?.test(text) ?? true;
}

function checkFields(checking: Checking, rules: JsonObject, value: JsonObject, at: string): Flaw[] {
  const named = namedFields(checking.spec, rules);
  const {additionalProperties: others} = rules;
  const missing = listOf(rules.required).flatMap(name =>
    typeof name === 'string' && !(name in value) ? [{at: `${at}.${name}`, issue: 'missing'}] : [],
  );
  const isOpen = named.size === 0 || isObject(others) || others === true;
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, held]) => {
      const here = `${at}.${name}`;
      if (isObject(rules.properties) && name in rules.properties)
        return checkSchema(checking, rules.properties[name], held, here);
      if (named.has(name)) return [];
      if (isObject(others)) return checkSchema(checking, others, held, here);
      if (others === false || (checking.isClosed && !isOpen)) return [{at: here, issue: 'the file knows no such field'}];
      return [];
    }),
  ];
}

/** Fields that the schema or any part of it names. */
function namedFields(spec: Spec, rules: JsonObject): Set<string> {
  const parts = [rules.allOf, rules.oneOf, rules.anyOf].flatMap(listOf).flatMap(part => allResolved(spec, part));
  const own = isObject(rules.properties) ? Object.keys(rules.properties) : [];
  return new Set([...own, ...parts.flatMap(part => [...namedFields(spec, part)])]);
}

function checkItems(checking: Checking, rules: JsonObject, value: readonly Json[], at: string): Flaw[] {
  const {maxItems, minItems} = rules;
  const flaws: Flaw[] = [];
  if (typeof maxItems === 'number' && value.length > maxItems)
    flaws.push({at, issue: `${value.length} items, ${maxItems} allowed`});
  if (typeof minItems === 'number' && value.length < minItems)
    flaws.push({at, issue: `${value.length} items, ${minItems} needed`});
  return [...flaws, ...value.flatMap(item => checkSchema(checking, rules.items, item, `${at}[]`))];
}

function show(value: Json): string {
  return JSON.stringify(value)?.slice(0, 60) ?? '';
}
