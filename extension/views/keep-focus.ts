/** Where the focus was: each element from it up to the root, with its place among its parent's children. */
type Step = {readonly element: Element; readonly place: number};

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** Dialogs give the focus back when they close, and effects move it; only then it is lost. */
const SETTLED_MS = 80;

/**
 * Never loses the focus of the keyboard: when what has it goes away or is switched off, what stands nearest takes it, else the
 * window's main part. For a whole window, once.
 */
export function keepFocus(root: HTMLElement): void {
  let path: readonly Step[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.activeElement === document.body && path.length > 0) nearest(path)?.focus();
  };
  root.addEventListener('focusin', ({target}) => {
    path = target instanceof Element ? pathOf(target, root) : [];
  });
  // Whoever clicks beside everything wants nothing focused.
  window.addEventListener(
    'pointerdown',
    () => {
      path = [];
    },
    {capture: true},
  );
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED_MS);
  }).observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'open']});
}

function pathOf(target: Element, root: Element): Step[] {
  const steps: Step[] = [];
  for (let element: Element | null = target; element !== null && element !== root; element = element.parentElement) {
    steps.push({element, place: [...(element.parentElement?.children ?? [])].indexOf(element)});
  }
  return steps;
}

/** The first thing that takes the focus beside where it was, going outwards; a main part takes it itself. */
function nearest(path: readonly Step[]): HTMLElement | null {
  for (const [at, {element}] of path.entries()) {
    if (!element.isConnected) continue;
    if (element instanceof HTMLElement && element.matches('main[tabindex]')) return element;
    const inner = path[at - 1];
    const beside = inner?.element.isConnected === false ? (element.children[inner.place] ?? element.lastElementChild) : null;
    const found = firstIn(beside) ?? firstIn(element);
    if (found !== null) return found;
  }
  return document.querySelector<HTMLElement>('main[tabindex]') ?? firstIn(document.body);
}

function firstIn(element: Element | null): HTMLElement | null {
  if (!(element instanceof HTMLElement)) return null;
  if (element.matches(FOCUSABLE) && element.checkVisibility()) return element;
  return [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(one => one.checkVisibility()) ?? null;
}
