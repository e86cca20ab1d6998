import type {Benefit} from '#shared/model/benefit';
import type {Picture} from '#shared/model/picture';
import type {Promotion} from '#shared/model/promotion';
import type {Retention} from '#shared/model/retention';
import type {Segment} from '#shared/model/segment';
import type {Template} from '#shared/model/template';
import type {Change} from '#shared/protocol/changes';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {applied, refused} from './answer';
import {feed, type Local} from './home';
import {putProgramme} from './put-programme';
import {deriveEveryone} from './retention';

type ItemCommand = Extract<
  Command,
  {
    kind:
      | `${'segment' | 'benefit' | 'template' | 'promotion' | 'picture'}-${'put' | 'remove'}`
      | `${'programme' | 'retention'}-put`;
  }
>;

/** Whether a command is about something that the creator keeps here, and about no person. */
export function isOfItem(command: Command): command is ItemCommand {
  return /^((segment|benefit|template|promotion|picture)-(put|remove)|(programme|retention)-put)$/.test(command.kind);
}

export async function applyToItem(local: Local, command: ItemCommand): Promise<CommandResult> {
  switch (command.kind) {
    case 'segment-put':
      return putVersioned(local, command.id, {kind: 'segment', doc: command.segment});
    case 'segment-remove':
      return removeVersioned(local, {...command, kind: 'segment', item: command.segment});
    case 'benefit-put':
      return putVersioned(local, command.id, {kind: 'benefit', doc: command.benefit});
    case 'benefit-remove':
      return removeVersioned(local, {...command, kind: 'benefit', item: command.benefit});
    case 'template-put':
      return putVersioned(local, command.id, {kind: 'template', doc: command.template});
    case 'template-remove':
      return removeVersioned(local, {...command, kind: 'template', item: command.template});
    case 'promotion-put':
      return putVersioned(local, command.id, {kind: 'promotion', doc: command.promotion});
    case 'promotion-remove':
      return removeVersioned(local, {...command, kind: 'promotion', item: command.promotion});
    case 'picture-put':
      return putVersioned(local, command.id, {kind: 'picture', doc: command.picture});
    case 'picture-remove':
      return removeVersioned(local, {...command, kind: 'picture', item: command.picture});
    case 'retention-put':
      return putRetention(local, command);
    case 'programme-put': {
      const why = await putProgramme(local, command.plan);
      return why === undefined ? applied(local, command.id) : refused(local, command.id, why);
    }
    default:
      return command satisfies never;
  }
}

async function putRetention(local: Local, {id, retention}: Extract<Command, {kind: 'retention-put'}>): Promise<CommandResult> {
  const result = await putVersioned(local, id, {kind: 'retention', doc: retention});
  if (result.status === 'applied') await deriveEveryone(local);
  return result;
}

type Versioned =
  | {readonly kind: 'segment'; readonly doc: Segment}
  | {readonly kind: 'benefit'; readonly doc: Benefit}
  | {readonly kind: 'template'; readonly doc: Template}
  | {readonly kind: 'promotion'; readonly doc: Promotion}
  | {readonly kind: 'picture'; readonly doc: Picture}
  | {readonly kind: 'retention'; readonly doc: Retention};

async function putVersioned(local: Local, id: string, item: Versioned): Promise<CommandResult> {
  const {doc} = item;
  if (((await revOf(local, item.kind, doc.id)) ?? 0) !== doc.rev) return refused(local, id, 'conflict');
  // The kind tells which document it is; the checker cannot follow that through the spread.
  const change = {...item, id: doc.id, seq: local.state.head.cursor + 1, doc: {...doc, rev: doc.rev + 1}} as Change;
  await feed(local, [change]);
  return applied(local, id);
}

type Removal = {
  readonly id: string;
  readonly kind: Exclude<Versioned['kind'], 'retention'>;
  readonly item: string;
  readonly rev: number;
};

async function removeVersioned(local: Local, {id, kind, item, rev}: Removal): Promise<CommandResult> {
  const held = await revOf(local, kind, item);
  // Gone is what was asked for.
  if (held === undefined) return applied(local, id);
  if (held !== rev) return refused(local, id, 'conflict');
  await feed(local, [{kind, id: item, seq: local.state.head.cursor + 1, doc: null}]);
  return applied(local, id);
}

async function revOf({writing, state}: Local, kind: Versioned['kind'], id: string): Promise<number | undefined> {
  const row = await writing.objectStore('row').get([state.head.generation, kind, id]);
  return row !== undefined && 'rev' in row ? row.rev : undefined;
}
