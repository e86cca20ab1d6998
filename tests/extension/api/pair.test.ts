import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {problem} from '#shared/protocol/problem';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import {countWaiting, enqueue} from '../../../extension/api/outbox.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, ridNumber, supporter} from '../mirror/people.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const chrome = fakeChrome();
vi.stubGlobal('chrome', chrome);
const {pair, serverOrigin, unpair} = await import('../../../extension/api/pair.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const TAG: Command = {id: 'command-1', at: NOW, kind: 'tag', supporter: ridNumber(1), name: 'VIP', on: true};

/** Answers one pairing, by the code that it was asked with. */
function serverOf(workspace: string, protocol = PROTOCOL_VERSION): void {
  vi.stubGlobal('fetch', async (_: unknown, {body}: {body: string}) =>
    JSON.parse(body).code === 'good'
      ? Response.json({token: `${workspace}.secret`, workspace, name: 'Mine', protocol}, {status: 201})
      : Response.json(problem('code-used'), {status: 410}),
  );
}

beforeEach(() => chrome.reset());

describe('pairing', () => {
  it('keeps the session, and nothing of the server before', async () => {
    const mirror = await freshMirror();
    serverOf('first');
    await pair(mirror, {address: 'regulars.example', code: ' good '});
    expect(chrome.stored.session).toEqual({
      server: 'https://regulars.example',
      token: 'first.secret',
      workspace: 'first',
      name: 'Mine',
    });
    await mirror.apply('server', page(0, [supporter({number: 1})]));
    await enqueue(mirror.database, TAG, NOW);
    await pair(mirror, {address: 'regulars.example', code: 'good'});
    expect(await countWaiting(mirror.database)).toBe(1);
    serverOf('second');
    await pair(mirror, {address: 'regulars.example', code: 'good'});
    expect(await mirror.head('server')).toBeUndefined();
    expect(await mirror.database.count('chunk')).toBe(0);
    expect(await countWaiting(mirror.database)).toBe(0);
  });

  it('leaves everything as it was when the code is used up or the server speaks another version', async () => {
    const mirror = await freshMirror();
    serverOf('first');
    await expect(pair(mirror, {address: 'regulars.example', code: 'bad'})).rejects.toMatchObject({code: 'code-used'});
    serverOf('first', PROTOCOL_VERSION + 1);
    const newer = pair(mirror, {address: 'regulars.example', code: 'good'});
    await expect(newer).rejects.toMatchObject({code: 'unsupported-version'});
    await expect(pair(mirror, {address: 'http://regulars.example', code: 'good'})).rejects.toMatchObject({code: 'bad-request'});
    expect(chrome.stored.session).toBeUndefined();
  });

  it('goes back to this browser’s own files', async () => {
    const mirror = await freshMirror();
    await mirror.apply('local', page(0, [supporter({number: 7})]));
    serverOf('first');
    await pair(mirror, {address: 'regulars.example', code: 'good'});
    await mirror.apply('server', page(0, [supporter({number: 1})]));
    await unpair(mirror);
    expect(chrome.stored.session).toBeNull();
    expect(await mirror.head('server')).toBeUndefined();
    expect((await mirror.read('local')).head.people).toBe(1);
  });
});

describe('the address of a private server', () => {
  it.each([
    ['regulars.example.workers.dev', 'https://regulars.example.workers.dev'],
    ['  https://regulars.example/some/path?x=1 ', 'https://regulars.example'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
  ])('takes %s', (typed, origin) => expect(serverOrigin(typed)).toBe(origin));

  it.each([['http://regulars.example'], ['https://me:secret@regulars.example'], ['not an address'], ['']])(
    'refuses %s, which would send the session in the clear or nowhere',
    typed => expect(serverOrigin(typed)).toBeUndefined(),
  );
});
