import type {ChipFace} from './chip-face';

/** One chip on the page. `host` stands in the vendor's cell, `button` in its closed root. */
export type Chip = {readonly host: HTMLElement; readonly button: HTMLElement; face: ChipFace | undefined; here: boolean};

/** Marks our hosts in the page, with the id of the copy of the overlay that made them. */
export const HOST_ATTRIBUTE = 'data-regulars';

/** Makes an empty chip; the caller appends its host. Plain DOM: there is one per row. */
export function createChip(sheets: readonly CSSStyleSheet[], instance: string): Chip {
  const host = document.createElement('span');
  host.setAttribute(HOST_ATTRIBUTE, instance);
  const root = host.attachShadow({mode: 'closed'});
  root.adoptedStyleSheets = sheets as CSSStyleSheet[];
  const button = document.createElement('span');
  root.append(button);
  return {host, button, face: undefined, here: false};
}

/** Shows a face. A chip without a name is not in the tab order: it says nothing yet. */
export function showFace(chip: Chip, face: ChipFace): void {
  if (chip.face === face) return;
  const {button} = chip;
  const named = chip.face?.label !== undefined;
  chip.face = face;
  button.dataset.t = face.text;
  drawClass(chip);
  if (face.label === undefined) {
    for (const name of ['role', 'tabindex', 'aria-label']) button.removeAttribute(name);
    return;
  }
  if (!named) {
    button.setAttribute('role', 'button');
    button.tabIndex = 0;
    button.setAttribute('aria-haspopup', 'dialog');
  }
  button.setAttribute('aria-label', face.label);
}

/** Marks the chip that the last jump went to. */
export function markHere(chip: Chip, here: boolean): void {
  chip.here = here;
  drawClass(chip);
}

function drawClass({button, face, here}: Chip): void {
  button.className = `c ${face?.look ?? 'wait'}${here ? ' here' : ''}`;
}
