import {isNickname} from '#shared/identity/discord-name';
import {heldRecord, isLive} from '#shared/identity/record';
import type {OwnAccount} from '#shared/loyalty/account';
import {activityOf} from '#shared/loyalty/engagements';
import {rankedAs} from '#shared/loyalty/grants';
import {scoredPoints} from '#shared/loyalty/scored-points';
import {arrivedAt} from '#shared/membership/arrival';
import {contactsOf} from '#shared/membership/contacts';
import {deliveriesOf} from '#shared/membership/deliveries';
import {ordersOf} from '#shared/membership/orders';
import {forgetAt} from '#shared/membership/retention';
import {deriveStatus} from '#shared/membership/status';
import {type Attachment, type EditedField, editedFieldSchema} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import type {Programme} from '#shared/model/programme';
import type {MailState, RecordKey, StoredRecord} from '#shared/model/record';
import type {HeldRecord, Provenance, RefusedJoin, Supporter, SupporterTag} from '#shared/model/supporter';
import {tagId} from '#shared/model/tag-id';

// From least to most permissive: what one list forbids, no other list allows (C30).
const RESTRICTIVE: readonly MailState[] = ['complained', 'unsubscribed', 'cleaned', 'none', 'pending', 'subscribed'];

export type MergeInput = {
  /** The group, the anchor first. */
  readonly records: readonly StoredRecord[];
  /** What hangs on any of their rids. */
  readonly attachments: readonly Attachment[];
  /** What they have of the programme, and when that changes; absent: nothing. */
  readonly loyalty?: OwnAccount | undefined;
  readonly refused: readonly RefusedJoin[];
  readonly programme: Pick<Programme, 'rules' | 'timeZone' | 'halfLifeDays'>;
  readonly now: number;
  /** See `forgetAt`. */
  readonly leaverMonths?: number | null | undefined;
};

/**
 * The document of the person that a group of records is. A view: records are never changed by it.
 *
 * @returns undefined when no record is live and nothing hangs on one: nobody is left
 */
export function merge(input: MergeInput): Supporter | undefined {
  const {records, attachments, loyalty, refused, programme, now, leaverMonths} = input;
  const [anchor] = records;
  const edits = editsOf(attachments);
  if (anchor === undefined || (!records.some(isLive) && !hasHanging(attachments, edits))) return undefined;
  // The anchor names the person: it stands among the records even where nothing but the creator's notes is left of it. So does
  // one whose points stand after its vendor deleted it, or a statement would miss them.
  const held = records.filter(record => record === anchor || isLive(record) || hasPoints(record)).map(heldRecord);
  const keys = new Set(records.map(record => record.key));
  const unscored = unscoredAt(attachments);
  const base = {
    id: anchor.rid,
    records: held,
    ...optional('name', edited(records, attachments, 'name') ?? freshest(held, 'name')),
    ...optional('email', edited(records, attachments, 'email') ?? freshest(held, 'email')),
    ...optional('credit', edited(records, attachments, 'credit')),
    ...optional('mail', consent(held)),
    tags: tagsOf(held, attachments),
    notes: notesOf(attachments),
    ...optional('edits', edits.length === 0 ? undefined : edits),
    ...optional('deliveries', deliveriesOf(attachments)),
    ...optional('orders', ordersOf(records.filter(isLive))),
    ...optional('activity', activityOf(records.filter(isLive))),
    ...optional('contacts', contactsOf(attachments)),
    ...optional('arrivedAt', arrivedAt(records)),
    ...optional('unscored', unscored),
    ...optional('account', unscored === undefined ? loyalty?.account : undefined),
    ...optional('rankedAs', rankedAs(attachments)),
    ...scoredPoints(unscored === undefined ? records : [], held, programme),
    ...optional('refused', unscored === undefined ? relevant(refused, keys) : undefined),
  };
  const ownDue = earliest(deriveStatus(base, now).due, loyalty?.due ?? null);
  return {...base, due: earliest(ownDue, forgetAt(held, now, leaverMonths))};
}

function hasPoints({standing}: StoredRecord): boolean {
  return standing.some(({points}) => points !== 0);
}

function earliest(left: number | null, right: number | null): number | null {
  return left === null || right === null ? (left ?? right) : Math.min(left, right);
}

function optional<K extends string, V>(key: K, value: V | undefined): {[key in K]?: V} {
  return value === undefined ? {} : ({[key]: value} as {[key in K]?: V});
}

function relevant(refused: readonly RefusedJoin[], keys: ReadonlySet<RecordKey>): RefusedJoin[] | undefined {
  // Two records that another identifier joined after all are not kept apart.
  const ours = refused.filter(({left, right}) => (left === right ? keys.has(left) : keys.has(left) !== keys.has(right)));
  return ours.length === 0 ? undefined : ours;
}

