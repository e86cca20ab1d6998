import type {DecoratedRow} from './decorator';
import type {RowLoop} from './row-loop';

export type Direction = 1 | -1;

/** Where in the matches a jump has led: `at` of `seen`, counted from 1; `whole`: the list's end has been reached. */
export type JumpState = {readonly at: number; readonly seen: number; readonly whole: boolean};

export type Jumper = {
  /** Goes to the next match in a direction, scrolling the page's own list until there is one. False: none that way. */
  jump(direction: Direction): Promise<boolean>;
  /** Takes note of the matches on the page now. */
  note(): JumpState;
  reset(): void;
};

type Options = {
  readonly loop: RowLoop;
  readonly scroller: Element;
  /** The attribute with the row's place in the whole list, where the page has one. */
  readonly indexAttribute: string | undefined;
  readonly arrived: (row: DecoratedRow | undefined) => void;
  readonly signal: AbortSignal;
};

const STEP = 0.8;
const SETTLE_AT_MOST_MS = 2_000;

export function createJumper({loop, scroller, indexAttribute, arrived, signal}: Options): Jumper {
  /** Places of the matches seen so far. */
  const places = new Map<string, number>();
  let current: number | undefined;
  let whole = false;
  let run = 0;

  function placeOf({row}: DecoratedRow): number {
    const index = indexAttribute === undefined ? null : row.getAttribute(indexAttribute);
    return index === null ? row.getBoundingClientRect().top + scroller.scrollTop : Number(index);
  }

  function matches(): {match: DecoratedRow; place: number}[] {
    const found = loop.decorated().flatMap(match => (match.answer?.matches ? [{match, place: placeOf(match)}] : []));
    for (const {match, place} of found) places.set(match.key, place);
    return found.sort((one, other) => one.place - other.place);
  }

  function next(direction: Direction): {match: DecoratedRow; place: number} | undefined {
    const found = matches();
    const from = current;
    if (from === undefined) return direction === 1 ? found[0] : found.at(-1);
    return direction === 1 ? found.find(({place}) => place > from) : found.findLast(({place}) => place < from);
  }

  function note(): JumpState {
    matches();
    const at = current === undefined ? 0 : [...places.values()].filter(place => place <= (current ?? 0)).length;
    return {at, seen: places.size, whole};
  }

  return {
    async jump(direction) {
      run += 1;
      const mine = run;
      while (!signal.aborted && mine === run) {
        const found = next(direction);
        if (found) {
          current = found.place;
          bringIntoView(found.match.row, scroller);
          arrived(found.match);
          return true;
        }
        if (!(await scrollOn(scroller, direction, () => loop.busy()))) {
          if (direction === 1) whole = true;
          return false;
        }
      }
      return false;
    },
    note,
    reset() {
      run += 1;
      places.clear();
      current = undefined;
      whole = false;
      arrived(undefined);
    },
  };
}

function bringIntoView(row: Element, scroller: Element): void {
  const {top, height} = row.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  scroller.scrollBy({top: top + height / 2 - (view.top + view.height / 2)});
}

/** One step of the list and a wait until its rows are there; false at its end. */
async function scrollOn(scroller: Element, direction: Direction, busy: () => boolean): Promise<boolean> {
  const from = scroller.scrollTop;
  scroller.scrollBy({top: direction * STEP * scroller.clientHeight});
  const moved = Math.abs(scroller.scrollTop - from) >= 1;
  const until = performance.now() + SETTLE_AT_MOST_MS;
  // two frames for the page to render, then for as long as rows or answers are under way
  for (let frames = 0; frames < 3 || (busy() && performance.now() < until); frames += 1) {
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
  return moved;
}
