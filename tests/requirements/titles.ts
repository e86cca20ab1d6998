import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseAst} from 'vitest/node';
import {filesBelow} from '../architecture/sources.ts';
import {ROOT} from '../setup/root.ts';

/** `path › title`, the titles of the groups around it in front; what a template fills in stands as `…`. */
export type TestName = string;

type Node = {type: string; [key: string]: unknown};

const GROUPS = new Set(['describe']);
const TESTS = new Set(['it', 'test']);

/** The name of every test of the project. */
export function testNames(): TestName[] {
  return filesBelow('tests')
    .filter(path => /\.(test|spec)\.tsx?$/.test(path))
    .flatMap(namesIn);
}

function namesIn(path: string): TestName[] {
  const found: TestName[] = [];
  const visit = (value: unknown, above: readonly string[]): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, above);
    if (!isNode(value)) return;
    const title = titleOf(value);
    const called = title === undefined ? '' : calledBy(value.callee);
    const inside = title !== undefined && GROUPS.has(called) ? [...above, title] : above;
    if (title !== undefined && TESTS.has(called)) found.push([path, ...above, title].join(' › '));
    for (const [key, child] of Object.entries(value)) if (key !== 'type') visit(child, inside);
  };
  visit(parseAst(readFileSync(join(ROOT, path), 'utf8'), {lang: path.endsWith('x') ? 'tsx' : 'ts'}), []);
  return found;
}

/** The first argument of a call, where it is a text and something to run follows. */
function titleOf(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || !Array.isArray(node.arguments) || node.arguments.length < 2) return undefined;
  const [title] = node.arguments;
  if (!isNode(title)) return undefined;
  if (title.type === 'Literal' && typeof title.value === 'string') return title.value;
  if (title.type !== 'TemplateLiteral' || !Array.isArray(title.quasis)) return undefined;
  return title.quasis.map(part => (part as {value: {cooked: string}}).value.cooked).join('…');
}

/** `it` of `it(…)`, `it.each(…)(…)`, `it.skipIf(…)(…)`, ``it.each`…`(…)``. */
function calledBy(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.name);
  return calledBy(callee.object ?? callee.callee ?? callee.tag);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
