import type {Command} from '#shared/protocol/commands';
import type {Problem} from '#shared/protocol/problem';
import type {Home} from './home';
import {putProgramme} from './put-programme';
import {putRetention} from './retention';
import {putVersioned, removeVersioned} from './versioned-item';

type ItemCommand = Extract<
  Command,
  {
    kind:
      | `${'segment' | 'benefit' | 'template' | 'promotion' | 'picture'}-${'put' | 'remove'}`
      | `${'programme' | 'retention'}-put`;
  }
>;

/** What the creator keeps in a workspace and is about no person. @returns why not */
export function applyToItem(home: Home, command: ItemCommand): Problem | undefined {
  switch (command.kind) {
    case 'programme-put':
      return putProgramme(home, command.plan);
    case 'picture-put':
      return putVersioned(home, {kind: 'picture', doc: command.picture});
    case 'picture-remove':
      return removeVersioned(home, 'picture', {id: command.picture, rev: command.rev});
    case 'segment-put':
      return putVersioned(home, {kind: 'segment', doc: command.segment});
    case 'segment-remove':
      return removeVersioned(home, 'segment', {id: command.segment, rev: command.rev});
    case 'benefit-put':
      return putVersioned(home, {kind: 'benefit', doc: command.benefit});
    case 'benefit-remove':
      return removeVersioned(home, 'benefit', {id: command.benefit, rev: command.rev});
    case 'promotion-put':
      return putVersioned(home, {kind: 'promotion', doc: command.promotion});
    case 'promotion-remove':
      return removeVersioned(home, 'promotion', {id: command.promotion, rev: command.rev});
    case 'retention-put':
      return putRetention(home, command.retention);
    case 'template-put':
      return putVersioned(home, {kind: 'template', doc: command.template});
    case 'template-remove':
      return removeVersioned(home, 'template', {id: command.template, rev: command.rev});
    default:
      return command satisfies never;
  }
}
