import type {Field} from '#shared/filter/catalogue';
import {choiceText} from './field-words';
import {vendorName} from './vendor-name';

/** A word of a choice or a set in the creator's language; free words are their own. */
export function wordText({name, type}: Pick<Field, 'name' | 'type'>, word: string): string {
  if (name === 'source') return vendorName(word);
  return type === 'choice' || name === 'flag' ? choiceText(name, word) : word;
}
