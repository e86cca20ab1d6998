import {rulePath} from './loyalty-paths';

/** Puts the focus on the line of the first of these rules that is in sight, else where another one is made. */
export function focusRule(ids: readonly string[]): void {
  // Once the list is drawn.
  requestAnimationFrame(() => {
    const lines = ids.map(id => document.querySelector<HTMLElement>(`a[href="${CSS.escape(rulePath(id))}"]`));
    const line = lines.find(link => link?.checkVisibility() === true);
    (line ?? document.querySelector<HTMLElement>('[data-testid=new-rule]'))?.focus();
  });
}
