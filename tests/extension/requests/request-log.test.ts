import 'fake-indexeddb/auto';
import {afterEach, describe, expect, it} from 'vitest';
import {pullChanges, sendCommands} from '../../../extension/api/client.ts';
import {deleteRequests, noteRequest, REQUESTS_MS, readRequests, requestKind} from '../../../extension/requests/request-log.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

afterEach(deleteRequests);

describe('what left this browser', () => {
  it('names host, time, kind and bytes of each request, and no person (C40)', async () => {
    const answer = JSON.stringify({results: []});
    const server = {origin: 'https://mine.example:8443', token: 'secret-token', fetch: async () => new Response(answer)};
    const before = Date.now();
    await sendCommands(server, [{id: 'command-1', at: NOW, kind: 'note-add', supporter: 'a'.repeat(20), text: 'canary-note é'}]);
    const [entry, ...others] = await readRequests(Date.now());
    expect(others).toEqual([]);
    expect(entry).toMatchObject({host: 'mine.example:8443', kind: 'commands', down: answer.length});
    expect(entry?.at).toBeGreaterThanOrEqual(before);
    expect(entry?.up).toBeGreaterThan('canary-note'.length);
    expect(JSON.stringify(entry)).not.toMatch(/canary|secret|aaaa/);
  });

  it('holds the requests that failed too', async () => {
    const server = {origin: 'https://mine.example', fetch: () => Promise.reject(new TypeError('no network'))};
    await expect(pullChanges(server, {epoch: undefined, since: 0})).rejects.toMatchObject({code: 'offline'});
    expect(await readRequests(Date.now())).toMatchObject([{kind: 'changes', down: 0, failed: true}]);
  });

  it('is kept 30 days, newest first', async () => {
    const entry = {host: 'mine.example', kind: 'changes' as const, up: 1, down: 2};
    await noteRequest({...entry, at: NOW - REQUESTS_MS - 1});
    await noteRequest({...entry, at: NOW - 1});
    await noteRequest({...entry, at: NOW});
    expect((await readRequests(0)).map(({at}) => at)).toEqual([NOW, NOW - 1]);
    expect(await readRequests(NOW + REQUESTS_MS)).toEqual([]);
  });

  it('is written later where the browser refuses to write now', async () => {
    const real = indexedDB;
    const entry = {host: 'mine.example', kind: 'changes' as const, up: 1, down: 2};
    Object.defineProperty(globalThis, 'indexedDB', {value: undefined, configurable: true});
    await noteRequest({...entry, at: NOW});
    Object.defineProperty(globalThis, 'indexedDB', {value: real, configurable: true});
    await noteRequest({...entry, at: NOW + 1});
    expect((await readRequests(NOW)).map(({at}) => at)).toEqual([NOW + 1, NOW]);
  });

  it.each([
    ['/v1/changes?since=0', 'changes'],
    ['/v1/supporters/abc/history', 'history'],
    ['/v1/sessions', 'pairing'],
    ['/v1/connections/1/sync?accept-deletions=true', 'connection'],
    ['/v1/unheard', 'other'],
  ])('calls %s %s', (path, kind) => {
    expect(requestKind(path)).toBe(kind);
  });
});
