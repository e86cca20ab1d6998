import {describe, expect, it} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {segments, supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {idAt} from '../../../extension/mirror/state.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;

async function oneMember(): Promise<{mirror: Mirror; id: string}> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {
    readings: [
      {
        key: 'patreon/campaign/user/1',
        source: 'file',
        asOf: NOW,
        identifiers: [{type: 'email', value: 'ada@example.org', strength: 'strong'}],
        fields: {name: 'Ada', email: 'ada@example.org', paid: true},
      },
    ],
  });
  const id = idAt(await mirror.read('local'), 0);
  if (id === undefined) throw new Error('nobody');
  return {mirror, id};
}

const supporterNow = async (mirror: Mirror, id: string) => supporterOf(mirror, await mirror.read('local'), id);

describe('a command in local mode', () => {
  it('hangs notes and tags on a person', async () => {
    const {mirror, id} = await oneMember();
    await runLocally(mirror, {id: 'command-1', at: NOW, kind: 'note-add', supporter: id, text: 'met in Lyon'}, NOW);
    await runLocally(mirror, {id: 'command-2', at: NOW, kind: 'tag', supporter: id, name: 'VIP', on: true}, NOW);
    expect(await supporterNow(mirror, id)).toMatchObject({notes: [{text: 'met in Lyon'}], tags: [{name: 'VIP', own: true}]});
    await runLocally(mirror, {id: 'command-3', at: NOW + 1, kind: 'tag', supporter: id, name: 'vip', on: false}, NOW);
    await runLocally(mirror, {id: 'command-4', at: NOW + 1, kind: 'note-remove', supporter: id, note: 'command-1'}, NOW);
    expect(await supporterNow(mirror, id)).toMatchObject({notes: [], tags: []});
  });

  it('is carried out once, however often it comes, for 30 days', async () => {
    const {mirror, id} = await oneMember();
    const note: Command = {id: 'command-1', at: NOW, kind: 'note-add', supporter: id, text: 'once'};
    const first = await runLocally(mirror, note, NOW);
    expect(first.status).toBe('applied');
    expect(await runLocally(mirror, note, NOW)).toEqual({...first, status: 'duplicate'});
    await runLocally(mirror, {id: 'command-2', at: NOW, kind: 'tag', supporter: id, name: 'VIP', on: true}, NOW + 31 * DAY_MS);
    expect(await mirror.database.getAllKeys('done')).toEqual(['command-2']);
  });

  it('is refused for somebody who is not there, and leaves nothing', async () => {
    const {mirror} = await oneMember();
    const result = await runLocally(
      mirror,
      {id: 'command-1', at: NOW, kind: 'tag', supporter: 'a'.repeat(20), name: 'VIP', on: true},
      NOW,
    );
    expect(result).toMatchObject({status: 'refused', problem: {code: 'not-found'}});
    expect(await mirror.database.count('attachment')).toBe(0);
  });

  it('changes a saved filter only from the version that the creator saw', async () => {
    const mirror = await freshMirror(() => NOW);
    const segment = {id: 'gold', name: 'Gold', filter: 'tier:Gold', position: 9, rev: 0};
    const put = (rev: number, id: string, name = 'Gold') =>
      runLocally(mirror, {id, at: NOW, kind: 'segment-put', segment: {...segment, name, rev}}, NOW);
    expect((await put(0, 'command-1')).status).toBe('applied');
    expect(await put(0, 'command-2')).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    expect((await put(1, 'command-3', 'Golden')).status).toBe('applied');
    const saved = await segments(mirror, await mirror.read('local'));
    expect(saved.at(-1)).toEqual({...segment, name: 'Golden', rev: 2});
    const remove = (rev: number, id: string) =>
      runLocally(mirror, {id, at: NOW, kind: 'segment-remove', segment: 'gold', rev}, NOW);
    expect(await remove(1, 'command-4')).toMatchObject({status: 'refused', problem: {code: 'conflict'}});
    expect((await remove(2, 'command-5')).status).toBe('applied');
    expect((await segments(mirror, await mirror.read('local'))).map(({id}) => id)).not.toContain('gold');
  });
});
