/** Left, top, width and height in viewport pixels. */
export type Box = {readonly left: number; readonly top: number; readonly width: number; readonly height: number};

/** Where the bar goes. `free`: in the page's own toolbar; `floating`: over the list, at the window's lower edge. */
export type BarPlace = {readonly kind: 'free' | 'floating'; readonly left: number; readonly top: number; readonly width: number};

const BAR_HEIGHT = 32;
const FLOATING_HEIGHT = 36;
const GAP = 16;
/** Less room than for three saved filters is no place for a bar. */
const SMALLEST = 440;
const LARGEST = 960;
const EDGE = 8;

type Surroundings = {
  /** The toolbar's box and its children's boxes; undefined where the page has none or it is out of sight. */
  readonly toolbar: {readonly box: Box; readonly children: readonly Box[]} | undefined;
  /** What can be seen of the list, from side to side. */
  readonly list: {readonly left: number; readonly width: number};
  readonly viewport: {readonly width: number; readonly height: number};
};

/** Nothing of the page moves for the bar: it takes the widest free stretch of the toolbar, else it floats. */
export function placeBar({toolbar, list, viewport}: Surroundings): BarPlace {
  if (toolbar && toolbar.box.top >= 0 && toolbar.box.top + toolbar.box.height <= viewport.height) {
    const free = widestGap(toolbar.box, toolbar.children);
    if (free.width >= SMALLEST) {
      const top = toolbar.box.top + (toolbar.box.height - BAR_HEIGHT) / 2;
      return {kind: 'free', left: free.left, top, width: Math.min(free.width, LARGEST)};
    }
  }
  const left = Math.max(list.left, 0);
  const right = Math.min(list.left + list.width, viewport.width);
  const width = Math.min(right - left - 2 * GAP, LARGEST);
  return {kind: 'floating', left: left + (right - left - width) / 2, top: viewport.height - FLOATING_HEIGHT - EDGE, width};
}

function widestGap(box: Box, children: readonly Box[]): {left: number; width: number} {
  const right = box.left + box.width;
  let widest = {left: box.left, width: 0};
  let from = box.left - GAP;
  const ordered = [...children].filter(child => child.width > 0).sort((one, other) => one.left - other.left);
  for (const child of [...ordered, {left: right + GAP, width: 0}]) {
    const width = child.left - GAP - (from + GAP);
    if (width > widest.width) widest = {left: from + GAP, width};
    from = Math.max(from, child.left + child.width);
  }
  return widest;
}
