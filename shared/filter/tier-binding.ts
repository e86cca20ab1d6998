import type {Bindings} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';

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
