import {parseAst} from 'vitest/node';

type Node = {readonly type: string; readonly start: number; readonly [key: string]: unknown};
type Rule = (node: Node, parent: Node | undefined) => string | undefined;

/** Something that a store refuses, and where it stands. */
export type Finding = {readonly what: string; readonly at: number};

/**
 * What a bundled script does that a store takes for code from elsewhere: evaluates text, makes script elements, or loads a script
 * from another host. Read from the syntax tree, so that a string or a property of that name is none.
 */
export function inspectScript(code: string): Finding[] {
  const found: Finding[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    for (const rule of RULES) {
      const what = rule(node, parent);
      if (what !== undefined) found.push({what, at: node.start});
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node);
    }
  };
  visit(parseAst(code) as unknown as Node, undefined);
  return found;
}

const RULES: readonly Rule[] = [evaluates, waitsForText, makesScripts, writesScripts, loadsFromAfar];

/** `eval` and `Function` by any use but asking what something is: zod's own `const F = Function; new F('')` counts. */
function evaluates(node: Node, parent: Node | undefined): string | undefined {
  if (isName(node, 'eval') && !isKey(node, parent)) return 'eval';
  if (isName(node, 'Function') && !isKey(node, parent) && !isAskedFor(node, parent)) return 'new Function';
  const {object, property} = node;
  if (node.type !== 'MemberExpression' || !isGlobal(object)) return undefined;
  const name = nameOf(property) ?? textOf(property);
  if (name === 'eval') return 'eval';
  return name === 'Function' ? 'new Function' : undefined;
}

/** A text that is run later. */
function waitsForText(node: Node): string | undefined {
  const [first] = argumentsOf(node);
  return ['setTimeout', 'setInterval'].includes(calleeOf(node)) && textOf(first) !== undefined ? 'a timer with text' : undefined;
}

function makesScripts(node: Node): string | undefined {
  const texts = argumentsOf(node).map(textOf);
  if (/^createElement(NS)?$/.test(calleeOf(node)) && texts.some(isScript)) return 'a script element';
  // Preact's own form of the same.
  return node.type === 'CallExpression' && argumentsOf(node).length >= 2 && isScript(texts[0]) ? 'a script element' : undefined;
}

function writesScripts(node: Node): string | undefined {
  if (['write', 'writeln'].includes(calleeOf(node)) && isName((node.callee as Node).object, 'document')) return 'document.write';
  const text = textOf(node);
  return text !== undefined && /<script\b/i.test(text) ? 'a script element' : undefined;
}

/** An address of another host where a script is expected. */
function loadsFromAfar(node: Node): string | undefined {
  const what = 'a script from afar';
  if (['ImportExpression', 'ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(node.type)) {
    return isRemote(node.source) ? what : undefined;
  }
  if (/^(importScripts|Worker|SharedWorker|register|addModule)$/.test(calleeOf(node))) {
    return argumentsOf(node).some(isRemote) ? what : undefined;
  }
  if (node.type !== 'AssignmentExpression' || (node.left as Node).type !== 'MemberExpression') return undefined;
  return nameOf((node.left as Node).property) === 'src' && isRemote(node.right) ? what : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? String(node.name) : undefined;
}

function isName(node: unknown, name: string): boolean {
  return nameOf(node) === name;
}

function isGlobal(node: unknown): boolean {
  return ['globalThis', 'window', 'self', 'top', 'parent', 'frames'].includes(nameOf(node) ?? '');
}

/** A property's own name: `a.eval`, `{Function: 1}`, a method. The global object's are looked at apart. */
function isKey(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  return parent.type === 'Property' || /^(MethodDefinition|PropertyDefinition)$/.test(parent.type)
    ? parent.key === node && parent.computed !== true && parent.shorthand !== true
    : false;
}

/** `x instanceof Function` and `Function.prototype`. */
function isAskedFor(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'BinaryExpression') return parent.operator === 'instanceof' && parent.right === node;
  return parent?.type === 'MemberExpression' && parent.object === node && nameOf(parent.property) === 'prototype';
}

/** The last word of what is called: `createElement` of `document.createElement(…)`. */
function calleeOf(node: Node): string {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return '';
  const {callee} = node;
  const last = isNode(callee) && callee.type === 'MemberExpression' ? callee.property : callee;
  return nameOf(last) ?? textOf(last) ?? '';
}

function argumentsOf(node: Node): readonly Node[] {
  return Array.isArray(node.arguments) ? node.arguments.filter(isNode) : [];
}

/** A string, or a template with its gaps left out. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map((quasi: {value?: {cooked?: string}}) => quasi.value?.cooked ?? '').join('');
}

function isScript(text: string | undefined): boolean {
  return text?.toLowerCase() === 'script' || text?.toLowerCase() === 'svg:script';
}

function isRemote(node: unknown): boolean {
  return /^\s*(https?:|wss?:|data:|blob:)?\/\/|^\s*(data|blob):/i.test(textOf(node) ?? '');
}
