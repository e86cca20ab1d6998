import {describe, expect, it, vi} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {Command} from '#shared/protocol/commands';
import {supporter} from '../../mirror/people.ts';

const sent: Command[] = [];
const queued: Command[] = [];
let refuses = (_command: Command) => false;

vi.mock('../../../../extension/messages.ts', () => ({
  sendMessage: async (_name: string, {command}: {command: Command}) => {
    sent.push(command);
    return refuses(command) ? {ok: false, code: 'unpaired'} : {ok: true, writingTo: []};
  },
}));
vi.mock('../../../../extension/api/outbox.ts', () => ({
  enqueue: async (_database: unknown, command: Command) => void queued.push(command),
}));

const {tagAll, withoutTag} = await import('../../../../extension/views/data/tag-all.ts');

const ids = Array.from({length: 250}, (_, number) => `person-${number}`);
type Asked = Parameters<typeof tagAll>[0];
// Neither mirror nor session is looked into here: both sides of them are replaced above.
const local = {mirror: {}, session: null} as unknown as Asked;
const server = {mirror: {}, session: {server: 'https://server.example'}} as unknown as Asked;

function fresh() {
  sent.length = 0;
  queued.length = 0;
  refuses = () => false;
  const told: number[] = [];
  return {told, watching: {signal: new AbortController().signal, tell: (done: number) => void told.push(done)}};
}

describe('a tag for many people', () => {
  it('is one command each, and says how far it is', async () => {
    const {told, watching} = fresh();
    const {done, failure} = await tagAll(local, {ids, name: 'vip', on: true}, watching);
    expect(sent.map(command => 'supporter' in command && command.supporter)).toEqual(ids);
    expect(new Set(sent.map(({id}) => id)).size).toBe(250);
    expect([done.length, failure, told]).toEqual([250, undefined, [100, 200, 250]]);
  });

  it('goes to a private server a hundred at a time: all but the last wait in the outbox for it', async () => {
    const {watching} = fresh();
    await tagAll(server, {ids, name: 'vip', on: false}, watching);
    expect([queued.length, sent.length]).toEqual([247, 3]);
    expect([...queued, ...sent].every(command => command.kind === 'tag' && !command.on)).toBe(true);
  });

  it('stops where it is told to or refused, and says whom it reached', async () => {
    const {watching} = fresh();
    const stop = new AbortController();
    const stopped = await tagAll(local, {ids, name: 'vip', on: true}, {signal: stop.signal, tell: () => stop.abort()});
    expect(stopped.done).toHaveLength(100);
    refuses = command => 'supporter' in command && command.supporter === 'person-120';
    const refused = await tagAll(local, {ids, name: 'vip', on: true}, watching);
    expect([refused.done.length, refused.failure?.code]).toEqual([100, 'unpaired']);
  });

  it('is for those who do not carry it, however it is spelt', () => {
    const columns = supporterColumns();
    for (const [number, tags] of [
      [0, ['VIP']],
      [1, []],
      [2, ['other']],
    ] as const) {
      const person = {...supporter({number}), tags: tags.map(name => ({name, records: [], own: true}))};
      columns.set(number, subjectOf(person, 0));
    }
    expect([...withoutTag(columns, Uint32Array.from([0, 1, 2]), ' vip')]).toEqual([1, 2]);
  });
});
