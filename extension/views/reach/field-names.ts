import {i18n} from '#i18n';
import {FIELD_KEYS, type FieldKey, type FieldNames} from '#shared/reach/template-text';

const NAMES = {
  'first-name': 'reach.field.firstName',
  name: 'reach.field.name',
  tier: 'reach.field.tier',
  months: 'reach.field.months',
  amount: 'reach.field.amount',
  benefit: 'reach.field.benefit',
  'survey-link': 'reach.field.surveyLink',
  'form-link': 'reach.field.formLink',
  'sign-up-link': 'reach.field.signUpLink',
  'page-link': 'reach.field.pageLink',
} as const satisfies Record<FieldKey, string>;

/** What fields of a text are called on screen. */
export function fieldNames(): FieldNames {
  return Object.fromEntries(FIELD_KEYS.map(key => [key, i18n.t(NAMES[key])])) as FieldNames;
}
