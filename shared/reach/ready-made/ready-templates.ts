import type {ContactPurpose} from '#shared/model/contact';
import type {Language} from '#shared/model/language';
import type {Template} from '#shared/model/template';
import {ENGLISH} from '#shared/reach/ready-made/en';
import {SPANISH} from '#shared/reach/ready-made/es';
import {FRENCH} from '#shared/reach/ready-made/fr';
import type {ReadyTexts} from '#shared/reach/ready-made/ready-text';

const TEXTS: Readonly<Record<Language, ReadyTexts>> = {en: ENGLISH, fr: FRENCH, es: SPANISH};

/**
 * Our text for a purpose, as the creator would write it. Saved it is theirs.
 *
 * @param isPatreon - whether the people are patrons: Patreon tries declined payments again by its own rules (C12)
 */
export function readyTemplate(purpose: ContactPurpose, language: Language, isPatreon: boolean): Template {
  const text = TEXTS[language][purpose === 'declined' && !isPatreon ? 'declined-elsewhere' : purpose];
  return {id: `ready-${purpose}-${language}`, ...text, purpose, language, rev: 0};
}

/** Whether nobody has changed and saved it yet. */
export function isReadyMade({rev}: Pick<Template, 'rev'>): boolean {
  return rev === 0;
}
