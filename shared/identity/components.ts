/**
 * Which nodes hang together, by union-find over typed arrays: a parent only ever is a lesser node, and paths are halved as they
 * are walked, so that one pass over the links and one over the nodes suffice.
 *
 * @param size - number of nodes, 0 to size - 1
 * @param left, right - the links: `left[n]` with `right[n]`
 * @returns for each node the least node of its component
 */
export function components(size: number, left: ArrayLike<number>, right: ArrayLike<number>): Uint32Array {
  const parent = new Uint32Array(size);
  for (let node = 0; node < size; node++) parent[node] = node;
  for (let link = 0; link < left.length; link++) join(parent, left[link] as number, right[link] as number);
  // Parents are lesser nodes, so each finds its parent's label done.
  for (let node = 0; node < size; node++) parent[node] = parent[parent[node] as number] as number;
  return parent;
}

function join(parent: Uint32Array, left: number, right: number): void {
  const [one, other] = [rootOf(parent, left), rootOf(parent, right)];
  if (one < other) parent[other] = one;
  else parent[one] = other;
}

function rootOf(parent: Uint32Array, node: number): number {
  let at = node;
  let above = parent[at] as number;
  while (above !== at) {
    const next = parent[above] as number;
    parent[at] = next;
    at = next;
    above = parent[at] as number;
  }
  return at;
}
