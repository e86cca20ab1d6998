import {owedTo} from '#shared/membership/benefits';
import {highestTier} from '#shared/membership/tiers';
import type {Benefit} from '#shared/model/benefit';
import type {Language} from '#shared/model/language';
import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import type {Supporter} from '#shared/model/supporter';
import type {Values} from '#shared/reach/fill';

/** Addresses that the creator gave once, for every text. Empty: not given yet. */
export type Links = {readonly survey: string; readonly form: string; readonly signUp: string};

export type Telling = {
  readonly benefits: readonly Benefit[];
  readonly links: Links;
  /** Of the text: money is written its way. */
  readonly language: Language;
  readonly now: number;
  /** The address of a person's own page; absent: there are no such pages. */
  readonly page?: ((person: Supporter['id']) => string) | undefined;
};

/** What a text to send can say of a person. */
export function valuesOf(supporter: Supporter, {benefits, links, language, now, page}: Telling): Values {
  const fields = supporter.records.map(record => record.fields);
  const name = personName(supporter.name?.value);
  const tier = highestTier(fields.flatMap(({tiers = []}) => tiers.filter(({deleted}) => deleted !== true)));
  const months = monthsSince(
    fields.flatMap(({joinedAt, pledgeStartAt}) => joinedAt ?? pledgeStartAt ?? []),
    now,
  );
  const pledge = fields.find(one => one.pledge !== undefined && one.pledge.minorUnits > 0)?.pledge;
  const owed = owedTo(supporter, benefits, now).filter(({state}) => state === 'owed');
  const [benefit] = [...new Set(owed.map(line => line.benefit.name))];
  return {
    ...(name === undefined ? {} : {name, ...firstName(name)}),
    ...(tier === undefined ? {} : {tier: tier.name}),
    ...(months === undefined ? {} : {months: String(months)}),
    ...(pledge === undefined ? {} : {amount: moneyText(pledge, language)}),
    ...(benefit === undefined ? {} : {benefit}),
    ...linkOf('survey-link', links.survey),
    ...linkOf('form-link', links.form),
    ...linkOf('sign-up-link', links.signUp),
    ...(page === undefined ? {} : {'page-link': page(supporter.id)}),
  };
}

/** Nobody is greeted by their address, by stars, or by what has no letter. */
function personName(name: string | undefined): string | undefined {
  const said = name?.trim().replaceAll(/\s+/g, ' ');
  return said === undefined || !/\p{L}/u.test(said) || /[@*]/.test(said) ? undefined : said;
}

const TITLE = /^(?:dr|prof|mr|mrs|ms|mme|m|sr|sra|herr|frau)\.?$/i;

/** The word that people are called by: the first one, or what stands after a comma; no initial, no title, no handle. */
function firstName(name: string): Values {
  const turned = name.includes(',') ? (name.split(',')[1] ?? '') : name;
  const word =
    turned
      .trim()
      .split(' ')
      .find(part => !TITLE.test(part)) ?? '';
  const isName = /^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(word) || /^[\p{Lo}\p{M}]+$/u.test(word);
  return isName ? {'first-name': word} : {};
}

function monthsSince(dates: readonly number[], now: number): number | undefined {
  if (dates.length === 0) return undefined;
  const [from, to] = [new Date(Math.min(...dates)), new Date(now)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.max(0, to.getUTCDate() < from.getUTCDate() ? months - 1 : months);
}

function moneyText(money: Money, language: Language): string {
  return new Intl.NumberFormat(language, {style: 'currency', currency: money.currency}).format(majorUnits(money));
}

function linkOf(key: 'survey-link' | 'form-link' | 'sign-up-link', link: string): Values {
  return link === '' ? {} : {[key]: link};
}
