import {i18n} from '#i18n';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import {cellText} from './cell-text';
import type {WhyLine} from './data/why';
import {fieldWords} from './field-words';
import {saidText} from './source-text';

/** What a person has where a condition looks: "Tier: Gold"; undefined where the condition is not on a field. */
export function valueText({field: name, value}: WhyLine, now: number): string | undefined {
  if (name === undefined || value === undefined) return undefined;
  const field = FIELD_BY_NAME.get(name) ?? {name, type: 'text' as const};
  const text = value === false ? i18n.t('operator.no') : cellText(field, value, now);
  const {label} = fieldWords(name);
  return i18n.t('why.value', [label, text === '' ? i18n.t('why.nothing') : text]);
}

/** Who said so, and how long ago; '' where it is the creator's own, or told by nobody. */
export function sourcesText({said, derivedFrom}: WhyLine, now: number): string {
  if (derivedFrom !== undefined) return i18n.t('why.derived', [saidText(derivedFrom, now)]);
  return [...new Set(said.map(one => saidText(one, now)))].join(' · ');
}
