import type {Catalogue, Field} from '#shared/filter/catalogue';
import {type Count, EVERYONE, type Filter, type Test} from '#shared/filter/tree';
import {type Operator, operatorOf, testOf, valuesFor, valuesOf} from './operators';

type Base = {
  /** Of this node for as long as the builder is open. */
  readonly id: number;
  /** The whole of it must not hold. */
  readonly not: boolean;
};

export type GroupNode = Base & {readonly kind: 'group'; readonly join: 'and' | 'or'; readonly parts: readonly BuilderNode[]};

/** A condition; `test` undefined while something is missing. `values` is what stands in its fields. */
export type TestNode = Base & {
  readonly kind: 'test';
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  readonly test: Test | undefined;
};

/** Conditions on one and the same row of a table; the group inside is never negated as a whole. */
export type SomeNode = Base & {
  readonly kind: 'some';
  readonly of: string;
  readonly count: Count | undefined;
  readonly inside: GroupNode;
};

/** A filter as rows. `raw`: a part that no row can show; it stays as it is. */
export type BuilderNode =
  | GroupNode
  | TestNode
  | SomeNode
  | (Base & {readonly kind: 'segment'; readonly name: string})
  | (Base & {readonly kind: 'text'; readonly text: string})
  | (Base & {readonly kind: 'raw'; readonly tree: Filter});

let last = 0;

export function newId(): number {
  last += 1;
  return last;
}

/** The rows of a filter. Nothing is lost: `treeOf` gives the same tree again. */
export function rootOf(tree: Filter, catalogue: Catalogue): GroupNode {
  return groupOf(tree, catalogue.fields, catalogue);
}

type Fields = Catalogue['fields'];

/** The parts of a tree as a group; a single condition as a group of one. */
function groupOf(tree: Filter, fields: Fields, catalogue: Catalogue): GroupNode {
  const isGroup = tree.kind === 'and' || tree.kind === 'or';
  const join = isGroup ? tree.kind : 'and';
  const parts = isGroup ? tree.parts : [tree];
  return {id: newId(), kind: 'group', not: false, join, parts: parts.map(part => nodeOf(part, fields, catalogue))};
}

function nodeOf(tree: Filter, fields: Fields, catalogue: Catalogue): BuilderNode {
  if (tree.kind !== 'not') return shown(tree, fields, catalogue) ?? raw(tree);
  const inner = tree.part.kind === 'not' ? undefined : shown(tree.part, fields, catalogue);
  return inner === undefined ? raw(tree) : {...inner, not: true};
}

function raw(tree: Filter): BuilderNode {
  return {id: newId(), kind: 'raw', not: false, tree};
}

/** Undefined for what no row can show. */
function shown(tree: Filter, fields: Fields, catalogue: Catalogue): BuilderNode | undefined {
  const base = {id: newId(), not: false};
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.length < 2 ? undefined : groupOf(tree, fields, catalogue);
    case 'not':
      return undefined;
    case 'text':
      return tree.text.trim() === '' ? undefined : {...base, kind: 'text', text: tree.text};
    case 'segment':
      return tree.name === '' ? undefined : {...base, kind: 'segment', name: tree.name};
    case 'some': {
      const inner = catalogue.tables.get(tree.of);
      if (inner === undefined) return undefined;
      return {...base, kind: 'some', of: tree.of, count: tree.count, inside: groupOf(tree.part, inner, catalogue)};
    }
    case 'test': {
      const field = fields.get(tree.field);
      const operator = field && operatorOf(field, tree.test);
      if (operator === undefined) return undefined;
      return {...base, kind: 'test', field: tree.field, operator, values: valuesOf(tree.test), test: tree.test};
    }
  }
}

/** The filter that the rows say; rows with something missing are left out. */
export function treeOf(root: GroupNode): Filter {
  return treeOfNode(root) ?? EVERYONE;
}

/** Undefined where nothing is complete. */
export function treeOfNode(node: BuilderNode): Filter | undefined {
  const tree = positive(node);
  return tree !== undefined && node.not ? {kind: 'not', part: tree} : tree;
}

function positive(node: BuilderNode): Filter | undefined {
  switch (node.kind) {
    case 'group': {
      const parts = node.parts.flatMap(part => treeOfNode(part) ?? []);
      return parts.length < 2 ? parts[0] : {kind: node.join, parts};
    }
    case 'test':
      return node.test && {kind: 'test', field: node.field, test: node.test};
    case 'some':
      return {
        kind: 'some',
        of: node.of,
        part: treeOf(node.inside),
        ...(node.count === undefined ? {} : {count: node.count}),
      };
    case 'segment':
      return node.name === '' ? undefined : {kind: 'segment', name: node.name};
    case 'text':
      return node.text.trim() === '' ? undefined : {kind: 'text', text: node.text};
    case 'raw':
      return node.tree;
  }
}

/** The rows with one of them replaced, or taken out (`undefined`). */
export function replaced(group: GroupNode, id: number, next: BuilderNode | undefined): GroupNode {
  const parts = group.parts.flatMap((part): BuilderNode[] => {
    if (part.id === id) return next === undefined ? [] : [next];
    if (part.kind === 'group') return [replaced(part, id, next)];
    if (part.kind !== 'some') return [part];
    const {inside} = part;
    return [{...part, inside: inside.id === id && next?.kind === 'group' ? next : replaced(inside, id, next)}];
  });
  return {...group, parts};
}

/** A row for a field that was just chosen: as far as it can go without a value. */
export function newTest(field: Field, operator: Operator, today: string): TestNode {
  const values = valuesFor(operator, [], today);
  return {id: newId(), kind: 'test', not: false, field: field.name, operator, values, test: testOf(field, operator, values)};
}
