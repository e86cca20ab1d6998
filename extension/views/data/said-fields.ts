import type {HeldRecord, Provenance, Supporter} from '#shared/model/supporter';
import {fieldText, SHOWN_FIELDS} from '../field-text';

export type ShownField = (typeof SHOWN_FIELDS)[number];
export type Said = {readonly text: string; readonly by: Provenance};

/** What each record says of a field, with its source, newest first; nothing where no record says. */
export function saidOf(records: readonly HeldRecord[], field: ShownField): Said[] {
  return records
    .flatMap(record => {
      const text = fieldText(field, record.fields);
      return text === undefined || text.trim() === '' ? [] : [{text, by: provenanceOf(record, field)}];
    })
    .sort((left, right) => right.by.asOf - left.by.asOf);
}

/** The fields that any of these records says, in the order in which they are shown. */
export function fieldsOf(records: readonly HeldRecord[]): ShownField[] {
  return SHOWN_FIELDS.filter(field => saidOf(records, field).length > 0);
}

function provenanceOf(record: HeldRecord, field: string): Provenance {
  const source = record.said?.[field] ?? record.sources[0]?.source ?? 'self';
  return {record: record.key, source, asOf: record.sources.find(known => known.source === source)?.asOf ?? 0};
}

/** Name, e-mail and newsletter of two people if they were one: the same choice as `merge` makes. */
export function joined(left: Supporter, right: Supporter): Pick<Supporter, 'name' | 'email' | 'mail'> {
  const name = freshest(left.name, right.name);
  const email = freshest(left.email, right.email);
  const mail = strictest(left.mail, right.mail);
  return {...(name && {name}), ...(email && {email}), ...(mail && {mail})};
}

function freshest(left: Supporter['name'], right: Supporter['name']): Supporter['name'] {
  if (left === undefined || right === undefined) return left ?? right;
  const [mine, theirs] = [left.by.source === 'self', right.by.source === 'self'];
  if (mine !== theirs) return mine ? left : right;
  if (left.by.asOf !== right.by.asOf) return left.by.asOf > right.by.asOf ? left : right;
  return left.by.record < right.by.record ? left : right;
}

const STRICTEST_FIRST = ['complained', 'unsubscribed', 'cleaned', 'none', 'pending', 'subscribed'] as const;

function strictest(left: Supporter['mail'], right: Supporter['mail']): Supporter['mail'] {
  if (left === undefined || right === undefined) return left ?? right;
  return STRICTEST_FIRST.indexOf(left.state) <= STRICTEST_FIRST.indexOf(right.state) ? left : right;
}
