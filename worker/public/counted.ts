import type {Language} from '#shared/model/language';

/** One of two forms by the language's own rule, with the number printed in it. */
export function counted(language: Language, forms: {readonly one: string; readonly other: string}): (count: number) => string {
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  return count => forms[rules.select(Math.abs(count)) === 'one' ? 'one' : 'other'].replace('#', format.format(count));
}
