import {i18n, type SentenceKey} from '#i18n';

/** The key of a sentence of the doors, without slots: what data names and a view says. */
export type Sentence = Extract<SentenceKey, `doors.${string}`>;

export function sentenceText(sentence: Sentence): string {
  return i18n.t(sentence);
}
