import {contactEach} from '#shared/contact-all';
import {contactOf} from '#shared/contact-of';
import type {Benefit} from '#shared/model/benefit';
import {compareText} from '#shared/model/compare';
import type {Promotion} from '#shared/model/promotion';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import {tagId} from '#shared/model/tag-id';
import type {Template} from '#shared/model/template';
import type {Command} from '#shared/protocol/commands';

/** A supporter as it will be once the server has carried out what waits: notes, tags and edits only. Counts and filters wait. */
export function withPending(supporter: Supporter, commands: readonly Command[]): Supporter {
  const rids = new Set(supporter.records.map(record => record.rid));
  return commands.reduce<Supporter>((person, command) => {
    if (command.kind === 'deliver-all') {
      const supporter = command.supporters.find(rid => rids.has(rid));
      return supporter === undefined ? person : withCommand(person, {...command, kind: 'deliver', supporter});
    }
    if (command.kind === 'contact-all' || command.kind === 'contact-remove-all') {
      const supporters = command.supporters.filter(rid => rids.has(rid)).slice(0, 1);
      return contactEach({...command, supporters}).reduce(withCommand, person);
    }
    return 'supporter' in command && rids.has(command.supporter) ? withCommand(person, command) : person;
  }, supporter);
}

function withCommand(person: Supporter, command: Extract<Command, {supporter: string}>): Supporter {
  switch (command.kind) {
    case 'note-add': {
      const {id, at, text} = command;
      if (person.notes.some(note => note.id === id)) return person;
      return {...person, notes: [{id, at, text}, ...person.notes]};
    }
    case 'edit': {
      const {id, at, field, value} = command;
      const edits = [{id, at, field, value}, ...(person.edits ?? []).filter(edit => edit.id !== id)];
      const [anchor] = person.records;
      // What the vendors say comes back with the server's answer.
      if (value === null || anchor === undefined) return {...person, edits};
      return {...person, edits, [field]: {value, by: {record: anchor.key, source: 'self', asOf: at}}};
    }
    case 'deliver': {
      const {id, at, benefit, month, state, tracking} = command;
      const word = {id, at, benefit, month, state, ...(tracking === undefined ? {} : {tracking})};
      return {...person, deliveries: [word, ...(person.deliveries ?? []).filter(known => known.id !== id)]};
    }
    case 'unscore':
      return {...person, unscored: command.at, points: [], v: null};
    case 'score-again': {
      // The score comes with the server's answer.
      const {unscored: _, ...scored} = person;
      return scored;
    }
    case 'grant': {
      if (person.unscored !== undefined) return person;
      const {balance, earned, ...rest} = person.account ?? {balance: 0, earned: 0};
      return {...person, account: {...rest, balance: balance + command.points, earned: earned + command.points}};
    }
    case 'rank-as':
      return {...person, rankedAs: command.as};
    // How many points they were comes with the server's answer; the last two are never kept for later.
    case 'grant-remove':
    case 'redeem':
    case 'redemption-set':
    // Until the server has done it, the person is there.
    case 'erase':
      return person;
    case 'note-remove':
      return {...person, notes: person.notes.filter(note => note.id !== command.note)};
    case 'contact': {
      const contacts = person.contacts?.filter(({id}) => id !== command.id) ?? [];
      return {...person, contacts: [contactOf(command), ...contacts].sort((left, right) => right.at - left.at)};
    }
    case 'contact-remove':
      return {...person, contacts: person.contacts?.filter(({id}) => id !== command.contact)};
    case 'tag': {
      const others = person.tags.filter(tag => tagId(tag.name) !== tagId(command.name));
      if (!command.on) return {...person, tags: others};
      const held = person.tags.find(tag => tagId(tag.name) === tagId(command.name));
      return {...person, tags: [...others, {name: command.name.trim(), records: held?.records ?? [], own: true}]};
    }
  }
}

/** The creator's benefits as they will be, by name. */
export function benefitsWithPending(benefits: readonly Benefit[], commands: readonly Command[]): Benefit[] {
  const byId = new Map(benefits.map(benefit => [benefit.id, benefit]));
  for (const command of commands) {
    if (command.kind === 'benefit-put') byId.set(command.benefit.id, command.benefit);
    if (command.kind === 'benefit-remove') byId.delete(command.benefit);
  }
  return [...byId.values()].sort((left, right) => compareText(left.name, right.name));
}

/** The creator's texts as they will be, by name. */
export function templatesWithPending(templates: readonly Template[], commands: readonly Command[]): Template[] {
  const byId = new Map(templates.map(template => [template.id, template]));
  for (const command of commands) {
    if (command.kind === 'template-put') byId.set(command.template.id, command.template);
    if (command.kind === 'template-remove') byId.delete(command.template);
  }
  return [...byId.values()].sort((left, right) => compareText(left.name, right.name));
}

/** Saved filters as they will be, in the creator's order. */
export function promotionsWithPending(promotions: readonly Promotion[], commands: readonly Command[]): Promotion[] {
  const byId = new Map(promotions.map(promotion => [promotion.id, promotion]));
  for (const command of commands) {
    if (command.kind === 'promotion-put') byId.set(command.promotion.id, command.promotion);
    if (command.kind === 'promotion-remove') byId.delete(command.promotion);
  }
  return [...byId.values()].sort((left, right) => compareText(left.name, right.name));
}

export function segmentsWithPending(segments: readonly Segment[], commands: readonly Command[]): Segment[] {
  const byId = new Map(segments.map(segment => [segment.id, segment]));
  for (const command of commands) {
    if (command.kind === 'segment-put') byId.set(command.segment.id, command.segment);
    if (command.kind === 'segment-remove') byId.delete(command.segment);
  }
  return [...byId.values()].sort((left, right) => left.position - right.position);
}
