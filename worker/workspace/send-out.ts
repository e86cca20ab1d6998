import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import {type Problem, problem} from '#shared/protocol/problem';
import type {Connector} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {type ConnectionState, readConnection} from './connection-store';
import {putBackFields} from './former-field';
import type {Home} from './home';
import {mayInvite, unwillingAddresses, wasJustInvited} from './may-invite';
import {putWrites, retryWrites, type Write} from './outbox';
import {forgetRefused, noteOutgoing} from './outgoing';
import {peopleNamed} from './people-named';

/*
 * Commands that write to a vendor. They change nothing here: what the vendor then says of the person is read again, and shows.
 * A merge is none of them, so nothing of one is ever written to a vendor.
 */

export const OUT_KINDS = ['role', 'field', 'field-undo', 'invite', 'write-retry', 'write-drop'] as const;
export type OutCommand = Extract<Command, {kind: (typeof OUT_KINDS)[number]}>;

/** The connections that it goes to, by label, or why it does not. */
export type Sent = {readonly writingTo: string[]} | {readonly refused: Problem};

export function sendOut(home: Home, command: OutCommand): Sent {
  switch (command.kind) {
    case 'role':
      return sendRole(home, command);
    case 'field':
      return toRecords(home, command, {method: 'setField', write: {kind: 'field', name: command.name, value: command.value}});
    case 'invite':
      return sendInvitations(home, command);
    case 'field-undo': {
      const connections = putBackFields(home, {action: command.run, of: command.of});
      return {writingTo: connections.flatMap(id => readConnection(home.sql, id)?.label ?? [])};
    }
    case 'write-retry':
      retryWrites(home, {action: command.run, connection: command.connection});
      noteOutgoing(home, command.connection);
      return {writingTo: []};
    case 'write-drop':
      dropRefused(home, command);
      noteOutgoing(home, command.connection);
      return {writingTo: []};
    default:
      return command satisfies never;
  }
}

type ToMany = Extract<OutCommand, {supporters: readonly string[]}>;
type Method = keyof Pick<Connector, 'setRole' | 'setField' | 'invite'>;

/** The connection, where it is there and can do it. */
function target({sql}: Home, {connection}: ToMany, method: Method): ConnectionState | undefined {
  const state = readConnection(sql, connection);
  return state === undefined || connectorOf(state.vendor)?.[method] === undefined ? undefined : state;
}

/** A role that another bot owns is never written silently: it comes back, or is taken again, and the creator wonders why. */
function sendRole(home: Home, command: Extract<OutCommand, {kind: 'role'}>): Sent {
  const {name, on, knowing} = command;
  const role = target(home, command, 'setRole')?.roles?.find(one => one.name === name);
  if (role?.isOurs === false) return {refused: problem('forbidden', 'role')};
  if (role?.owner !== undefined && knowing !== true) return {refused: problem('conflict', 'role')};
  return toRecords(home, command, {method: 'setRole', write: {kind: 'role', name, on}});
}

function toRecords(home: Home, command: ToMany, {method, write}: {method: Method; write: Write}): Sent {
  const state = target(home, command, method);
  if (state === undefined) return {refused: problem('not-found', 'connection')};
  const start = `${state.vendor}/${state.account}/`;
  const people = peopleNamed(home, command.supporters);
  const records = people.flatMap(person => person.records.flatMap(({key}) => (key.startsWith(start) ? key : [])));
  if (records.length === 0) return {refused: problem('not-found', 'supporter')};
  putWrites(home, {action: command.run, connection: command.connection, records, write});
  return {writingTo: [state.label]};
}

/** The dialog leaves out who said no; a browser may know less than this workspace, so it is asked here again. */
function sendInvitations(home: Home, command: Extract<OutCommand, {kind: 'invite'}>): Sent {
  const state = target(home, command, 'invite');
  if (state === undefined) return {refused: problem('not-found', 'connection')};
  const willing = peopleNamed(home, command.supporters).filter(mayInvite);
  const unwilling = unwillingAddresses(
    home.sql,
    willing.flatMap(({email}) => email?.value ?? []),
  );
  const asked = willing.filter(
    person => !unwilling.has(person.email?.value.toLowerCase() ?? '') && !wasJustInvited(person, home.now()),
  );
  const records = asked.flatMap(anchorOf);
  if (records.length === 0) return {refused: problem('not-found', 'supporter')};
  putWrites(home, {action: command.run, connection: command.connection, records, write: {kind: 'invite'}});
  return {writingTo: [state.label]};
}

/** Who is meant: somebody who is invited has no record there yet. */
function anchorOf({records: [anchor]}: Supporter): string[] {
  return anchor === undefined ? [] : [anchor.key];
}

function dropRefused({sql, now}: Home, {run, connection}: Extract<OutCommand, {kind: 'write-drop'}>): void {
  sql.run('delete from outbox where connection = ? and action = ? and refused is not null', connection, run);
  forgetRefused(sql, {action: run, connection}, now());
}
