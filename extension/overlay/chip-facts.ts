import type {RowFact} from '../messages';
import type {Chip} from './chip';

/** Two at most stand beside a score. */
export const MOST_FACTS = 2;

const CHIP_WIDTH = 64;
const FACT_WIDTH = 88;
/** What a cell has to keep for the page's own text. */
const OWN_SHARE = 0.45;

/** How wide a chip's host is with its facts, in pixels, as `chip.css` lays it out. */
export function widthWith(facts: number): number {
  return CHIP_WIDTH + facts * FACT_WIDTH;
}

/** How many facts a cell has room for. */
export function factsIn(cellWidth: number): number {
  const room = cellWidth * (1 - OWN_SHARE) - CHIP_WIDTH;
  return Math.max(0, Math.min(MOST_FACTS, Math.floor(room / FACT_WIDTH)));
}

/** Puts what chosen columns say of the person before the score; nothing for nobody. */
export function showFacts({root, button}: Chip, facts: readonly RowFact[]): void {
  if (facts.length === 0 && root.firstChild === button) return;
  root.replaceChildren(...facts.map((fact, place) => factOf(fact, facts.length - 1 - place)), button);
}

/** @param fromChip how many others stand between it and the score */
function factOf({name, text}: RowFact, fromChip: number): HTMLElement {
  const element = document.createElement('span');
  element.className = `f f${fromChip}`;
  element.dataset.t = text;
  if (text === '') return element;
  element.setAttribute('role', 'note');
  element.setAttribute('aria-label', `${name}: ${text}`);
  return element;
}
