import type {Language} from '#shared/model/language';
import type {PublicWords} from './words';
import {EN} from './words-en';
import {ES} from './words-es';
import {FR} from './words-fr';

/** What the pages for supporters say, by language. */
export const PUBLIC_WORDS: Readonly<Record<Language, PublicWords>> = {en: EN, fr: FR, es: ES};
