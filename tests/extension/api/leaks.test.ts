import 'fake-indexeddb/auto';
import {afterEach, expect, it, vi} from 'vitest';
import {ApiError} from '../../../extension/api/api-error.ts';
import {openSession, sendCommands} from '../../../extension/api/client.ts';
import {authorise, connect, replaceKey} from '../../../extension/api/connections.ts';
import {deleteRequests, readRequests} from '../../../extension/requests/request-log.ts';

const CANARY = /canary/i;
const NOW = Date.UTC(2026, 10, 20, 12);
const REFUSED = () => new Response(JSON.stringify({title: 'canary echoed', type: 'about:blank'}), {status: 400});

afterEach(async () => {
  vi.restoreAllMocks();
  await deleteRequests();
});

it.each([
  ['a server that refuses', async () => REFUSED()],
  ['a page instead of an answer', async () => new Response('<html>canary sign-in</html>')],
  ['no network', () => Promise.reject(new TypeError('failed'))],
])('keys, tokens, names and addresses are in no error, console or list of requests: %s (C40)', async (_, fetch) => {
  const said: unknown[][] = [];
  for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words));
  const server = {origin: 'https://mine.example', token: 'canary-token', fetch};
  const note = {
    id: 'command-1',
    at: NOW,
    kind: 'note-add' as const,
    supporter: 'a'.repeat(20),
    text: 'Canary Name canary@example.org',
  };
  const tries = [
    sendCommands(server, [note]),
    replaceKey(server, 'connection-1', 'canary-key'),
    openSession(server, {code: 'canary-code', label: 'Chrome'}),
    connect(server, {vendor: 'mailchimp', key: 'canary-key-us1'}),
    authorise(server, {vendor: 'youtube', client: {id: 'canary-client', secret: 'canary-secret'}}),
  ];
  for (const result of await Promise.allSettled(tries)) {
    const reason = result.status === 'rejected' ? result.reason : undefined;
    if (!(reason instanceof ApiError)) throw new Error('it should have failed');
    expect(`${reason.message} ${reason.code} ${reason.detail} ${reason.stack}`).not.toMatch(CANARY);
  }
  expect(said).toEqual([]);
  const entries = await readRequests(Date.now());
  expect(entries).toHaveLength(tries.length);
  expect(JSON.stringify(entries)).not.toMatch(CANARY);
});
