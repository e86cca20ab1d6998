import {isTimeZone} from '#shared/loyalty/periods';
import type {Language} from '#shared/model/language';
import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';

export type Formats = {
  number(value: number): string;
  date(at: number): string;
  money(amount: Money): string;
  list(names: readonly string[]): string;
};

const LOCALE: Readonly<Record<Language, string>> = {en: 'en-GB', fr: 'fr', es: 'es'};

/** How numbers, dates and lists are written; days are those of the programme's time zone. */
export function formatsOf(language: Language, timeZone: string | undefined): Formats {
  const locale = LOCALE[language];
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeZone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC',
  });
  const list = new Intl.ListFormat(locale, {type: 'disjunction'});
  return {
    number: value => number.format(value),
    date: at => date.format(at),
    money: amount => new Intl.NumberFormat(locale, {style: 'currency', currency: amount.currency}).format(majorUnits(amount)),
    list: names => list.format(names),
  };
}
