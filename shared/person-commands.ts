import {contactOf} from '#shared/contact-of';
import type {IngestOutcome, PersonCommand} from '#shared/home';
import type {Decided} from '#shared/identity/decide';
import {normaliseEmail} from '#shared/identity/normalise';
import {type Buyer, type RedeemCommand, redeem, type Shop} from '#shared/loyalty/redeem';
import type {Attachment} from '#shared/model/attachment';
import type {Reading, RecordKey, Rid, StoredRecord} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import type {ProblemCode} from '#shared/protocol/problem';
import {attachmentKey, type WorkingSet} from '#shared/working-set';

type Groups = readonly (readonly StoredRecord[])[];
type Hanging = Extract<
  PersonCommand,
  {kind: 'note-add' | 'tag' | 'edit' | 'contact' | 'deliver' | 'unscore' | 'grant' | 'rank-as'}
>;
type Removal = Extract<PersonCommand, {kind: 'note-remove' | 'contact-remove' | 'score-again' | 'grant-remove'}>;

const HANGING: readonly string[] = [
  'note-add',
  'tag',
  'edit',
  'contact',
  'deliver',
  'unscore',
  'grant',
  'rank-as',
] satisfies Hanging['kind'][];

/** The key of a person made by hand. */
export function selfKey(person: string): RecordKey {
  return `self/workspace/person/${person}`;
}

/** Every rid that a command names: its people have to be loaded. */
export function ridsNamed(command: PersonCommand): readonly Rid[] {
  if ('supporter' in command) return [command.supporter];
  return 'left' in command ? [...command.left, ...command.right] : [];
}

/** People made by hand are read like those of a vendor: what the creator says is a reading of source `self`. */
export function readingsSaid(commands: readonly PersonCommand[]): Reading[] {
  return commands.flatMap(command => ('person' in command ? readingOf(command) : []));
}

function readingOf(command: Extract<PersonCommand, {person: string}>): Reading {
  const base = {key: selfKey(command.person), source: 'self' as const, asOf: command.at};
  if (command.kind === 'person-remove') return {...base, identifiers: [], fields: {}, deleted: true};
  const email = normaliseEmail(command.email ?? '');
  return {
    ...base,
    createdAt: command.at,
    identifiers: email === undefined ? [] : [{type: 'email', value: email, strength: 'strong'}],
    fields: {name: command.name.trim(), ...(email === undefined ? {} : {email})},
  };
}

/** Marks the records that commands name, so that their people are merged again. */
export function touchNamed(set: WorkingSet, commands: readonly PersonCommand[]): void {
  const rids = new Set(commands.flatMap(ridsNamed));
  const keys = new Set(commands.flatMap(command => ('person' in command ? [selfKey(command.person)] : [])));
  for (const {rid, key} of set.after.values()) if (rids.has(rid) || keys.has(key)) set.touched.add(key);
}

export type Carrying = {
  readonly groups: Groups;
  readonly decided: Decided;
  readonly shop: Shop;
  /** What a person has at this moment, earlier commands of the batch included. */
  accountOf(group: readonly StoredRecord[], attachments: readonly Attachment[]): ReturnType<Buyer['account']>;
};

/** What commands hang on people and take off them, by `attachmentKey`. */
type Changes = {readonly put: Map<string, Attachment>; readonly drop: Map<string, Attachment>};

/**
 * Carries the commands out, in order: what they hang on a person hangs on the anchor's rid at this moment. A removal looks
 * through everything that hangs on any of the person's records.
 */
export function carryOut(
  set: WorkingSet,
  commands: readonly PersonCommand[],
  carrying: Carrying,
): Pick<IngestOutcome, 'attachments' | 'commands' | 'decisions'> {
  const {groups, decided} = carrying;
  const changes: Changes = {put: new Map(), drop: new Map()};
  const results = commands.map(command => {
    const group = groupOf(groups, decided, command);
    const anchor = group?.[0]?.rid;
    if (group === undefined || anchor === undefined) return {id: command.id, supporter: undefined, records: []};
    const refused = carryOutOn(set, command, {...carrying, group, anchor, changes});
    return {
      id: command.id,
      supporter: anchor,
      records: group.map(record => record.key),
      ...(refused === undefined ? {} : {refused}),
    };
  });
  const {put, drop} = changes;
  return {
    attachments: {put: [...put.values()], drop: [...drop.values()]},
    commands: results,
    decisions: {put: decided.put, notices: decided.notices},
  };
}

type CarryingOn = Carrying & {readonly group: readonly StoredRecord[]; readonly anchor: Rid; readonly changes: Changes};

