import {describe, expect, it} from 'vitest';
import {fileNews} from '#shared/file-news';
import type {Connection} from '#shared/model/connection';
import {type ImportRequest, importRequestSchema} from '#shared/protocol/connect';
import {serverSink} from '../../../extension/api/server-sink.ts';
import {importFile, type Sink} from '../../../extension/local/import-file.ts';
import {localSink} from '../../../extension/local/local-sink.ts';
import {connections} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {busyDeed, busyDeeds, busyOrders, busyReadings} from '../../fixtures/busy-person.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld, WORLD_ENDS} from '../../fixtures/people.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = WORLD_ENDS;
const world = drawWorld({seed: 5, members: 60});
const session = {server: 'https://regulars.example', token: 'token', workspace: 'w', name: 'Ada writes'};

/** A server that keeps every chunk it is sent, and whose feed is empty. */
function keeper(): {chunks: ImportRequest[]; fetch: typeof fetch} {
  const chunks: ImportRequest[] = [];
  return {
    chunks,
    fetch: async (input, init) => {
      if (String(input).includes('/v1/changes')) {
        return Response.json({epoch: 'e', items: [], next: 0, head: 0});
      }
      const chunk = importRequestSchema.parse(JSON.parse(String(init?.body)));
      chunks.push(chunk);
      return Response.json({created: chunk.readings.length, changed: 0, unchanged: 0, seq: 1});
    },
  };
}

function importInto(mirror: Mirror, sink: Sink, name: string, signal?: AbortSignal) {
  const file = new File([patreonCsv(world.patreon)], name, {lastModified: NOW});
  return importFile(mirror, sink, {file, fileName: name, lastModified: NOW, now: () => NOW, signal});
}

describe('a file sent to the private server', () => {
  it('names itself with its last chunk, as this browser itself would show it', async () => {
    const mirror = await freshMirror(() => NOW);
    const server = keeper();
    await importInto(mirror, serverSink(mirror, session, {importId: 'import', fetch: server.fetch}), 'members.csv');
    const [first, last] = [server.chunks[0], server.chunks.at(-1)];
    expect(first?.file).toBeUndefined();
    expect(server.chunks.map(({chunk}) => chunk)).toEqual(server.chunks.map((_, number) => number));
    expect(last).toMatchObject({readings: [], file: {name: 'members.csv', vendor: 'patreon', asOf: NOW}});
    await importInto(mirror, localSink(mirror, {now: () => NOW}), 'members.csv');
    const local: Connection[] = await connections(mirror, await mirror.read('local'));
    expect(local).toEqual([last?.file && fileNews(last.file, undefined)]);
  });

  it('carries whoever bought very much in readings that each fit a request, and nothing of them is left out', async () => {
    const sink = serverSink(await freshMirror(() => NOW), session, {importId: 'import', fetch: keeper().fetch});
    const orders = busyOrders(6_000).map(order => ({...order, product: '書'.repeat(200)}));
    const [first, ...rest] = busyReadings(busyDeeds(9_000));
    if (first === undefined) throw new Error('no reading');
    const activities = [first, ...rest].flatMap(reading => reading.activities ?? []);
    const other = {...first, key: 'ghost/site.example/member/other', activities: [busyDeed(1)]};
    const batches = [...sink.cut([{...first, orders, activities}, other])];
    for (const readings of batches) {
      const body = {import: 'import', chunk: 0, readings: [...readings]};
      expect(importRequestSchema.parse(body)).toEqual(body);
      expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(1_000_000);
    }
    const sent = batches.flat();
    expect(sent.flatMap(reading => reading.orders ?? [])).toEqual(orders);
    expect(sent.flatMap(reading => reading.activities ?? [])).toEqual([...activities, busyDeed(1)]);
    expect(sent.at(-1)).toEqual(other);
  });

  it('is not named where the creator stopped it', async () => {
    const mirror = await freshMirror(() => NOW);
    const server = keeper();
    await importInto(
      mirror,
      serverSink(mirror, session, {importId: 'import', fetch: server.fetch}),
      'x.csv',
      AbortSignal.abort(),
    );
    expect(server.chunks).toEqual([]);
  });
});
