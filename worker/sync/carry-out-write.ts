import {contactEach} from '#shared/contact-all';
import type {WriteRefusal} from '#shared/model/outgoing';
import type {Reading, RecordKey} from '#shared/model/record';
import {commit} from '../workspace/commit';
import {keepFormer} from '../workspace/former-field';
import type {Home} from '../workspace/home';
import {putJob} from '../workspace/job-table';
import {noteKeptField} from '../workspace/kept-field';
import {mayInvite} from '../workspace/may-invite';
import {endWrite, type Waiting} from '../workspace/outbox';
import {peopleOfRecords} from '../workspace/people-named';
import type {Opened} from './access';
import {ConnectorError} from './connector-error';
import {commitReread} from './reread';

type Of<K extends Waiting['write']['kind']> = Extract<Waiting['write'], {kind: K}>;

/** What came of a write: done, or why it will never be. */
type Written = 'done' | Extract<WriteRefusal, 'gone' | 'unwilling' | 'changed'>;

/**
 * Writes one thing to the vendor, then reads the person again, so that it shows as the vendor's own. Everything but an invitation
 * can be written twice without harm.
 *
 * @throws ConnectorError
 */
export async function carryOutWrite(home: Home, opened: Opened, waiting: Waiting): Promise<void> {
  const written = await write(home, opened, waiting);
  const reading = written === 'unwilling' ? undefined : await readAgain(opened, waiting);
  home.sql.transaction(() => {
    if (reading === 'later') rereadLater(home, waiting);
    else if (reading !== undefined) commitReread(home, waiting.connection, reading);
    if (waiting.write.kind === 'invite' && written === 'done') markInvited(home, waiting);
    const isWanted = endWrite(home, waiting, written === 'done' ? {kind: 'done'} : {kind: 'dropped', reason: written});
    if (isWanted && written === 'done') noteKeptField(home, waiting);
  });
}

function write(home: Home, opened: Opened, waiting: Waiting): Promise<Written> {
  const {write: wanted, record} = waiting;
  const {connector, access} = opened;
  switch (wanted.kind) {
    case 'label':
      return isThere(connector.setLabel?.(access, record, wanted));
    case 'role':
      return isThere(connector.setRole?.(access, record, wanted));
    case 'field':
      return writeField(home, opened, {...waiting, write: wanted});
    case 'invite':
      return invite(home, opened, waiting);
    default:
      return wanted satisfies never;
  }
}

async function isThere(asked: Promise<boolean> | undefined): Promise<Written> {
  if (asked === undefined) throw new ConnectorError('not-allowed', 'the connector cannot write this');
  return (await asked) ? 'done' : 'gone';
}

/** What stands there before is kept, so that it can be put back. */
async function writeField(home: Home, opened: Opened, waiting: Waiting & {readonly write: Of<'field'>}): Promise<Written> {
  const {record, write: wanted} = waiting;
  const {connector, access} = opened;
  const stood = await fieldNow(opened, record, wanted.name);
  if (stood === undefined) return 'gone';
  if (wanted.expected !== undefined && stood !== wanted.expected) return 'changed';
  keepFormer(home, waiting, {name: wanted.name, stood, wrote: wanted.value});
  return isThere(connector.setField?.(access, record, {name: wanted.name, value: wanted.value}));
}

/** @returns null where nothing stands there, undefined where the person is gone */
async function fieldNow({connector, access}: Opened, record: RecordKey, name: string): Promise<string | null | undefined> {
  if (connector.readField !== undefined) return connector.readField(access, record, name);
  const before = await connector.readOne?.(access, record);
  return before?.deleted ? undefined : (before?.fields.custom?.[name] ?? null);
}

async function invite(home: Home, {connector, access}: Opened, {record}: Waiting): Promise<Written> {
  const [person] = home.sql.transaction(() => peopleOfRecords(home, [record]));
  if (person === undefined) return 'gone';
  const email = person.email?.value;
  if (email === undefined || !mayInvite(person)) return 'unwilling';
  if (connector.invite === undefined) throw new ConnectorError('not-allowed', 'the connector cannot invite');
  await connector.invite(access, {email, name: person.name?.value});
  return 'done';
}

/** It is written: an answer that fails now must not have it written again. An invited person has no record there yet. */
async function readAgain({connector, access}: Opened, {record, write: {kind}}: Waiting): Promise<Reading | 'later' | undefined> {
  if (kind === 'invite' || connector.readOne === undefined) return undefined;
  try {
    return await connector.readOne(access, record);
  } catch (error) {
    if (error instanceof ConnectorError) return 'later';
    throw error;
  }
}

function rereadLater({sql, now}: Home, {connection, record}: Waiting): void {
  const state = JSON.stringify({connection, record, tries: 0});
  putJob(sql, {kind: 'reread', key: `${connection}|${record}`, due: now(), state});
}

/** Who was asked is not asked again tomorrow. */
function markInvited(home: Home, {action, record}: Waiting): void {
  const [person] = peopleOfRecords(home, [record]);
  if (person === undefined) return;
  const mark = {id: action, at: home.now(), channel: 'mail-tool', purpose: 'invite'} as const;
  commit(home, {commands: contactEach({...mark, kind: 'contact-all', supporters: [person.id]})});
}
