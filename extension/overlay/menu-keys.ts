/** A key pressed inside a list of menu items. */
export type MenuKeyEvent = KeyboardEvent & {readonly currentTarget: HTMLElement};

type Options = {readonly close: () => void; readonly typeAhead: boolean};

const TYPE_AHEAD_MS = 600;
let typed = {text: '', at: 0};

/** Roving focus, type-ahead, and the arrows that open and leave a submenu (WAI-ARIA's menu pattern). */
export function menuKeys(event: MenuKeyEvent, {close, typeAhead}: Options): void {
  const list = event.currentTarget;
  const items = itemsOf(list);
  const here = event.target instanceof HTMLElement ? items.indexOf(event.target) : -1;
  const to = {ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1}[event.key];
  if (to !== undefined) focusItem(list, to);
  else if (event.key === 'ArrowLeft' || event.key === 'Tab') close();
  else if (event.key === 'ArrowRight' && items[here]?.dataset.opens !== undefined) items[here]?.click();
  else if (typeAhead && event.key.length === 1 && event.key !== ' ' && !hasModifier(event)) focusTyped(items, here, event);
  else return;
  event.preventDefault();
}

/** Focuses an item by its place, counted around both ends. */
export function focusItem(list: HTMLElement | null, place: number): void {
  const items = list ? itemsOf(list) : [];
  items.at(place % Math.max(items.length, 1))?.focus({preventScroll: true});
}

/** A list begins: with the focus on what opened the layer one comes back from, else on its first item. */
export function focusOpener(list: HTMLElement | null, opened: string | undefined): void {
  typed = {text: '', at: 0};
  const opener = list && itemsOf(list).findIndex(item => opened !== undefined && item.dataset.opens === opened);
  focusItem(list, Math.max(opener ?? 0, 0));
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role^=menuitem]')];
}

function hasModifier({ctrlKey, metaKey, altKey}: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

function focusTyped(items: readonly HTMLElement[], here: number, {key, timeStamp}: KeyboardEvent): void {
  typed = {text: timeStamp - typed.at < TYPE_AHEAD_MS ? typed.text + key : key, at: timeStamp};
  const letters = new Set(typed.text);
  // the same letter again and again walks through the items that begin with it
  const wanted = (letters.size === 1 ? key : typed.text).toLocaleLowerCase();
  // a fresh letter goes on from the item after this one, a longer word may stay
  const from = wanted.length === 1 ? here + 1 : Math.max(here, 0);
  const ordered = [...items.slice(from), ...items.slice(0, from)];
  ordered.find(item => item.dataset.words?.toLocaleLowerCase().startsWith(wanted))?.focus();
}
