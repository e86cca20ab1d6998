/** Boxes outside of which nothing of a list is seen. */
export function clippersOf(container: Element): Element[] {
  const isClipping = (box: Element) => {
    const {overflowX, overflowY} = getComputedStyle(box);
    return overflowX !== 'visible' || overflowY !== 'visible';
  };
  // what the page's root clips is the window's
  return boxesAround(container).filter(box => box !== document.body && box !== document.documentElement && isClipping(box));
}

/** The level at which a part of the page is drawn over others: that of the outermost box around it that has one, else 1. */
export function levelOf(element: Element): number {
  const levels = boxesAround(element).map(box => Number(getComputedStyle(box).zIndex));
  return levels.findLast(level => level > 0) ?? 1;
}

/** An element and all that it is drawn in, from the inside out. */
function boxesAround(element: Element): Element[] {
  const boxes: Element[] = [];
  for (let box: Element | null | undefined = element; box; box = box.assignedSlot ?? box.parentElement ?? hostOf(box))
    boxes.push(box);
  return boxes;
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
