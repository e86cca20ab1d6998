import type {Bindings} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';
import type {Segment} from '#shared/model/segment';

/** What the vendors call things now, by field: vendor id → name. For `tier`: every tier that any vendor has or had. */
export type CurrentNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

type TestPart = Extract<Filter, {kind: 'test'}>;

/** The tree with each test replaced. */
function withTests(tree: Filter, replace: (part: TestPart) => TestPart): Filter {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return {...tree, parts: tree.parts.map(part => withTests(part, replace))};
    case 'not':
    case 'some':
      return {...tree, part: withTests(tree.part, replace)};
    case 'test':
      return replace(tree);
    case 'text':
    case 'segment':
      return tree;
  }
}

/** The whole words that a test asks for; parts of words name nothing. */
function wordsOf({test}: TestPart): readonly string[] {
  return test.op === 'is' || test.op === 'exactly' ? test.values : [];
}

/** Which vendor ids the words of a filter name now. Kept with a saved filter, it goes on when a tier is renamed. */
export function bind(tree: Filter, names: CurrentNames): Bindings {
  const bindings = new Map<string, Map<string, readonly string[]>>();
  withTests(tree, part => {
    for (const word of wordsOf(part)) {
      const ids = [...(names.get(part.field) ?? [])].filter(([, name]) => fold(name) === fold(word)).map(([id]) => id);
      if (ids.length === 0) continue;
      const bound = bindings.get(part.field) ?? new Map<string, readonly string[]>();
      bindings.set(part.field, bound.set(fold(word), ids));
    }
    return part;
  });
  return bindings;
}

/**
 * The filter with the names that its bound words have now. A word stays where one of its ids still has that name or has none
 * any more; a word without ids stays.
 */
export function renamed(tree: Filter, bindings: Bindings, names: CurrentNames): Filter {
  return withTests(tree, part => {
    const bound = bindings.get(part.field);
    const words = wordsOf(part);
    if (bound === undefined || words.length === 0) return part;
    const now = words.flatMap(word => {
      const ids = bound.get(fold(word)) ?? [];
      const found = ids.map(id => names.get(part.field)?.get(id) ?? word);
      return found.length === 0 ? [word] : found.map(name => (fold(name) === fold(word) ? word : name));
    });
    const values = now.filter((word, at) => now.findIndex(other => fold(other) === fold(word)) === at);
    const isSame = now.length === words.length && now.every((word, at) => word === words[at]);
    return isSame ? part : {...part, test: {op: part.test.op === 'exactly' ? 'exactly' : 'is', values}};
  });
}

/** Bindings as a saved filter keeps them. */
export function writeBindings(bindings: Bindings): NonNullable<Segment['bindings']> {
  const fields = [...bindings].map(([field, words]) => {
    return [field, Object.fromEntries([...words].map(([word, ids]) => [word, [...ids]]))] as const;
  });
  return Object.fromEntries(fields);
}

export function readBindings(stored: NonNullable<Segment['bindings']>): Bindings {
  return new Map(Object.entries(stored).map(([field, words]) => [field, new Map(Object.entries(words))]));
}

/** A word of a filter and what the vendor calls it now. */
export type Renaming = {readonly field: string; readonly was: string; readonly now: readonly string[]};

/** Which bound words of a filter go by other names now. */
export function renamings(tree: Filter, bindings: Bindings, names: CurrentNames): Renaming[] {
  const found = new Map<string, Renaming>();
  withTests(tree, part => {
    for (const word of wordsOf(part)) {
      const ids = bindings.get(part.field)?.get(fold(word)) ?? [];
      const now = ids.flatMap(id => names.get(part.field)?.get(id) ?? []).filter(name => fold(name) !== fold(word));
      if (now.length > 0) found.set(`${part.field} ${fold(word)}`, {field: part.field, was: word, now: [...new Set(now)]});
    }
    return part;
  });
  return [...found.values()];
}
