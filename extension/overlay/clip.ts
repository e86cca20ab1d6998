/** Sides of a box in viewport pixels. */
export type Edges = {readonly left: number; readonly top: number; readonly right: number; readonly bottom: number};

export function edgesOf(element: Element): Edges {
  return element.getBoundingClientRect();
}

export function viewport(): Edges {
  const {clientWidth, clientHeight} = document.documentElement;
  return {left: 0, top: 0, right: clientWidth, bottom: Math.max(clientHeight, innerHeight)};
}

/** What two boxes share; of no width or height where they share nothing. */
export function meet(one: Edges, other: Edges): Edges {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return {
    left,
    top,
    right: Math.max(left, Math.min(one.right, other.right)),
    bottom: Math.max(top, Math.min(one.bottom, other.bottom)),
  };
}

export function isInside(inner: Edges, outer: Edges): boolean {
  return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;
}
