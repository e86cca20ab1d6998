import type {Amount} from '#shared/filter/catalogue';
import type {ReadField, Source} from '#shared/filter/columns';
import {deriveStatus, firstJoin, type Status} from '#shared/membership/status';
import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';

/** A supporter at a moment. The status is derived once, and every field that needs it reads it here. */
export type Subject = {readonly supporter: Supporter; readonly now: number; readonly status: Status};

export function subjectOf(supporter: Supporter, now: number): Subject {
  return {supporter, now, status: deriveStatus(supporter, now)};
}

export type SupporterField = ReadField<Subject>;

function words(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter(word => word !== undefined))].sort();
}

function least(found: readonly number[]): number {
  return found.length === 0 ? Number.NaN : Math.min(...found);
}

function most(found: readonly number[]): number {
  return found.length === 0 ? Number.NaN : Math.max(...found);
}

/** The largest of each currency. */
function amounts(found: readonly (Money | undefined)[]): Amount[] {
  const largest = new Map<string, number>();
  for (const money of found) {
    if (money === undefined) continue;
    const amount = majorUnits(money);
    if (amount > (largest.get(money.currency) ?? Number.NEGATIVE_INFINITY)) largest.set(money.currency, amount);
  }
  return [...largest].map(([currency, amount]) => ({amount, currency}));
}

const fieldsOf = (supporter: Supporter) => supporter.records.map(record => record.fields);

/**
 * Every field of the filter language: name, type and how it is read. The order is the order of offers in the screen. Words for
 * the creator come from the locale (`field.NAME`).
 */
export const FIELDS: readonly SupporterField[] = [
  {name: 'name', type: 'text', sought: true, read: ({supporter}) => supporter.name?.value ?? ''},
  {
    name: 'email',
    type: 'text',
    sought: true,
    read: ({supporter}) => words(supporter.records.map(record => record.fields.email)),
  },
  {
    name: 'note',
    type: 'text',
    sought: true,
    read: ({supporter}) => [...supporter.notes.map(note => note.text), ...words(fieldsOf(supporter).map(fields => fields.note))],
  },
  {name: 'kind', type: 'choice', choices: ['paid', 'free', 'none'], read: ({status}) => status.kind},
  {
    name: 'state',
    type: 'choice',
    choices: ['active', 'declined', 'cancelled', 'refunded', 'fraud', 'none'],
    read: ({status}) => status.state,
  },
  {name: 'flag', type: 'set', read: ({status}) => words([...status.flags])},
  {
    name: 'tier',
    type: 'set',
    read: ({supporter}) => words(fieldsOf(supporter).flatMap(fields => fields.tiers?.map(tier => tier.name) ?? [])),
  },
  {name: 'tag', type: 'set', sought: true, read: ({supporter}) => words(supporter.tags.map(tag => tag.name))},
  {name: 'source', type: 'set', read: ({supporter}) => words(supporter.records.map(record => vendorOf(record.key)))},
  {
    name: 'newsletter',
    type: 'choice',
    choices: ['subscribed', 'pending', 'none', 'unsubscribed', 'cleaned', 'complained'],
    read: ({supporter}) => supporter.mail?.state ?? 'none',
  },
  {
    name: 'pledge',
    type: 'money',
    read: ({supporter}) => amounts(fieldsOf(supporter).map(fields => fields.pledge)),
  },
  {
    name: 'lifetime',
    type: 'money',
    read: ({supporter}) => amounts(fieldsOf(supporter).map(fields => fields.lifetime)),
  },
  {name: 'score', type: 'score', read: ({supporter}) => supporter.v ?? Number.NaN},
  {
    name: 'open-rate',
    type: 'number',
    read: ({supporter}) =>
      most(fieldsOf(supporter).flatMap(fields => (fields.openRate === undefined ? [] : Math.round(fields.openRate * 100)))),
  },
  {
    name: 'pledge-start',
    type: 'date',
    read: ({supporter}) => most(fieldsOf(supporter).flatMap(fields => fields.pledgeStartAt ?? [])),
  },
  {name: 'joined', type: 'date', read: ({supporter}) => firstJoin(supporter) ?? Number.NaN},
  {
    name: 'last-charge',
    type: 'date',
    read: ({supporter}) => most(fieldsOf(supporter).flatMap(fields => fields.lastChargeAt ?? [])),
  },
  {
    name: 'next-charge',
    type: 'date',
    read: ({supporter}) => least(fieldsOf(supporter).flatMap(fields => fields.nextChargeAt ?? [])),
  },
  {
    name: 'access-until',
    type: 'date',
    read: ({supporter}) => most(fieldsOf(supporter).flatMap(fields => fields.accessUntil ?? [])),
  },
  {name: 'cancelled', type: 'date', read: ({supporter}) => most(fieldsOf(supporter).flatMap(fields => fields.cancelledAt ?? []))},
  /** When the facts were true; NaN as soon as one record is read live, since only files age. */
  {name: 'file-date', type: 'date', read: fileDate},
];

function fileDate({supporter}: Subject): number {
  const sources = supporter.records.flatMap(record => record.sources);
  return sources.some(({source}) => source !== 'file') ? Number.NaN : most(sources.map(({asOf}) => asOf));
}

export const FIELD_BY_NAME: ReadonlyMap<string, SupporterField> = new Map(FIELDS.map(field => [field.name, field]));

/** What a filter over supporters can ask of. */
export const CATALOGUE: Source<Subject, never> = {fields: FIELD_BY_NAME, tables: new Map()};
