import {elementScroll, observeElementOffset, observeElementRect, type VirtualItem, Virtualizer} from '@tanstack/virtual-core';
import type {RefObject} from 'preact';
import {useLayoutEffect, useState} from 'preact/hooks';

export type VirtualRows = {
  /** The rows to draw, a few beyond the visible ones. */
  readonly items: readonly VirtualItem[];
  /** Height of all rows, pixels. */
  readonly height: number;
  scrollTo(index: number): void;
};

/** Which rows of a long list to draw, all of one height. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): VirtualRows {
  const [, redraw] = useState(0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The header lies in the scrolled box and moves every row down by its own height.
    scrollPaddingEnd: rowHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(times => times + 1),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollTo: index => virtualizer.scrollToIndex(index, {align: 'auto'}),
  };
}
