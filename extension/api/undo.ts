import type {Benefit} from '#shared/model/benefit';
import type {DecisionNotice} from '#shared/model/decision';
import type {Picture} from '#shared/model/picture';
import type {Programme} from '#shared/model/programme';
import type {Promotion} from '#shared/model/promotion';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import {tagId} from '#shared/model/tag-id';
import type {Template} from '#shared/model/template';
import type {Command} from '#shared/protocol/commands';
import {isWrittenOut, type OutCommand} from './is-written-out';
import {isOfProgramme, undoOfProgramme} from './undo-programme';

export type Before = {
  readonly supporter: Supporter | undefined;
  readonly segments: readonly Segment[];
  readonly benefits: readonly Benefit[];
  readonly templates: readonly Template[];
  readonly promotions: readonly Promotion[];
  readonly decisions: readonly DecisionNotice[];
  readonly pictures: readonly Picture[];
  readonly programme: Programme;
};

/**
 * The command that takes another back, worked out from what stood there before it.
 *
 * @returns undefined where there is nothing to take back
 */
export function undoOf(command: Command, before: Before, made: {id: string; at: number}): Command | undefined {
  if (isItem(command)) return undoOfItem(command, before, made);
  if (isWrittenOut(command)) return undoOfOut(command, made);
  if (isOfProgramme(command)) return undoOfProgramme(command, before, made);
  switch (command.kind) {
    case 'note-add':
      return {...made, kind: 'note-remove', supporter: command.supporter, note: command.id};
    case 'note-remove': {
      const note = before.supporter?.notes.find(({id}) => id === command.note);
      return note === undefined ? undefined : {...made, kind: 'note-add', supporter: command.supporter, text: note.text};
    }
    case 'tag': {
      const had = before.supporter?.tags.some(tag => tagId(tag.name) === tagId(command.name)) ?? false;
      return had === command.on ? undefined : {...made, kind: 'tag', supporter: command.supporter, name: command.name, on: had};
    }
    case 'contact':
      return {...made, kind: 'contact-remove', supporter: command.supporter, contact: command.id};
    case 'contact-remove': {
      const contact = before.supporter?.contacts?.find(({id}) => id === command.contact);
      if (contact === undefined) return undefined;
      const {at: when, ...rest} = contact;
      return {...rest, ...made, kind: 'contact', supporter: command.supporter, when};
    }
    case 'contact-all':
      return {...made, kind: 'contact-remove-all', supporters: command.supporters, contact: command.id};
    case 'label-run':
      return {...made, kind: 'label-end', run: command.run};
    case 'edit': {
      const {supporter, field} = command;
      const value = before.supporter?.edits?.find(edit => edit.field === field)?.value ?? null;
      return value === command.value ? undefined : {...made, kind: 'edit', supporter, field, value};
    }
    case 'decide':
      return {...made, kind: 'undecide', decision: command.id, left: command.left, right: command.right};
    case 'undecide': {
      const taken = before.decisions.find(({id}) => id === command.decision);
      if (taken === undefined) return undefined;
      const {word, left, right, import: from} = taken;
      return {...made, kind: 'decide', word, left, right, ...(from === undefined ? {} : {import: from})};
    }
    case 'unscore':
      return before.supporter?.unscored === undefined ? {...made, kind: 'score-again', supporter: command.supporter} : undefined;
    case 'score-again':
      return before.supporter?.unscored === undefined ? undefined : {...made, kind: 'unscore', supporter: command.supporter};
    case 'person-add':
      return {...made, kind: 'person-remove', person: command.person};
    // The names that went with it do not come back.
    case 'retention-put':
    case 'erase':
    case 'person-remove':
    case 'undecide-import':
    case 'contact-remove-all':
    case 'label-end':
    case 'label-keep':
      return undefined;
    case 'deliver': {
      const {supporter, benefit, month} = command;
      const word = before.supporter?.deliveries?.find(said => said.benefit === benefit && said.month === month);
      const {state, tracking} = word ?? {state: 'not' as const, tracking: undefined};
      return {...made, kind: 'deliver', supporter, benefit, month, state, ...(tracking === undefined ? {} : {tracking})};
    }
    case 'deliver-all':
      // Said of everyone who was owed it, so all of them are owed it again.
      return {...command, ...made, state: command.state === 'not' ? 'delivered' : 'not'};
  }
}

/** What is written to a service: an invitation that was sent stays sent, and the others are no deeds of their own. */
function undoOfOut(command: OutCommand, made: Made): Command | undefined {
  if (command.kind === 'field') return {...made, kind: 'field-undo', run: made.id, of: command.run};
  return command.kind === 'role' ? {...command, ...made, run: made.id, on: !command.on} : undefined;
}

function isItem(command: Command): command is ItemCommand {
  return /^(segment|benefit|template|promotion)-/.test(command.kind);
}

type ItemCommand = Extract<Command, {kind: `${'segment' | 'benefit' | 'template' | 'promotion'}-${'put' | 'remove'}`}>;
export type Made = {id: string; at: number};

/** What the creator keeps with a rev: as it stood, or away with what is new. */
function undoOfItem(command: ItemCommand, before: Before, made: Made): Command | undefined {
  switch (command.kind) {
    case 'segment-put':
    case 'segment-remove': {
      const {id, rev} = command.kind === 'segment-put' ? after(command.segment) : {id: command.segment, rev: 0};
      const held = before.segments.find(segment => segment.id === id);
      if (held !== undefined) return {...made, kind: 'segment-put', segment: {...held, rev}};
      return command.kind === 'segment-put' ? {...made, kind: 'segment-remove', segment: id, rev} : undefined;
    }
    case 'benefit-put':
    case 'benefit-remove': {
      const {id, rev} = command.kind === 'benefit-put' ? after(command.benefit) : {id: command.benefit, rev: 0};
      const held = before.benefits.find(benefit => benefit.id === id);
      if (held !== undefined) return {...made, kind: 'benefit-put', benefit: {...held, rev}};
      return command.kind === 'benefit-put' ? {...made, kind: 'benefit-remove', benefit: id, rev} : undefined;
    }
    case 'template-put':
    case 'template-remove': {
      const {id, rev} = command.kind === 'template-put' ? after(command.template) : {id: command.template, rev: 0};
      const held = before.templates.find(template => template.id === id);
      if (held !== undefined) return {...made, kind: 'template-put', template: {...held, rev}};
      return command.kind === 'template-put' ? {...made, kind: 'template-remove', template: id, rev} : undefined;
    }
    case 'promotion-put':
    case 'promotion-remove': {
      const {id, rev} = command.kind === 'promotion-put' ? after(command.promotion) : {id: command.promotion, rev: 0};
      const held = before.promotions.find(promotion => promotion.id === id);
      if (held !== undefined) return {...made, kind: 'promotion-put', promotion: {...held, rev}};
      return command.kind === 'promotion-put' ? {...made, kind: 'promotion-remove', promotion: id, rev} : undefined;
    }
  }
}

/** The rev that it has once the command is done. */
export function after({id, rev}: {readonly id: string; readonly rev: number}): {id: string; rev: number} {
  return {id, rev: rev + 1};
}
