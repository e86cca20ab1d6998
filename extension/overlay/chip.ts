import type {ChipFace} from './chip-face';

/** One chip on the page. `host` stands in the vendor's cell, `button` in its closed root. */
export type Chip = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  button: HTMLElement;
  face: ChipFace;
  /** The last jump went here. */
  here: boolean;
  /** Named by the filter, where the page is not to see that. */
  match: boolean;
};

/** Marks our hosts in the page, with the id of the copy of the overlay that made them. */
export const HOST_ATTRIBUTE = 'data-regulars';

/** Makes a chip; the caller appends its host. Plain DOM: there is one per row. */
export function createChip(sheets: readonly CSSStyleSheet[], instance: string, face: ChipFace): Chip {
  const host = document.createElement('span');
  host.setAttribute(HOST_ATTRIBUTE, instance);
  const root = host.attachShadow({mode: 'closed'});
  root.adoptedStyleSheets = sheets as CSSStyleSheet[];
  const button = copyOf(face);
  root.append(button);
  return {host, root, button, face, here: false, match: false};
}

/** Shows another face. */
export function showFace(chip: Chip, face: ChipFace): void {
  if (chip.face === face) return;
  const mayHaveFocus = chip.face.label !== undefined && face.label !== undefined;
  chip.face = face;
  if (mayHaveFocus) {
    dress(chip.button, face);
  } else {
    // a copy costs a third of setting each attribute, and what had no name had no focus either
    const button = copyOf(face);
    chip.root.replaceChild(button, chip.button);
    chip.button = button;
  }
  if (chip.here || chip.match) mark(chip, {});
}

/** Marks a chip by a ring, inside its closed root. */
export function mark(chip: Chip, change: Partial<Pick<Chip, 'here' | 'match'>>): void {
  Object.assign(chip, change);
  chip.button.classList.toggle('here', chip.here);
  chip.button.classList.toggle('match', chip.match);
}

const patterns = new WeakMap<ChipFace, HTMLElement>();

function copyOf(face: ChipFace): HTMLElement {
  let pattern = patterns.get(face);
  if (!pattern) {
    pattern = document.createElement('span');
    dress(pattern, face);
    patterns.set(face, pattern);
  }
  const copy = pattern.cloneNode();
  return copy as HTMLElement;
}

/** A chip without a name is not in the tab order: it says nothing yet. */
function dress(button: HTMLElement, {text, look, label}: ChipFace): void {
  button.className = `c ${look}`;
  button.dataset.t = text;
  if (label === undefined) return;
  button.setAttribute('role', 'button');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', label);
  button.tabIndex = 0;
}
