import {beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Command} from '#shared/protocol/commands';
import {readLog} from '../../../../extension/log/log-store.ts';
import type {Toasts} from '../../../../extension/views/toasts.ts';
import {speak} from '../../../fixtures/i18n.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';
import {ridNumber} from '../../mirror/people.ts';

const sent: Command[] = [];
let answer: object = {ok: true, writingTo: []};

vi.mock('../../../../extension/messages.ts', () => ({
  sendMessage: async (_name: string, {command}: {command: Command}) => {
    sent.push(command);
    return answer;
  },
}));

const {sayDone} = await import('../../../../extension/views/data/say-done.ts');

async function fresh() {
  const mirror = await freshMirror();
  const said: {text: string; undo: (() => void) | undefined}[] = [];
  const warned: string[] = [];
  const toasts = {
    say: (text: string, undo?: () => void) => void said.push({text, undo}),
    warn: (text: string) => void warned.push(text),
  } as unknown as Toasts;
  return {at: {snapshot: {mirror, session: null}, toasts}, said, warned, log: () => readLog(mirror.database)};
}

const people = [ridNumber(1), ridNumber(2)];
const result = {
  people,
  said: 'Tagged 2 people.',
  undo: [{kind: 'tag' as const, name: 'fan', on: false, supporters: people}],
  about: 'fan',
};

beforeAll(() => speak('en'));
beforeEach(() => {
  sent.length = 0;
  answer = {ok: true, writingTo: []};
});

describe('what was done to many people', () => {
  it('is one toast and one entry of the log, and both take it back', async () => {
    const {at, said, log} = await fresh();
    await sayDone(at, {act: 'tag', filter: 'Declined', result});
    expect(said.map(({text}) => text)).toEqual(['Tagged 2 people.']);
    expect(await log()).toMatchObject([{action: 'tag', count: 2, people, about: 'fan', filter: 'Declined'}]);
    said[0]?.undo?.();
    await vi.waitFor(async () => expect((await log())[0]).toHaveProperty('undoneAt'));
    expect(sent).toMatchObject(people.map(supporter => ({kind: 'tag', supporter, name: 'fan', on: false})));
    expect((await log())[0]).not.toHaveProperty('undo');
  });

  it('is said of those whom it reached before it failed', async () => {
    const {at, said, warned, log} = await fresh();
    await sayDone(at, {act: 'tag', filter: undefined, result: {...result, people: [ridNumber(1)], failure: 'Offline.'}});
    expect([warned, said.length]).toEqual([['Offline.'], 1]);
    expect(await log()).toMatchObject([{count: 1}]);
    await sayDone(at, {act: 'tag', filter: undefined, result: {...result, people: [], failure: 'Offline.'}});
    expect(await log()).toHaveLength(1);
  });

  it('stays as it is where taking it back is refused', async () => {
    const {at, said, warned, log} = await fresh();
    await sayDone(at, {act: 'tag', filter: undefined, result});
    answer = {ok: false, code: 'unpaired'};
    said[0]?.undo?.();
    await vi.waitFor(() => expect(warned).toHaveLength(1));
    expect((await log())[0]).not.toHaveProperty('undoneAt');
  });
});
