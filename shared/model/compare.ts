/** Orders strings by UTF-16 code unit: the one order of keys everywhere, never the locale's. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two plain values are the same data. Keys may stand in any order; undefined and absent are the same. */
export function sameData(left: unknown, right: unknown): boolean {
  // What comes from one place has its keys in one order: then the quick texts are equal already.
  return JSON.stringify(left) === JSON.stringify(right) || canonical(left) === canonical(right);
}

/** JSON with sorted keys and without absent ones: equal data, equal text. What the stores compare. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([left], [right]) => compareText(left, right)));
  });
}
