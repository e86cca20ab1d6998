import type {RecordFields} from '#shared/model/record';
import type {HeldRecord, Supporter} from '#shared/model/supporter';

/** Stands where a name, an address or an amount is hidden for a stream. */
export const MASK = '▪▪▪';

/** Whether something was made from what is hidden: it must be neither copied nor kept. */
export function holdsMask(said: unknown): boolean {
  return JSON.stringify(said)?.includes(MASK) ?? false;
}

/** A person without anything that says who they are. Amounts stay: `formats` hides those. */
export function maskPerson(person: Supporter): Supporter {
  const {name, email, credit, edits, refused, deliveries} = person;
  return {
    ...person,
    ...(name === undefined ? {} : {name: {...name, value: MASK}}),
    ...(email === undefined ? {} : {email: {...email, value: MASK}}),
    ...(credit === undefined ? {} : {credit: {...credit, value: MASK}}),
    records: person.records.map(maskRecord),
    notes: person.notes.map(note => ({...note, text: MASK})),
    ...(edits === undefined ? {} : {edits: edits.map(edit => ({...edit, value: edit.value === null ? null : MASK}))}),
    ...(refused === undefined ? {} : {refused: refused.map(join => ({...join, over: MASK}))}),
    ...(deliveries === undefined
      ? {}
      : {deliveries: deliveries.map(said => (said.tracking === undefined ? said : {...said, tracking: MASK}))}),
  };
}

function maskRecord(record: HeldRecord): HeldRecord {
  const {otherwise} = record;
  return {
    ...record,
    fields: maskFields(record.fields),
    ...(otherwise === undefined ? {} : {otherwise: otherwise.map(other => ({...other, fields: maskFields(other.fields)}))}),
    // An address made of a mask would lead nowhere.
    identifiers: [],
  };
}

function maskFields(fields: RecordFields): RecordFields {
  const {address, custom, ...rest} = fields;
  return {
    ...rest,
    ...(fields.name === undefined ? {} : {name: MASK}),
    ...(fields.email === undefined ? {} : {email: MASK}),
    ...(fields.note === undefined ? {} : {note: MASK}),
    ...(address === undefined ? {} : {address: maskEach(address)}),
    ...(custom === undefined ? {} : {custom: maskEach(custom)}),
  };
}

function maskEach<T extends object>(texts: T): T {
  const masked = {...texts};
  for (const key in masked) if (typeof masked[key] === 'string') Object.assign(masked, {[key]: MASK});
  return masked;
}
