import type {RefObject} from 'preact';
import {useLayoutEffect, useState} from 'preact/hooks';
import {type Place, type Span, scrollTopFor, visibleRows} from './visible-rows';

export type VirtualRows = {
  /** The rows to draw, a few beyond the visible ones, each with its place in the drawn height. */
  readonly items: readonly {readonly index: number; readonly start: number}[];
  /** Height of all rows, pixels; less where a browser draws no element that high. */
  readonly height: number;
  /** Where a row that is not among the items would be drawn. */
  startOf(index: number): number;
  scrollTo(index: number): void;
};

type Rows = {
  readonly count: number;
  /** Pixels, the same for all. */
  readonly rowHeight: number;
  /** Height of what stands above the rows in the scrolled box and stays there. */
  readonly head?: number;
};

/** Which rows of a long list to draw. */
export function useVirtualRows(scroller: RefObject<HTMLElement | null>, {count, rowHeight, head = 0}: Rows): VirtualRows {
  const [place, setPlace] = useState<Place>({scrollTop: 0, view: 0});
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const next = {scrollTop: element.scrollTop, view: element.clientHeight - head};
      setPlace(last => (last.scrollTop === next.scrollTop && last.view === next.view ? last : next));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, {passive: true});
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [head]);
  const rows = visibleRows({count, rowHeight}, place);
  const startOf = (index: number) => index * rowHeight + rows.shift;
  return {
    items: indices(rows).map(index => ({index, start: startOf(index)})),
    height: rows.height,
    startOf,
    scrollTo(index) {
      const element = scroller.current;
      if (element === null) return;
      const now = {scrollTop: element.scrollTop, view: element.clientHeight - head};
      element.scrollTop = scrollTopFor({count, rowHeight}, now, index);
    },
  };
}

function indices({from, until}: Span): number[] {
  return Array.from({length: until - from}, (_, at) => from + at);
}