function provenance(record: HeldRecord, field: string): Provenance {
  const source = record.said?.[field] ?? record.sources[0]?.source ?? 'self';
  const asOf = record.sources.find(known => known.source === source)?.asOf ?? 0;
  return {record: record.key, source, asOf};
}

/** A field from the record that said it last; equal dates by record key. */
function freshest(held: readonly HeldRecord[], field: 'name' | 'email'): Supporter['name'] {
  let best: Supporter['name'];
  for (const record of held) {
    const value = record.fields[field];
    if (value === undefined || isBlank(value)) continue;
    const by = provenance(record, field);
    if (best === undefined || speaksBefore(by, best.by)) best = {value, by};
  }
  return best;
}

/** The freshest word, but a chat server's last: there people are called as they like today. */
function speaksBefore(by: Provenance, best: Provenance): boolean {
  const [isNick, wasNick] = [isNickname(by.record), isNickname(best.record)];
  if (isNick !== wasNick) return wasNick;
  return by.asOf > best.asOf || (by.asOf === best.asOf && by.record < best.record);
}

function consent(held: readonly HeldRecord[]): Supporter['mail'] | undefined {
  for (const state of RESTRICTIVE) {
    const record = held.find(known => known.fields.mailState === state);
    if (record !== undefined) return {state, by: provenance(record, 'mailState')};
  }
  return undefined;
}

// A name of zero-width characters alone is no name.
function isBlank(value: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(value);
}

type Edit = Extract<Attachment, {kind: 'edit'}>;

/** When somebody first said no to being scored: said of any record it is true of the person. */
function unscoredAt(attachments: readonly Attachment[]): number | undefined {
  const said = attachments.flatMap(({kind, at}) => (kind === 'unscored' ? at : []));
  return said.length === 0 ? undefined : Math.min(...said);
}

function newestFirst(left: Edit, right: Edit): number {
  return right.at - left.at || compareText(right.id, left.id);
}

function editsOf(attachments: readonly Attachment[]): NonNullable<Supporter['edits']> {
  return attachments
    .filter(attachment => attachment.kind === 'edit')
    .sort(newestFirst)
    .map(({id, at, field, value}) => ({id, at, field, value}));
}

/** The creator's last word on a field, which wins over every vendor; undefined where there is none or it was taken back. */
function edited(
  records: readonly StoredRecord[],
  attachments: readonly Attachment[],
  field: EditedField,
): Supporter['name'] | undefined {
  const [last] = attachments
    .filter(attachment => attachment.kind === 'edit')
    .filter(edit => edit.field === field)
    .sort(newestFirst);
  const record = records.find(({rid}) => rid === last?.rid);
  if (last === undefined || last.value === null || record === undefined) return undefined;
  return {value: last.value, by: {record: record.key, source: 'self', asOf: last.at}};
}

const LASTING: readonly Attachment['kind'][] = ['note', 'contact', 'delivery', 'grant', 'redemption'];

/** Whether the creator hung something on the person that still stands. */
function hasHanging(attachments: readonly Attachment[], edits: NonNullable<Supporter['edits']>): boolean {
  const isEdited = editedFieldSchema.options.some(field => (edits.find(edit => edit.field === field)?.value ?? null) !== null);
  const isTagged = [...lastWords(attachments).values()].some(word => word.on);
  return isEdited || isTagged || attachments.some(({kind}) => LASTING.includes(kind));
}

function tagsOf(held: readonly HeldRecord[], attachments: readonly Attachment[]): SupporterTag[] {
  const tags = new Map<string, SupporterTag>();
  for (const record of held) {
    for (const name of record.fields.labels ?? []) {
      const tag = tags.get(tagId(name)) ?? {name, records: [], own: false};
      tags.set(tagId(name), {...tag, records: [...tag.records, record.key]});
    }
  }
  for (const [id, word] of lastWords(attachments)) {
    const tag = tags.get(id);
    if (word.on) tags.set(id, {...(tag ?? {name: word.name, records: []}), own: true});
  }
  return [...tags].sort(([left], [right]) => compareText(left, right)).map(([, tag]) => tag);
}

/** The newest word on each tag; at one instant "on" wins, so that nothing is lost. */
function lastWords(attachments: readonly Attachment[]): Map<string, Extract<Attachment, {kind: 'tag'}>> {
  const words = new Map<string, Extract<Attachment, {kind: 'tag'}>>();
  for (const attachment of attachments) {
    if (attachment.kind !== 'tag') continue;
    const known = words.get(attachment.id);
    if (known === undefined || attachment.at > known.at || (attachment.at === known.at && attachment.on))
      words.set(attachment.id, attachment);
  }
  return words;
}

function notesOf(attachments: readonly Attachment[]): Supporter['notes'] {
  return attachments
    .flatMap(attachment =>
      attachment.kind === 'note' ? [{id: attachment.id, at: attachment.at, text: attachment.text, on: attachment.rid}] : [],
    )
    .sort((left, right) => right.at - left.at || compareText(left.id, right.id));
}