/** @returns why a redemption is refused */
function carryOutOn(set: WorkingSet, command: PersonCommand, on: CarryingOn): ProblemCode | undefined {
  const {group, anchor, changes} = on;
  const attachments = attachmentsOf(set, group);
  if (isRedeeming(command)) {
    const done = redeem(command, on.shop, {attachments, account: () => on.accountOf(group, attachments)});
    if (typeof done === 'string') return done;
    if (done !== undefined) hang(set, changes, {kind: 'redemption', rid: holderOf(attachments, done.id) ?? anchor, ...done});
  } else if (isRemoval(command)) {
    for (const hung of attachments.filter(known => isMeant(command, known))) takeOff(set, changes, hung);
  } else if (isHanging(command)) {
    hang(set, changes, command.kind === 'grant' ? grantFor(command, on) : attachmentFor(command, anchor, attachments));
  }
  return undefined;
}

function hang(set: WorkingSet, {put, drop}: Changes, attachment: Attachment): void {
  const key = attachmentKey(attachment);
  set.attachments.set(key, attachment);
  drop.delete(key);
  put.set(key, attachment);
}

function takeOff(set: WorkingSet, {put, drop}: Changes, attachment: Attachment): void {
  const key = attachmentKey(attachment);
  set.attachments.delete(key);
  put.delete(key);
  drop.set(key, attachment);
}

/** The person whom a command is about, as they are after it; undefined where it found nobody. */
function groupOf(groups: Groups, decided: Decided, command: PersonCommand): readonly StoredRecord[] | undefined {
  if ('person' in command) return groups.find(records => records.some(record => record.key === selfKey(command.person)));
  if ('left' in command && !decided.done.has(command.id)) return undefined;
  const [rid] = ridsNamed(command);
  return groups.find(records => records.some(record => record.rid === rid));
}

function isRedeeming(command: PersonCommand): command is RedeemCommand {
  return command.kind === 'redeem' || command.kind === 'redemption-set';
}

/** The record that a redemption hangs on already. */
function holderOf(attachments: readonly Attachment[], redemption: string): Rid | undefined {
  return attachments.find(({kind, id}) => kind === 'redemption' && id === redemption)?.rid;
}

function isRemoval(command: PersonCommand): command is Removal {
  return (
    command.kind === 'note-remove' ||
    command.kind === 'contact-remove' ||
    command.kind === 'score-again' ||
    command.kind === 'grant-remove'
  );
}

/** Whether it goes: a note, a mark or points by hand by its id, the wish for no score wherever it was said. */
function isMeant(command: Removal, {kind, id}: Attachment): boolean {
  if (command.kind === 'score-again') return kind === 'unscored';
  if (command.kind === 'grant-remove') return kind === 'grant' && id === command.grant;
  return command.kind === 'note-remove' ? kind === 'note' && id === command.note : kind === 'contact' && id === command.contact;
}

function isHanging(command: PersonCommand): command is Hanging {
  return HANGING.includes(command.kind);
}

/** Points of tomorrow, by a clock that runs ahead, could not be spent today. What was taken back hangs where it hung. */
function grantFor(command: Extract<Hanging, {kind: 'grant'}>, {anchor, shop}: CarryingOn): Attachment {
  const {points, reason, badge, again, supporter} = command;
  const {id, at} = again ?? command;
  const rid = again === undefined ? anchor : supporter;
  return {kind: 'grant', rid, id, at: Math.min(at, shop.now), points, reason, ...(badge === undefined ? {} : {badge})};
}

function attachmentFor(command: Exclude<Hanging, {kind: 'grant'}>, rid: Rid, known: readonly Attachment[]): Attachment {
  const {id, at} = command;
  switch (command.kind) {
    case 'note-add':
      return {kind: 'note', rid, id, at, text: command.text};
    case 'tag':
      return {kind: 'tag', rid, id: tagId(command.name), at, name: command.name.trim(), on: command.on};
    case 'unscore':
      return {kind: 'unscored', rid, id, at};
    case 'contact':
      return {kind: 'contact', rid, ...contactOf(command)};
    case 'rank-as': {
      const said = known.filter(past => past.kind === 'ranked');
      return {kind: 'ranked', rid, id, at: afterAll(at, said), as: command.as};
    }
    case 'deliver': {
      const {benefit, month, state, tracking} = command;
      const isSame = (past: Attachment) => past.kind === 'delivery' && past.benefit === benefit && past.month === month;
      const word = {benefit, month, state, ...(tracking === undefined ? {} : {tracking})};
      return {kind: 'delivery', rid, id, at: afterAll(at, known.filter(isSame)), ...word};
    }
    case 'edit': {
      const isSame = (past: Attachment) => past.kind === 'edit' && past.field === command.field;
      return {kind: 'edit', rid, id, at: afterAll(at, known.filter(isSame)), field: command.field, value: command.value};
    }
  }
}

/** The last command wins, whatever the browsers' clocks say. */
function afterAll(at: number, earlier: readonly Attachment[]): number {
  return Math.max(at, ...earlier.map(past => past.at + 1));
}

/** What hangs on any of a group's records. */
export function attachmentsOf(set: WorkingSet, group: readonly StoredRecord[]): Attachment[] {
  const rids = new Set(group.map(record => record.rid));
  return [...set.attachments.values()].filter(attachment => rids.has(attachment.rid));
}
