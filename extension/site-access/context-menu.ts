import {browser} from 'wxt/browser';
import {i18n} from '#i18n';

/** What the browser's own menu offers on a page: fixed, because it cannot know the row before it opens. */
export const MENU_VERBS = ['open', 'copy-email', 'note', 'tag'] as const;
export type MenuVerb = (typeof MENU_VERBS)[number];

export function isMenuVerb(id: string | number): id is MenuVerb {
  return MENU_VERBS.some(verb => verb === id);
}

/** Puts the verbs into the browser's menu on enabled sites, and nowhere else. */
export async function showContextMenu(documentUrlPatterns: string[]): Promise<void> {
  await browser.contextMenus.removeAll();
  if (documentUrlPatterns.length === 0) return;
  const titles: Record<MenuVerb, string> = {
    open: i18n.t('contextMenu.open'),
    'copy-email': i18n.t('contextMenu.copyEmail'),
    note: i18n.t('contextMenu.note'),
    tag: i18n.t('contextMenu.tag'),
  };
  for (const id of MENU_VERBS) {
    browser.contextMenus.create({id, title: titles[id], contexts: ['page', 'link', 'selection'], documentUrlPatterns});
  }
}
