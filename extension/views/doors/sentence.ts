import {i18n} from '#i18n';

/**
 * The key of a sentence of the doors, without slots: what data names and a view says. Not the union of all keys: the compiler takes
 * minutes over it.
 */
export type Sentence = `doors.${string}`;

/** The sentence itself. Whether it is there, in every language, is held by a test. */
export function sentenceText(sentence: Sentence): string {
  const say: (key: string) => string = i18n.t;
  return say(sentence);
}
