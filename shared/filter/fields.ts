import type {Catalogue, Field as LanguageField} from '#shared/filter/catalogue';
import {deriveStatus, firstJoin} from '#shared/membership/status';
import {majorUnits} from '#shared/model/major-units';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';

/** What a column holds for one person: a number (NaN: absent), a word, or a sorted list of words. */
export type Cell = number | string | readonly string[];

export type Field = LanguageField & {
  /** The person's value at `now`. */
  readonly read: (supporter: Supporter, now: number) => Cell;
};

function words(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter(word => word !== undefined))].sort();
}

function least(found: readonly number[]): number {
  return found.length === 0 ? Number.NaN : Math.min(...found);
}

function most(found: readonly number[]): number {
  return found.length === 0 ? Number.NaN : Math.max(...found);
}

const fieldsOf = (supporter: Supporter) => supporter.records.map(record => record.fields);

/**
 * Every field of the filter language: name, type and how it is read. The order is the order of offers in the screen. Words for
 * the creator come from the locale (`field.NAME`).
 */
export const FIELDS: readonly Field[] = [
  {name: 'name', type: 'text', read: supporter => supporter.name?.value ?? ''},
  {name: 'email', type: 'text', read: supporter => words(supporter.records.map(record => record.fields.email)).join(' ')},
  {
    name: 'note',
    type: 'text',
    read: supporter =>
      [...supporter.notes.map(note => note.text), ...words(fieldsOf(supporter).map(fields => fields.note))].join('\n'),
  },
  {name: 'kind', type: 'choice', choices: ['paid', 'free', 'none'], read: (supporter, now) => deriveStatus(supporter, now).kind},
  {
    name: 'state',
    type: 'choice',
    choices: ['active', 'declined', 'cancelled', 'refunded', 'fraud', 'none'],
    read: (supporter, now) => deriveStatus(supporter, now).state,
  },
  {name: 'flag', type: 'set', read: (supporter, now) => words([...deriveStatus(supporter, now).flags])},
  {
    name: 'tier',
    type: 'set',
    read: supporter => words(fieldsOf(supporter).flatMap(fields => fields.tiers?.map(tier => tier.name) ?? [])),
  },
  {name: 'tag', type: 'set', read: supporter => words(supporter.tags.map(tag => tag.name))},
  {name: 'source', type: 'set', read: supporter => words(supporter.records.map(record => vendorOf(record.key)))},
  {
    name: 'newsletter',
    type: 'choice',
    choices: ['subscribed', 'pending', 'none', 'unsubscribed', 'cleaned', 'complained'],
    read: supporter => supporter.mail?.state ?? 'none',
  },
  {
    name: 'pledge',
    type: 'money',
    read: supporter => most(fieldsOf(supporter).flatMap(fields => (fields.pledge ? majorUnits(fields.pledge) : []))),
  },
  {
    name: 'lifetime',
    type: 'money',
    read: supporter => most(fieldsOf(supporter).flatMap(fields => (fields.lifetime ? majorUnits(fields.lifetime) : []))),
  },
  {name: 'score', type: 'score', read: supporter => supporter.v ?? Number.NaN},
  {
    name: 'open-rate',
    type: 'number',
    read: supporter =>
      most(fieldsOf(supporter).flatMap(fields => (fields.openRate === undefined ? [] : Math.round(fields.openRate * 100)))),
  },
  {
    name: 'pledge-start',
    type: 'date',
    read: supporter => most(fieldsOf(supporter).flatMap(fields => fields.pledgeStartAt ?? [])),
  },
  {name: 'joined', type: 'date', read: supporter => firstJoin(supporter) ?? Number.NaN},
  {name: 'last-charge', type: 'date', read: supporter => most(fieldsOf(supporter).flatMap(fields => fields.lastChargeAt ?? []))},
  {name: 'next-charge', type: 'date', read: supporter => least(fieldsOf(supporter).flatMap(fields => fields.nextChargeAt ?? []))},
  {name: 'access-until', type: 'date', read: supporter => most(fieldsOf(supporter).flatMap(fields => fields.accessUntil ?? []))},
  {name: 'cancelled', type: 'date', read: supporter => most(fieldsOf(supporter).flatMap(fields => fields.cancelledAt ?? []))},
  /** When the facts were true; NaN as soon as one record is read live, since only files age. */
  {name: 'file-date', type: 'date', read: fileDate},
];

function fileDate(supporter: Supporter): number {
  const sources = supporter.records.flatMap(record => record.sources);
  return sources.some(({source}) => source !== 'file') ? Number.NaN : most(sources.map(({asOf}) => asOf));
}

export const FIELD_BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map(field => [field.name, field]));

/** What a filter over supporters can ask of. */
export const CATALOGUE: Catalogue<Field> = {fields: FIELD_BY_NAME, tables: new Map()};
