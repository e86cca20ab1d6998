import type {Identifier} from '#shared/model/identifier';
import type {RecordFields, Source} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {ChangesPage} from '#shared/protocol/changes';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The rid with this number: 20 characters, a different one for each number. */
export function ridNumber(number: number): string {
  let text = '';
  for (let rest = number; text.length < 20; rest = Math.floor(rest / 32)) text = LETTERS[rest % 32] + text;
  return text;
}

export type Person = {
  readonly number: number;
  readonly email?: string;
  readonly name?: string;
  readonly weak?: boolean;
  /** Numbers of further records that the person holds. */
  readonly also?: readonly number[];
  readonly fields?: RecordFields;
  readonly source?: Source;
  readonly asOf?: number;
  readonly v?: number | null;
};

/** A supporter of Ghost's, with an e-mail `pN@example.org` unless told otherwise. */
export function supporter(person: Person): Supporter {
  const {number, also = [], fields = {}, source = 'api', asOf = 0, v = null} = person;
  const email = person.email ?? `p${number}@example.org`;
  const strength = person.weak ? 'weak' : 'strong';
  return {
    id: ridNumber(number),
    records: [number, ...also].map(record => ({
      key: `ghost/site/member/${record}`,
      rid: ridNumber(record),
      sources: [{source, asOf}],
      fields: {...fields, ...(person.name === undefined ? {} : {name: person.name}), email},
      identifiers: [
        {type: 'email', value: email, strength},
        {type: 'ghost-member', account: 'site', value: String(record), strength: 'strong'},
      ] satisfies Identifier[],
    })),
    ...(person.name === undefined ? {} : {name: {value: person.name, by: {record: `ghost/site/member/${number}`, source, asOf}}}),
    tags: [],
    notes: [],
    points: [],
    v,
    due: null,
  };
}

/** A page of the feed: documents, or ids of those who went. */
export function page(at: number, items: readonly (Supporter | string)[], head = at + items.length): ChangesPage {
  return {
    epoch: 'epoch',
    items: items.map((item, index) => {
      const seq = at + index + 1;
      if (typeof item === 'string') return {kind: 'supporter', id: item, seq, doc: null};
      return {kind: 'supporter', id: item.id, seq, doc: item};
    }),
    next: at + items.length,
    head,
  };
}
