import type {Source} from '#shared/filter/columns';
import {ACTIVITY_FIELDS} from '#shared/filter/fields/activity';
import {BENEFIT_FIELDS} from '#shared/filter/fields/benefits';
import {CONTACT_FIELDS} from '#shared/filter/fields/contact';
import {customCells} from '#shared/filter/fields/custom';
import {DATE_FIELDS} from '#shared/filter/fields/dates';
import {DERIVED} from '#shared/filter/fields/derived';
import {LOYALTY_FIELDS} from '#shared/filter/fields/loyalty';
import {MEMBERSHIP_FIELDS} from '#shared/filter/fields/membership';
import {MONEY_FIELDS} from '#shared/filter/fields/money';
import {NEWSLETTER_FIELDS} from '#shared/filter/fields/newsletter';
import {ORDERS_FIELDS} from '#shared/filter/fields/orders';
import {SOURCE_FIELDS} from '#shared/filter/fields/sources';
import type {Subject, SupporterField, Workspace} from '#shared/filter/fields/subject';
import {TABLES, type TableRow} from '#shared/filter/fields/tables';
import {WHO_FIELDS} from '#shared/filter/fields/who';
import {type BenefitLine, owedTo} from '#shared/membership/benefits';
import {isToWelcome, WELCOME_DAYS} from '#shared/membership/contacts';
import {deriveStatus} from '#shared/membership/status';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS, monthEnd} from '#shared/model/time';

/**
 * Every field of the filter language, in the order of offers. Its words for the creator stand in the locales, see
 * `extension/views/field-words`.
 */
export const FIELDS: readonly SupporterField[] = [
  ...WHO_FIELDS,
  ...MEMBERSHIP_FIELDS,
  ...MONEY_FIELDS,
  ...DATE_FIELDS,
  ...BENEFIT_FIELDS,
  ...NEWSLETTER_FIELDS,
  ...ORDERS_FIELDS,
  ...ACTIVITY_FIELDS,
  ...LOYALTY_FIELDS,
  ...CONTACT_FIELDS,
  ...SOURCE_FIELDS,
];

export const FIELD_BY_NAME: ReadonlyMap<string, SupporterField> = new Map(FIELDS.map(field => [field.name, field]));

/** What a filter over supporters can ask of, and how columns are filled; vendors' own columns come on top of it. */
export const CATALOGUE: Source<Subject, TableRow> = {
  fields: FIELD_BY_NAME,
  tables: new Map([...TABLES].map(([name, {fields}]) => [name, new Map(fields.map(field => [field.name, field]))])),
  rowsOf: (table, subject) => TABLES.get(table)?.rows(subject) ?? [],
  derived: DERIVED,
  extra: customCells,
};

const NO_WORKSPACE: Workspace = {benefits: []};
const NO_LINES: readonly BenefitLine[] = [];

/** A supporter at `now` as the fields read them. */
export function subjectOf(supporter: Supporter, now: number, {benefits, named} = NO_WORKSPACE): Subject {
  const status = deriveStatus(supporter, now);
  const lines = benefits.length === 0 || !mayBeOwed(supporter) ? NO_LINES : owedTo(supporter, benefits, now);
  const mayBeWelcome = supporter.arrivedAt !== undefined && isToWelcome(supporter, now);
  let {due} = status;
  // A new month earns what every member of a tier gets.
  if (benefits.length > 0 && status.kind === 'paid') due = earlier(due, monthEnd(now));
  if (supporter.arrivedAt !== undefined) {
    const {arrivedAt} = supporter;
    if (arrivedAt > now) due = earlier(due, arrivedAt);
    else if (mayBeWelcome) due = earlier(due, arrivedAt + WELCOME_DAYS * DAY_MS);
  }
  return {supporter, now, status, lines, isToWelcome: mayBeWelcome, named, due};
}

/** Most people of a newsletter never were in a tier. */
function mayBeOwed({records, deliveries}: Supporter): boolean {
  return deliveries !== undefined || records.some(({fields, earned}) => earned !== undefined || (fields.tiers?.length ?? 0) > 0);
}

function earlier(left: number | null, right: number): number {
  return left === null || right < left ? right : left;
}
