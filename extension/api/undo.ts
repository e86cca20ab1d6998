import type {Benefit} from '#shared/model/benefit';
import type {DecisionNotice} from '#shared/model/decision';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import {tagId} from '#shared/model/tag-id';
import type {Command} from '#shared/protocol/commands';

type Before = {
  readonly supporter: Supporter | undefined;
  readonly segments: readonly Segment[];
  readonly benefits: readonly Benefit[];
  readonly decisions: readonly DecisionNotice[];
};

/**
 * The command that takes another back, worked out from what stood there before it.
 *
 * @returns undefined where there is nothing to take back
 */
export function undoOf(command: Command, before: Before, made: {id: string; at: number}): Command | undefined {
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
    case 'person-add':
      return {...made, kind: 'person-remove', person: command.person};
    case 'erase':
    case 'person-remove':
    case 'undecide-import':
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
    case 'benefit-put':
    case 'benefit-remove':
      return undoOfBenefit(command, before, made);
    case 'segment-put': {
      const {id, rev} = command.segment;
      const held = before.segments.find(segment => segment.id === id);
      if (held === undefined) return {...made, kind: 'segment-remove', segment: id, rev: rev + 1};
      return {...made, kind: 'segment-put', segment: {...held, rev: rev + 1}};
    }
    case 'segment-remove': {
      const held = before.segments.find(segment => segment.id === command.segment);
      return held === undefined ? undefined : {...made, kind: 'segment-put', segment: {...held, rev: 0}};
    }
  }
}

function undoOfBenefit(
  command: Extract<Command, {kind: 'benefit-put' | 'benefit-remove'}>,
  {benefits}: Before,
  made: {id: string; at: number},
): Command | undefined {
  const [id, rev] = command.kind === 'benefit-put' ? [command.benefit.id, command.benefit.rev + 1] : [command.benefit, 0];
  const held = benefits.find(benefit => benefit.id === id);
  if (held !== undefined) return {...made, kind: 'benefit-put', benefit: {...held, rev}};
  return command.kind === 'benefit-put' ? {...made, kind: 'benefit-remove', benefit: id, rev} : undefined;
}
