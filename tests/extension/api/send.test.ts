import {describe, expect, it} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {countWaiting, waiting} from '../../../extension/api/outbox.ts';
import {segmentsWithPending, withPending} from '../../../extension/api/pending.ts';
import {pull} from '../../../extension/api/pull.ts';
import {type SendContext, send} from '../../../extension/api/send.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {idAt} from '../../../extension/mirror/state.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber, supporter} from '../mirror/people.ts';
import {FeedServer} from './feed-server.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
const tag = (id: string, name = 'VIP'): Extract<Command, {kind: 'tag'}> => ({
  id,
  at: NOW,
  kind: 'tag',
  supporter: ridNumber(1),
  name,
  on: true,
});

async function paired() {
  const [server, mirror] = [new FeedServer(), await freshMirror(() => NOW)];
  server.put(supporter({number: 1}));
  await pull(mirror, session, server.fetch);
  return {server, mirror, context: contextOf(mirror, server)};
}

function contextOf(mirror: Mirror, server?: FeedServer): SendContext {
  let ids = 0;
  const base = {mirror, now: NOW, newId: () => `undo-command-${ids++}`};
  return server === undefined ? {...base, session: null} : {...base, session, fetch: server.fetch};
}

describe('sending a command to the private server', () => {
  it('says where it is also written to and how it is taken back, and shows what it changed', async () => {
    const {server, mirror, context} = await paired();
    server.put({...supporter({number: 1}), tags: [{name: 'VIP', records: [], own: true}]});
    const answer = await send(context, tag('command-1'));
    expect(answer).toEqual({
      ok: true,
      writingTo: ['blog.example.org'],
      undo: {id: 'undo-command-0', at: NOW, kind: 'tag', supporter: ridNumber(1), name: 'VIP', on: false},
    });
    expect(await countWaiting(mirror.database)).toBe(0);
    expect((await supporterOf(mirror, await mirror.read('server'), ridNumber(1)))?.tags).toHaveLength(1);
  });

  it('keeps commands over a restart until the server answers, and sends them in their order', async () => {
    const {server, mirror, context} = await paired();
    server.faults = ['network', 503];
    expect(await send(context, tag('command-1'))).toMatchObject({ok: true, isWaiting: true});
    expect(await send(context, tag('command-2', 'Press'))).toMatchObject({ok: true, isWaiting: true});
    const restarted = await mirror.reopen();
    expect((await waiting(restarted.database)).map(row => row.command.id)).toEqual(['command-1', 'command-2']);
    await send(contextOf(restarted, server), tag('command-3', 'Late'));
    expect(server.commands.map(({id}) => id)).toEqual(['command-1', 'command-2', 'command-3']);
    expect(await countWaiting(restarted.database)).toBe(0);
  });

  it('applies a command once when the answer to it was lost', async () => {
    const {server, context, mirror} = await paired();
    const lost: typeof server.fetch = async (input, init) => {
      const answer = await server.fetch(input, init);
      if (String(input).endsWith('/v1/commands')) throw new TypeError('Failed to fetch');
      return answer;
    };
    expect(await send({...context, fetch: lost}, tag('command-1'))).toMatchObject({isWaiting: true});
    expect(await send(context, tag('command-1'))).toMatchObject({ok: true});
    expect(server.commands).toHaveLength(1);
    expect(await countWaiting(mirror.database)).toBe(0);
  });

  it('does not let one unreadable command hold up the others', async () => {
    const {server, context, mirror} = await paired();
    server.faults = ['network', 'network'];
    await send(context, tag('command-1'));
    await send(context, tag('unreadable'));
    expect(await send(context, tag('command-2', 'Press'))).toMatchObject({ok: true});
    expect(server.commands.map(({id}) => id)).toEqual(['command-1', 'command-2']);
    expect(await countWaiting(mirror.database)).toBe(0);
  });

  it('shows what waits on top of the mirror', async () => {
    const person = supporter({number: 1, also: [2]});
    const seen = withPending(person, [
      {id: 'command-1', at: NOW, kind: 'note-add', supporter: ridNumber(2), text: 'soon'},
      tag('command-2'),
      {...tag('command-3'), supporter: ridNumber(9), name: 'Other'},
    ]);
    expect(seen.notes).toEqual([{id: 'command-1', at: NOW, text: 'soon'}]);
    expect(seen.tags).toEqual([{name: 'VIP', records: [], own: true}]);
    const contact = {kind: 'contact', supporter: ridNumber(2), channel: 'message', purpose: 'welcome'} as const;
    const marked = withPending(person, [
      {...contact, id: 'command-5', at: NOW, when: NOW - 1},
      {...contact, id: 'command-6', at: NOW},
    ]);
    expect(marked.contacts?.map(({id, at}) => [id, at])).toEqual([
      ['command-6', NOW],
      ['command-5', NOW - 1],
    ]);
    const remove = {id: 'command-7', at: NOW, kind: 'contact-remove', supporter: ridNumber(1), contact: 'command-6'} as const;
    expect(withPending(marked, [remove]).contacts?.map(({id}) => id)).toEqual(['command-5']);
    const saved = {id: 'gold', name: 'Gold', filter: 'tier:Gold', position: 0, rev: 1};
    expect(segmentsWithPending([saved], [{id: 'command-4', at: NOW, kind: 'segment-remove', segment: 'gold', rev: 1}])).toEqual(
      [],
    );
  });
});

describe('sending a command without a server', () => {
  it('carries it out here, without a request, and takes it back again', async () => {
    const mirror = await freshMirror(() => NOW);
    await ingestLocally(mirror, NOW, {
      readings: [{key: 'patreon/campaign/user/1', source: 'file', asOf: NOW, identifiers: [], fields: {name: 'Ada'}}],
    });
    const id = idAt(await mirror.read('local'), 0) ?? '';
    const context = contextOf(mirror);
    const tags = async () => (await supporterOf(mirror, await mirror.read('local'), id))?.tags;
    const answer = await send(context, {...tag('command-1'), supporter: id});
    expect(await tags()).toEqual([{name: 'VIP', records: [], own: true}]);
    if (!answer.ok || answer.undo === undefined) throw new Error('no undo');
    await send(context, {...answer.undo, at: NOW + 1});
    expect(await tags()).toEqual([]);
    expect(await countWaiting(mirror.database)).toBe(0);
  });

  it('marks a person as contacted, and each undo takes the one before back', async () => {
    const mirror = await freshMirror(() => NOW);
    await ingestLocally(mirror, NOW, {
      readings: [{key: 'patreon/campaign/user/1', source: 'file', asOf: NOW, identifiers: [], fields: {name: 'Ada'}}],
    });
    const id = idAt(await mirror.read('local'), 0) ?? '';
    const context = contextOf(mirror);
    const contacts = async () => (await supporterOf(mirror, await mirror.read('local'), id))?.contacts;
    const mark = {kind: 'contact', supporter: id, channel: 'bcc', purpose: 'invite', when: NOW - 5, template: 'Hello'} as const;
    const marked = await send(context, {...mark, id: 'command-1', at: NOW});
    const {kind: _kind, supporter: _supporter, when, ...said} = mark;
    expect(await contacts()).toEqual([{...said, id: 'command-1', at: when}]);
    if (!marked.ok || marked.undo === undefined) throw new Error('no undo');
    const removed = await send(context, {...marked.undo, id: 'command-2'});
    expect(await contacts()).toBeUndefined();
    if (!removed.ok || removed.undo === undefined) throw new Error('no undo');
    await send(context, {...removed.undo, id: 'command-3'});
    expect(await contacts()).toEqual([{...said, id: 'command-3', at: when}]);
  });
});
