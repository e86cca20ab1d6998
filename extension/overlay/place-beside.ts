type Size = {readonly width: number; readonly height: number};
type Anchor = {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number};

const GAP = 6;
const EDGE = 8;

/** Below the anchor and flush with its left side; above it, or shifted, where the viewport ends. */
export function placeBeside(anchor: Anchor, size: Size, viewport: Size): {left: number; top: number} {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const fitsBelow = below + size.height <= viewport.height - EDGE;
  const top = fitsBelow || above < EDGE ? Math.min(below, viewport.height - EDGE - size.height) : above;
  const left = Math.min(anchor.left, viewport.width - EDGE - size.width);
  return {left: Math.max(left, EDGE), top: Math.max(top, EDGE)};
}
