import type {ChipFace} from './chip-face';

/** One chip on the page. `host` stands in the vendor's cell, `button` in its closed root. */
export type Chip = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  button: HTMLElement;
  face: ChipFace;
  here: boolean;
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
  return {host, root, button, face, here: false};
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
    chip.root.replaceChildren(button);
    chip.button = button;
  }
  if (chip.here) markHere(chip, true);
}

/** Marks the chip that the last jump went to. */
export function markHere(chip: Chip, here: boolean): void {
  chip.here = here;
  chip.button.classList.toggle('here', here);
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
