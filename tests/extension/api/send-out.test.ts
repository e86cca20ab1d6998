import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Command} from '#shared/protocol/commands';
import {countWaiting} from '../../../extension/api/outbox.ts';
import {pull} from '../../../extension/api/pull.ts';
import {type SendContext, send} from '../../../extension/api/send.ts';
import {undoOf} from '../../../extension/api/undo.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber, supporter} from '../mirror/people.ts';
import {FeedServer} from './feed-server.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
const there = {at: NOW, connection: 'c1', supporters: [ridNumber(1)]};
const role: Command = {...there, id: 'command-1', run: 'run-00001', kind: 'role', name: 'Patron', on: false, knowing: true};
const field: Command = {...there, id: 'command-2', run: 'run-00002', kind: 'field', name: 'stage', value: 'lead'};
const invite: Command = {...there, id: 'command-3', run: 'run-00003', kind: 'invite'};
const ALL: readonly Command[] = [
  role,
  field,
  invite,
  {id: 'command-4', at: NOW, kind: 'field-undo', run: 'run-00004', of: 'run-00002'},
  {id: 'command-5', at: NOW, kind: 'write-retry', run: 'run-00001', connection: 'c1'},
  {id: 'command-6', at: NOW, kind: 'write-drop', run: 'run-00001', connection: 'c1'},
];

async function paired() {
  const [server, mirror] = [new FeedServer(), await freshMirror(() => NOW)];
  server.put(supporter({number: 1}));
  await pull(mirror, session, server.fetch);
  let ids = 0;
  const context: SendContext = {mirror, now: NOW, newId: () => `made-0000${ids++}`, session, fetch: server.fetch};
  return {server, mirror, context};
}

describe('what is written to a service', () => {
  it('is sent at once, and says how it is taken back', async () => {
    const {server, context} = await paired();
    expect(await send(context, role)).toMatchObject({
      ok: true,
      writingTo: ['blog.example.org'],
      undo: {id: 'made-00000', run: 'made-00000', kind: 'role', name: 'Patron', on: true, knowing: true},
    });
    expect(server.commands.map(({id}) => id)).toEqual(['command-1']);
  });

  it.each(ALL.map(command => [command.kind, command] as const))(
    'is refused while the private server does not answer, and never kept for later: %s',
    async (_, command) => {
      const {server, mirror, context} = await paired();
      for (const fault of ['network', 503] as const) {
        server.faults = [fault];
        expect(await send(context, command)).toMatchObject({ok: false, code: 'unsent'});
      }
      expect(await countWaiting(mirror.database)).toBe(0);
      expect(server.commands).toEqual([]);
    },
  );

  it.each(ALL.map(command => [command.kind, command] as const))('is refused without a private server: %s', async (_, command) => {
    const {context} = await paired();
    expect(await send({...context, session: null}, command)).toMatchObject({ok: false, code: 'refused'});
  });

  it('is taken back where the service allows it: an invitation that was sent stays sent', () => {
    const before = {
      supporter: undefined,
      segments: [],
      benefits: [],
      templates: [],
      promotions: [],
      decisions: [],
      pictures: [],
      programme: DEFAULT_PROGRAMME,
    };
    const made = {id: 'undo-00001', at: NOW};
    expect(undoOf(field, before, made)).toEqual({...made, kind: 'field-undo', run: 'undo-00001', of: 'run-00002'});
    expect(ALL.filter(command => undoOf(command, before, made) === undefined).map(({kind}) => kind)).toEqual([
      'invite',
      'field-undo',
      'write-retry',
      'write-drop',
    ]);
  });
});
