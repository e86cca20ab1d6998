import {readdirSync, readFileSync} from 'node:fs';
import {dirname, extname, join, normalize, relative} from 'node:path';
import {parseAst} from 'vitest/node';
import {ROOT} from '../setup/root.ts';

/** What the rules look at in a source file. Paths are relative to the project's top folder. */
export type Source = {
  path: string;
  lines: number;
  imports: Import[];
  /** Every string in the code, comments excluded. */
  strings: string[];
  /** Template strings as patterns: what stands in for `${…}` may be any word. */
  patterns: RegExp[];
  /** `Date.now`, `Math.random`, `process`, `fetch` …: what the file takes from outside, called or read. */
  globals: string[];
  /** Exported constants; the type is the word that was written, empty where none was. */
  constants: {name: string; type: string}[];
  /** Everything that is called: its own name, what it is called on, how many arguments it takes, the first as it is written. */
  calls: {name: string; on: string; count: number; first: string}[];
  /** Sentences that were put together: template strings and sums with a translated text in them. */
  glued: string[];
  /** What stands between tags. */
  markup: string[];
};

export type Import = {
  /** As written. */
  from: string;
  /** The file that is meant; undefined for packages. */
  file: string | undefined;
  typeOnly: boolean;
  /** `import()`: when it is needed. */
  late: boolean;
};

const SKIPPED = new Set(['node_modules', '.output', '.wxt', '.wrangler']);

/** Paths of all files below a folder, those that tools write left out. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), {withFileTypes: true})
    .filter(({name}) => !SKIPPED.has(name))
    .flatMap(entry => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/** The TypeScript sources below some folders. */
export function sourcesBelow(...folders: string[]): Source[] {
  const paths = folders.flatMap(filesBelow).filter(path => ['.ts', '.tsx'].includes(extname(path)) && !path.endsWith('.d.ts'));
  const known = new Set(paths);
  return paths.map(path => readSource(path, known));
}

type Node = {type: string; [key: string]: unknown};

function readSource(path: string, known: ReadonlySet<string>): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const source: Source = {
    path,
    lines: text.split('\n').length - 1,
    imports: [],
    strings: [],
    patterns: [],
    globals: [],
    constants: [],
    calls: [],
    glued: [],
    markup: [],
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      look(value, source, known);
      lookAtWords(value, source, text);
      for (const [key, child] of Object.entries(value)) if (key !== 'type') visit(child);
    }
  };
  visit(parseAst(text, {lang: path.endsWith('x') ? 'tsx' : 'ts'}));
  return source;
}

function look(node: Node, source: Source, known: ReadonlySet<string>): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      if (node.type === 'ExportNamedDeclaration') source.constants.push(...exportedConstants(node));
      if (isNode(node.source)) source.imports.push(readImport(node, String(node.source.value), {source, known}));
      return;
    case 'Literal':
      if (typeof node.value === 'string') source.strings.push(node.value);
      return;
    case 'TemplateLiteral':
      source.patterns.push(patternOf(node));
      return;
    case 'MemberExpression':
      source.globals.push(`${nameOf(node.object)}.${nameOf(node.property)}`);
      return;
    case 'NewExpression':
    case 'CallExpression':
      source.globals.push(`${node.type === 'NewExpression' ? 'new ' : ''}${nameOf(node.callee)}(${argumentsOf(node).length})`);
      return;
    default:
  }
}

/** Nodes say where they begin and end in the text. */
function lookAtWords(node: Node, source: Source, text: string): void {
  const written = (value: unknown) => (isNode(value) ? text.slice(Number(value.start), Number(value.end)) : '');
  const isTranslated = (value: unknown) => written(value).startsWith('i18n.t(');
  switch (node.type) {
    case 'NewExpression':
    case 'CallExpression': {
      const callee = isNode(node.callee) ? node.callee : node;
      const [name, on] =
        callee.type === 'MemberExpression' ? [nameOf(callee.property), written(callee.object)] : [nameOf(callee), ''];
      const given = argumentsOf(node);
      source.calls.push({name, on, count: given.length, first: written(given[0])});
      return;
    }
    case 'TemplateLiteral':
      if (Array.isArray(node.expressions) && node.expressions.some(isTranslated)) source.glued.push(written(node));
      return;
    case 'BinaryExpression':
      if (node.operator === '+' && (isTranslated(node.left) || isTranslated(node.right))) source.glued.push(written(node));
      return;
    case 'JSXText':
      source.markup.push(String(node.value).trim());
      return;
    default:
  }
}

function readImport(node: Node, from: string, {source, known}: {source: Source; known: ReadonlySet<string>}): Import {
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
  const kinds = specifiers.map(({importKind, exportKind}) => importKind ?? exportKind);
  const typeOnly =
    node.importKind === 'type' || node.exportKind === 'type' || (kinds.length > 0 && kinds.every(kind => kind === 'type'));
  return {from, file: fileOf(from, source.path, known), typeOnly, late: node.type === 'ImportExpression'};
}

function fileOf(from: string, path: string, known: ReadonlySet<string>): string | undefined {
  const base = from.startsWith('#shared/')
    ? from.replace('#shared/', 'shared/')
    : from.startsWith('.')
      ? join(dirname(path), from)
      : undefined;
  if (base === undefined) return undefined;
  const place = relative('', normalize(base)).replace(/\?\w+$/, '');
  return [place, `${place}.ts`, `${place}.tsx`].find(candidate => known.has(candidate)) ?? place;
}

function exportedConstants(node: Node): Source['constants'] {
  const declaration = node.declaration;
  if (!isNode(declaration) || !Array.isArray(declaration.declarations)) return [];
  return declaration.declarations.filter(isNode).flatMap(({id}) => {
    if (!isNode(id)) return [];
    const annotation = isNode(id.typeAnnotation) ? id.typeAnnotation.typeAnnotation : undefined;
    return [{name: nameOf(id), type: isNode(annotation) ? nameOf(annotation.typeName) : ''}];
  });
}

function patternOf(node: Node): RegExp {
  const parts = Array.isArray(node.quasis) ? node.quasis.filter(isNode) : [];
  const texts = parts.map(part => String((part.value as {cooked?: string}).cooked ?? ''));
  return new RegExp(`^${texts.map(text => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+')}$`);
}

function argumentsOf(node: Node): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value.name === 'string' ? value.name : '?';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
