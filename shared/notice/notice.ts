import type {Language} from '#shared/model/language';
import {en} from '#shared/notice/en';
import {es} from '#shared/notice/es';
import {fr} from '#shared/notice/fr';
import type {NoticeFacts, NoticeText} from '#shared/notice/notice-facts';

const TEXTS: Readonly<Record<Language, NoticeText>> = {en, fr, es};

/** A notice for supporters, ready for the creator's own privacy page. Paragraphs with an empty line between; the first is its title. */
export function noticeText(language: Language, facts: NoticeFacts): string {
  const text = TEXTS[language](facts).join('\n\n');
  // French sets a narrow no-break space before high punctuation.
  return language === 'fr' ? text.replace(/ ([:;!?»])/g, '\u202f$1') : text;
}
