import {describe, expect, it} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {pull} from '../../../extension/api/pull.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {logAction, readLog} from '../../../extension/log/log-store.ts';
import {sendLogged} from '../../../extension/log/send-logged.ts';
import {idAt} from '../../../extension/mirror/state.ts';
import {FeedServer} from '../api/feed-server.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber, supporter} from '../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

async function oneMember() {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {
    readings: [
      {
        key: 'patreon/campaign/user/1',
        source: 'file',
        asOf: NOW,
        identifiers: [{type: 'email', value: 'ada@example.org', strength: 'strong'}],
        fields: {name: 'Ada Adler', email: 'ada@example.org', paid: true},
      },
    ],
  });
  const id = idAt(await mirror.read('local'), 0) ?? '';
  let made = 0;
  const context = {mirror, session: null, now: NOW, newId: () => `undo-command-${made++}`};
  const send = (command: Command, isQuiet = false) => sendLogged(context, command, isQuiet);
  return {mirror, id, send, log: () => readLog(mirror.database)};
}

describe('what a command leaves in the log', () => {
  it('is what was done and for whom, not what was written', async () => {
    const {id, send, log} = await oneMember();
    await send({id: 'command-1', at: NOW, kind: 'note-add', supporter: id, text: 'Ada asked for a refund'});
    const [entry] = await log();
    expect(entry).toMatchObject({id: 'command-1', at: NOW, action: 'note-add', count: 1, people: [id]});
    expect(JSON.stringify(entry)).not.toContain('asked');
    await send({id: 'command-2', at: NOW, kind: 'tag', supporter: id, name: 'VIP', on: true});
    expect((await log()).find(one => one.id === 'command-2')).toMatchObject({action: 'tag', about: 'VIP'});
  });

  it('is nothing where it was refused, quiet, or takes back what stands there already', async () => {
    const {id, send, log} = await oneMember();
    const answer = await send({id: 'command-1', at: NOW, kind: 'tag', supporter: id, name: 'VIP', on: true});
    expect(await send({id: 'command-2', at: NOW, kind: 'tag', supporter: 'a'.repeat(20), name: 'VIP', on: true})).toMatchObject({
      ok: false,
    });
    await send({id: 'command-3', at: NOW, kind: 'tag', supporter: id, name: 'Quiet', on: true}, true);
    if (!answer.ok || answer.undo === undefined) throw new Error('nothing to take back');
    await send(answer.undo);
    const entries = await log();
    expect(entries.map(entry => entry.id)).toEqual(['command-1']);
    expect(entries[0]).toHaveProperty('undoneAt', NOW);
  });

  it('forgets whoever is erased, and says only that somebody was', async () => {
    const {id, send, log} = await oneMember();
    await send({id: 'command-1', at: NOW, kind: 'tag', supporter: id, name: 'VIP', on: true});
    await send({id: 'command-2', at: NOW, kind: 'edit', supporter: id, field: 'name', value: 'A. Adler'});
    await send({id: 'command-3', at: NOW, kind: 'edit', supporter: id, field: 'name', value: 'Ada'});
    expect(JSON.stringify(await log())).toContain('A. Adler');
    await send({id: 'command-4', at: NOW, kind: 'erase', supporter: id});
    const entries = await log();
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${id}|Adler`));
    expect(entries.find(entry => entry.id === 'command-4')).toMatchObject({action: 'erase', count: 1, people: []});
  });
});

describe('somebody who was erased elsewhere', () => {
  it('leaves the log with the private server’s word; who was joined with somebody stays', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror(() => NOW)];
    const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
    for (const number of [1, 2, 3]) server.put(supporter({number}));
    await pull(mirror, session, server.fetch);
    const people = [1, 2, 3].map(ridNumber);
    await logAction(mirror.database, {id: 'many', at: NOW, action: 'tag', count: 3, people});
    server.remove(ridNumber(1));
    server.remove(ridNumber(2));
    server.put(supporter({number: 3, also: [2]}));
    await pull(mirror, session, server.fetch);
    const [entry] = await readLog(mirror.database);
    expect(entry).toMatchObject({count: 3, people: [ridNumber(2), ridNumber(3)]});
  });
});
