import {describe, expect, it} from 'vitest';
import {ApiError} from '../../../extension/api/api-error.ts';
import {pull} from '../../../extension/api/pull.ts';
import {segments} from '../../../extension/mirror/documents.ts';
import {lookUp} from '../../../extension/mirror/look-up.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber, supporter} from '../mirror/people.ts';
import {FeedServer} from './feed-server.ts';

const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};

function people(server: FeedServer, numbers: readonly number[]): void {
  for (const number of numbers) server.put(supporter({number}));
}

const known = async (mirror: Mirror, numbers: readonly number[]) => {
  const state = await mirror.read('server');
  return numbers.filter(number => typeof lookUp(state, [`email:p${number}@example.org`]) === 'number');
};

describe('following the feed', () => {
  it('reads page after page to the end, then only what is new', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2, 3, 4, 5, 6, 7]);
    server.put({id: 'gold', name: 'Gold', filter: 'tier:Gold', position: 0, rev: 1});
    await pull(mirror, session, server.fetch);
    expect(await known(mirror, [1, 2, 3, 4, 5, 6, 7])).toHaveLength(7);
    expect((await segments(mirror, await mirror.read('server'))).map(({id}) => id)).toEqual(['gold']);
    server.requests.length = 0;
    server.remove(ridNumber(3));
    await pull(mirror, session, server.fetch);
    expect(server.requests).toEqual(['GET /v1/changes?since=8&limit=1000&epoch=first']);
    expect(await known(mirror, [1, 2, 3, 4])).toEqual([1, 2, 4]);
  });

  it('goes on where it was cut off', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2, 3, 4, 5, 6, 7]);
    server.faults = [undefined, undefined, 'network'];
    await expect(pull(mirror, session, server.fetch)).rejects.toMatchObject({code: 'offline'});
    expect(await known(mirror, [1, 2, 3, 4, 5, 6, 7])).toHaveLength(6);
    server.requests.length = 0;
    await pull(mirror, session, server.fetch);
    expect(server.requests).toHaveLength(1);
    expect(await known(mirror, [1, 2, 3, 4, 5, 6, 7])).toHaveLength(7);
  });

  it('loads a resync beside the old mirror, which answers meanwhile, and drops the old one after', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2, 3, 4, 5, 6, 7]);
    await pull(mirror, session, server.fetch);
    const old = await mirror.head('server');
    server.epoch = 'second';
    server.rows.clear();
    people(server, [4, 5, 6, 7, 8]);
    server.faults = [undefined, undefined, 'network'];
    await expect(pull(mirror, session, server.fetch)).rejects.toBeInstanceOf(ApiError);
    expect(await known(mirror, [1, 2, 8])).toEqual([1, 2]);
    expect((await mirror.head('server/next'))?.epoch).toBe('second');

    const restarted = await mirror.reopen();
    await pull(restarted, session, server.fetch);
    expect(await known(restarted, [1, 2, 4, 8])).toEqual([4, 8]);
    expect(await known(mirror, [1, 2, 4, 8])).toEqual([4, 8]);
    expect(await mirror.head('server/next')).toBeUndefined();
    const generations = (await mirror.database.getAllKeys('chunk')).map(([generation]) => generation);
    expect(generations).not.toContain(old?.generation);
    expect(new Set(generations).size).toBe(1);
  });

  it('forgets the people of another workspace before it reads the next one', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2]);
    await pull(mirror, session, server.fetch);
    const other = new FeedServer();
    other.faults = ['network'];
    await expect(pull(mirror, {...session, workspace: 'other'}, other.fetch)).rejects.toMatchObject({code: 'offline'});
    expect(await known(mirror, [1, 2])).toEqual([]);
    expect(await mirror.database.count('chunk')).toBe(0);
  });

  it('keeps everything when an answer is not ours', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2]);
    await pull(mirror, session, server.fetch);
    for (const [status, code] of [
      [200, 'unexpected-shape'],
      [404, 'unexpected-shape'],
      [502, 'offline'],
      [429, 'offline'],
    ] as const) {
      server.faults = [status];
      await expect(pull(mirror, session, server.fetch)).rejects.toMatchObject({code});
    }
    expect(await known(mirror, [1, 2])).toEqual([1, 2]);
  });

  it('is right when two contexts pull at the same time, a resync included', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    const other = await mirror.reopen();
    people(server, [1, 2, 3, 4, 5, 6, 7]);
    await Promise.all([pull(mirror, session, server.fetch), pull(other, session, server.fetch)]);
    expect(await known(mirror, [1, 2, 3, 4, 5, 6, 7])).toHaveLength(7);
    server.epoch = 'second';
    server.rows.clear();
    people(server, [4, 5, 6, 7, 8, 9, 10]);
    await Promise.all([pull(mirror, session, server.fetch), pull(other, session, server.fetch)]);
    expect(await known(other, [1, 4, 5, 6, 7, 8, 9, 10])).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(await mirror.head('server/next')).toBeUndefined();
  });

  it('gives up on a feed that asks to start again for ever', async () => {
    const [server, mirror] = [new FeedServer(), await freshMirror()];
    people(server, [1, 2, 3, 4]);
    await pull(mirror, session, server.fetch);
    const moving = async (input: unknown, init?: RequestInit) => {
      server.epoch = `${server.epoch}+`;
      return server.fetch(input, init);
    };
    await expect(pull(mirror, session, moving)).rejects.toMatchObject({code: 'resync'});
    expect(server.requests.length).toBeLessThan(20);
    expect(await known(mirror, [1, 2, 3, 4])).toHaveLength(4);
  });
});
