import type {Page} from '@playwright/test';

/**
 * What does not fit the width of a window: the page itself where it has to be scrolled sideways, and what is cut off without an
 * ellipsis. Tables of many columns scroll in a box of their own (WCAG 1.4.10 excepts them); words for screen readers alone are 1 px.
 */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const wide = (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth;
    const all = [...document.querySelectorAll('body *')];
    const cut = all.filter(element => {
      const {overflowX, textOverflow} = getComputedStyle(element);
      const isCut = overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.clientWidth > 4;
      return isCut && element.scrollWidth > element.clientWidth + 1;
    });
    const strips = all.filter(element => {
      const isStrip = /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
      return isStrip && element.querySelector('[role=row], li, tr') === null;
    });
    return [
      ...(wide > 0 ? [`the page: ${wide} px`] : []),
      ...cut.map(element => `cut off: ${nameOf(element)}`),
      ...strips.map(element => `scrolls sideways: ${nameOf(element)}`),
    ];
  });
}
