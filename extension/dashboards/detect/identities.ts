import {ANCHOR_KINDS, type AnchorKind, anchorsOf} from './anchors';
import type {Tree} from './tree';

/** Who the page names, per kind and element. */
export type Identities = {
  /** The kinds that occur at all, strongest first. */
  readonly kinds: readonly AnchorKind[];
  /** The one identity of a kind in an element and everything below; undefined where there is none, or more than one. */
  one(kind: AnchorKind, place: number): string | undefined;
  /** Whether there is more than one. */
  many(kind: AnchorKind, place: number): boolean;
  /** The largest elements that hold exactly one identity of a kind, inside something that holds several: rows, if any. */
  heads(kind: AnchorKind): number[];
};

const NONE = 0;
const MANY = -1;
const ELEMENTS_PER_STEP = 200;

/** Collects what every element says and sums it up towards the root, in one pass each. */
export function* readIdentities(tree: Tree): Generator<void, Identities> {
  const {elements, parents, texts} = tree;
  const values = new Map<string, number>();
  const names: string[] = [''];
  const held = new Map<AnchorKind, Int32Array>();
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at];
    for (const {kind, value} of element ? anchorsOf(element, texts[at] ?? '') : []) {
      let number = values.get(value);
      if (number === undefined) {
        number = names.push(value) - 1;
        values.set(value, number);
      }
      const states = held.get(kind) ?? new Int32Array(elements.length);
      held.set(kind, states);
      states[at] = both(states[at] ?? NONE, number);
    }
    if (at % ELEMENTS_PER_STEP === 0) yield;
  }
  for (const states of held.values()) {
    for (let at = elements.length - 1; at > 0; at--) {
      const above = parents[at] ?? 0;
      states[above] = both(states[above] ?? NONE, states[at] ?? NONE);
    }
    yield;
  }
  return identities(tree, names, held);
}

function identities({parents}: Tree, names: readonly string[], held: ReadonlyMap<AnchorKind, Int32Array>): Identities {
  return {
    kinds: ANCHOR_KINDS.filter(kind => held.has(kind)),
    one(kind, place) {
      const state = held.get(kind)?.[place] ?? NONE;
      return state > 0 ? names[state] : undefined;
    },
    many: (kind, place) => held.get(kind)?.[place] === MANY,
    heads(kind) {
      const states = held.get(kind);
      const heads: number[] = [];
      states?.forEach((state, at) => {
        if (state > 0 && states[parents[at] ?? -1] === MANY) heads.push(at);
      });
      return heads;
    },
  };
}

function both(a: number, b: number): number {
  if (b === NONE || a === b) return a;
  return a === NONE ? b : MANY;
}
