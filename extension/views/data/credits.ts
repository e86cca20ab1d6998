import type {AnyColumns} from '#shared/filter/columns';
import {OPTED_OUT} from '#shared/filter/opted-out';
import {tagId} from '#shared/model/tag-id';

export type Credits = {
  /** As the language orders them. */
  readonly names: readonly string[];
  /** People who do not want to be named. */
  readonly optedOut: number;
  /** People whose name is not known. */
  readonly nameless: number;
};

/** Whoever carries this tag is named in no credits. */
export const NO_CREDITS_TAG = 'no-credits';
/** The name that somebody wants to be called by, before the one that vendors tell. */
const CREDIT_NAMES = ['credit-name', 'custom.credit name'];

/** Names for the end of a video: nothing else of these people, and nobody who does not want it. */
export function creditsOf(columns: AnyColumns, ordinals: ArrayLike<number>, language: string): Credits {
  const [names, counts] = [[] as string[], {optedOut: 0, nameless: 0}];
  const preferred = CREDIT_NAMES.filter(name => columns.fields.has(name));
  const hasFlag = columns.fields.has(OPTED_OUT);
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    const saysNo =
      columns.words('tag', ordinal).some(tag => tagId(tag) === NO_CREDITS_TAG) ||
      (hasFlag && columns.word(OPTED_OUT, ordinal) === 'yes');
    const name = firstName(columns, [...preferred, 'name'], ordinal);
    if (saysNo) counts.optedOut += 1;
    else if (name === '') counts.nameless += 1;
    else names.push(name);
  }
  return {names: names.sort(new Intl.Collator(language).compare), ...counts};
}

function firstName(columns: AnyColumns, fields: readonly string[], ordinal: number): string {
  for (const field of fields) {
    // A line break would make two people of one.
    const text = columns.word(field, ordinal).replace(/\s+/g, ' ').trim();
    if (text !== '') return text;
  }
  return '';
}
