import type {Contact} from '#shared/model/contact';
import type {Command} from '#shared/protocol/commands';

/** What a command to mark a person as contacted leaves behind. It cannot have been after the creator said so. */
export function contactOf(command: Extract<Command, {kind: 'contact'}>): Contact {
  const {id, at, when = at, channel, purpose, template, segment, by} = command;
  return {
    id,
    at: Math.min(at, when),
    channel,
    purpose,
    ...(template === undefined ? {} : {template}),
    ...(segment === undefined ? {} : {segment}),
    ...(by === undefined ? {} : {by}),
  };
}
