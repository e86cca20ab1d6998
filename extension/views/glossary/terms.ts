import {i18n} from '#i18n';

/** Words that are explained, in the order in which they are best read; each has the address `#/glossary/TERM`. */
export const TERMS = [
  'supporter',
  'score',
  'points',
  'tier',
  'level',
  'rank',
  'not-known',
  'declined',
  'at-risk',
  'leaving',
  'new',
  'pledge',
  'saved-filter',
  'benefit',
  'consent',
  'duplicates',
  'private-server',
  'crm',
  'api',
] as const;
export type Term = (typeof TERMS)[number];

export function isTerm(text: string): text is Term {
  return TERMS.some(term => term === text);
}

/** Locale keys have no hyphens. */
const KEYS = {
  supporter: 'supporter',
  score: 'score',
  points: 'points',
  tier: 'tier',
  level: 'level',
  rank: 'rank',
  'not-known': 'notKnown',
  declined: 'declined',
  'at-risk': 'atRisk',
  leaving: 'leaving',
  new: 'new',
  pledge: 'pledge',
  'saved-filter': 'savedFilter',
  benefit: 'benefit',
  consent: 'consent',
  duplicates: 'duplicates',
  'private-server': 'privateServer',
  crm: 'crm',
  api: 'api',
} as const satisfies Record<Term, string>;

/** The word itself, as it stands on screen. */
export function termText(term: Term): string {
  return i18n.t(`glossary.term.${KEYS[term]}`);
}

/** What it means, in a sentence or three. */
export function termMeaning(term: Term): string {
  return i18n.t(`glossary.means.${KEYS[term]}`);
}
