import type {RefObject} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {type Bits, has} from '#shared/filter/bits';

type List = {
  readonly people: {readonly size: number; readonly ordinals: Uint32Array};
  readonly ticked: Bits;
  readonly onTick: (ordinals: ArrayLike<number>, on: boolean) => void;
  readonly scrollTo: (index: number) => void;
};

const PAGE_ROWS = 10;

/** Moving through a list of rows and ticking them: arrows, Page, Home and End; Space, Shift and Ctrl or Cmd with A. */
export function useListKeys(scroller: RefObject<HTMLElement | null>, {people, ticked, onTick, scrollTo}: List) {
  const [active, setActive] = useState(0);
  // Where a range begins.
  const anchor = useRef(0);
  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(people.size - 1, index));
    setActive(to);
    scrollTo(to);
    const row = () => scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${to + 2}"]`);
    // A row that was out of sight is there after the next drawing only.
    if (row()) row()?.focus({preventScroll: true});
    else requestAnimationFrame(() => row()?.focus({preventScroll: true}));
    return to;
  };
  const isTicked = (index: number) => has(ticked, people.ordinals[index] ?? 0);
  const tick = (index: number, isRange: boolean) => {
    if (isRange) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      return onTick(people.ordinals.subarray(from, to + 1), true);
    }
    anchor.current = index;
    onTick(people.ordinals.subarray(index, index + 1), !isTicked(index));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rowIndexOf(event.target);
    if (event.altKey || index === undefined) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'a') onTick(people.ordinals, true);
    else if (isCommand) return;
    else if (event.key === ' ') tick(index, event.shiftKey);
    else {
      const to = targetOf(event.key, index, people.size);
      if (to === undefined) return;
      const at = focusRow(to);
      if (event.shiftKey) tick(at, true);
      else anchor.current = at;
    }
    event.preventDefault();
  };
  return {current: Math.min(active, people.size - 1), setCurrent: setActive, focusRow, isTicked, tick, onKeyDown};
}

/** Keys count on a row itself; the buttons in it have their own. */
function rowIndexOf(target: EventTarget | null): number | undefined {
  if (!(target instanceof HTMLElement) || target.role !== 'row') return undefined;
  const index = Number(target.getAttribute('aria-rowindex')) - 2;
  return index < 0 ? undefined : index;
}

function targetOf(key: string, index: number, size: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return size - 1;
    default:
      return undefined;
  }
}
