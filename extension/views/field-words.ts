import {i18n} from '#i18n';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import type {FieldGroup} from '#shared/filter/fields/subject';

export type FieldWords = {readonly label: string; readonly help: string};

const CUSTOM = 'custom.';

/** A field of the filter language in the creator's words; a vendor's own column under its header. */
export function fieldWords(name: string): FieldWords {
  if (!FIELD_BY_NAME.has(name)) {
    const header = name.startsWith(CUSTOM) ? name.slice(CUSTOM.length) : name;
    return {label: header.charAt(0).toUpperCase() + header.slice(1), help: i18n.t('fields.custom.help')};
  }
  const key = camel(name);
  return {
    label: i18n.t(`fields.${key}.label` as 'fields.name.label'),
    help: i18n.t(`fields.${key}.help` as 'fields.name.help'),
  };
}

/** A field of the rows of a table, such as `order[product]`. */
export function rowFieldLabel(table: string, name: string): string {
  return i18n.t(`rowfields.${table}.${camel(name)}` as 'rowfields.order.product');
}

export function tableLabel(table: string): string {
  return i18n.t(`fieldtables.${table}` as 'fieldtables.order');
}

/** @param group - `custom`: vendors' own columns */
export function groupLabel(group: FieldGroup | 'custom'): string {
  return i18n.t(`fieldgroups.${group}`);
}

/** Which words of other parts of the screen stand for the choices of a field. Fields of rows: `TABLE.NAME`. */
const CHOICES = {
  kind: 'kind',
  state: 'state',
  flag: 'flag',
  charge: 'charge',
  newsletter: 'mail',
  'contacted-by': 'contact',
  'order.status': 'orders',
  'activity.action': 'did',
  'contact.channel': 'contact',
  'contact.purpose': 'contact',
  'benefit.state': 'benefits',
} as const;

/** Choices whose words stand under another key. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'contacted-by.other': 'contact.otherWay',
  'contact.channel.other': 'contact.otherWay',
  'contact.purpose.other': 'contact.otherReason',
  'benefit.state.not': 'benefits.notOwed',
};

/** A choice in the creator's words; any other value is its own word. */
export function choiceText(field: string, choice: string): string {
  const section = CHOICES[field as keyof typeof CHOICES];
  if (section === undefined) return choice;
  const key = OTHERWISE[`${field}.${choice}`] ?? `${section}.${camel(choice)}`;
  return i18n.t(key as 'kind.paid');
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
