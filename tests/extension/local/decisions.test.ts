import {describe, expect, it} from 'vitest';
import type {CommandResult} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {send} from '../../../extension/api/send.ts';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {decisions, supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {readDoubts} from '../../../extension/views/data/refused-joins.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

async function people(count: number, email?: string, names: readonly string[] = []): Promise<{mirror: Mirror; rids: string[]}> {
  const mirror = await freshMirror(() => NOW);
  const readings = Array.from({length: count}, (_, number) => ({
    key: `patreon/campaign/user/${number}`,
    source: 'file' as const,
    asOf: NOW,
    identifiers: [{type: 'email' as const, value: email ?? `p${number}@example.org`, strength: 'strong' as const}],
    fields: {name: names[number] ?? `Person ${number}`},
  }));
  await ingestLocally(mirror, NOW, {readings});
  const records = await mirror.database.getAll('record');
  return {mirror, rids: records.map(({rid}) => rid)};
}

let made = 0;
function run(mirror: Mirror, command: object): Promise<CommandResult> {
  made += 1;
  return runLocally(mirror, {id: `command-${made}`, at: NOW, ...command} as Command, NOW);
}

const personOf = async (mirror: Mirror, rid = '') => supporterOf(mirror, await mirror.read('local'), rid);
const inForce = async (mirror: Mirror) => decisions(mirror, await mirror.read('local'));

describe('a decision in local mode', () => {
  it('merges two people, stays after the file is read again, and is taken back (C36)', async () => {
    const {mirror, rids} = await people(2);
    const before = await mirror.database.getAll('record');
    const [left = '', right = ''] = rids;
    await run(mirror, {kind: 'decide', word: 'same', left: [left], right: [right]});
    expect((await personOf(mirror, right))?.records).toHaveLength(2);
    const [notice] = await inForce(mirror);
    expect(notice).toMatchObject({word: 'same', left: [left], right: [right]});
    await run(mirror, {kind: 'undecide', decision: notice?.id, left: [left], right: [right]});
    expect((await personOf(mirror, right))?.records).toHaveLength(1);
    expect(await inForce(mirror)).toEqual([]);
    expect(await mirror.database.getAll('record')).toEqual(before);
  });

  it('of an import is taken back with all the others of it (C35)', async () => {
    const {mirror, rids} = await people(4);
    const [a = '', b = '', c = '', d = ''] = rids;
    await run(mirror, {kind: 'decide', word: 'same', left: [a], right: [b], import: 'pairs.csv'});
    await run(mirror, {kind: 'decide', word: 'same', left: [c], right: [d], import: 'pairs.csv'});
    expect((await mirror.read('local')).head.people).toBe(2);
    expect((await run(mirror, {kind: 'undecide-import', import: 'pairs.csv'})).status).toBe('applied');
    expect((await mirror.read('local')).head.people).toBe(4);
    expect((await run(mirror, {kind: 'undecide-import', import: 'pairs.csv'})).status).toBe('refused');
  });

  it('is answered with what takes it back, both ways', async () => {
    const {mirror, rids} = await people(2);
    const [left = '', right = ''] = rids;
    const context = {mirror, session: null, now: NOW, newId: () => `undo-${made++}-0000`};
    const done = await send(context, {id: 'command-decide', at: NOW, kind: 'decide', word: 'same', left: [left], right: [right]});
    const undo = done.ok ? done.undo : undefined;
    expect(undo).toMatchObject({kind: 'undecide', decision: 'command-decide'});
    if (undo === undefined) throw new Error('no undo');
    const undone = await send(context, undo);
    expect(undone.ok && undone.undo).toMatchObject({kind: 'decide', word: 'same', left: [left], right: [right]});
  });

  it('is asked for where a join was refused, with its reason, until it is made (C33, C35)', async () => {
    const {mirror, rids} = await people(2, 'office@example.org');
    const doubts = async () => {
      const state = await mirror.read('local');
      return readDoubts(mirror, state, await decisions(mirror, state));
    };
    const {pairs} = await doubts();
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({joins: [{reason: 'role', over: 'email:office@example.org'}]});
    const [left = '', right = ''] = rids;
    await run(mirror, {kind: 'decide', word: 'same', left: [left], right: [right]});
    const after = await doubts();
    expect(after.pairs).toEqual([]);
    expect(after.decisions).toMatchObject([{left: ['Person 0'], right: ['Person 1']}]);
  });

  it('joins two names on one address for good, where the names alone kept them apart (C30, C37)', async () => {
    const {mirror, rids} = await people(2, 'meyer@example.org', ['Anna Meyer', 'Robert Meyer']);
    const state = await mirror.read('local');
    const {pairs} = await readDoubts(mirror, state, []);
    expect(pairs).toMatchObject([{joins: [{reason: 'different-names', over: 'email:meyer@example.org'}]}]);
    const [left = '', right = ''] = rids;
    await run(mirror, {kind: 'decide', word: 'same', left: [left], right: [right]});
    expect((await personOf(mirror, right))?.records).toHaveLength(2);
    expect((await readDoubts(mirror, await mirror.read('local'), [])).pairs).toEqual([]);
  });
});
