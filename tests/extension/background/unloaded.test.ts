import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {Homes} from '../../../extension/background/homes.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => boolean;

const alarms = new Map<string, object>();
const listeners: Listener[] = [];
const chrome = fakeChrome();
vi.stubGlobal('chrome', {
  ...chrome,
  runtime: {...chrome.runtime, onMessage: {addListener: (listener: Listener) => listeners.push(listener)}},
  alarms: {
    create: async (name: string, alarm: object) => void alarms.set(name, alarm),
    get: async (name: string) => alarms.get(name),
    clear: async (name: string) => alarms.delete(name),
  },
});
const reportError = vi.fn();
vi.stubGlobal('reportError', reportError);
const {answerMessages} = await import('../../../extension/background/answer-messages.ts');
const {serverFollower} = await import('../../../extension/background/follow-server.ts');

const SESSION = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
const broken = new Error('NetworkError');

beforeEach(() => {
  chrome.reset();
  alarms.clear();
  reportError.mockClear();
});

function ask(type: string, data: unknown): Promise<unknown> {
  return new Promise(resolve => {
    for (const listener of listeners) listener({type, data, timestamp: 0}, {}, resolve);
  });
}

describe('a background whose heavy part does not load', () => {
  it('says so to whoever wants to change something', async () => {
    const mirror = await freshMirror();
    const nothing = async () => undefined;
    answerMessages({
      openMirror: async () => mirror,
      loadHomes: () => Promise.reject(broken),
      followAsked: nothing,
      followSoon: nothing,
      refresh: () => undefined,
    });
    const command = {id: 'c', at: 0, kind: 'tag', supporter: 'nobody', name: 'VIP', on: true};
    expect(await ask('send', {command})).toEqual({res: {ok: false, code: 'unloaded'}});
    expect(reportError).toHaveBeenCalledWith(broken);
  });

  it('says so beside the sync state, and looks at the server again soon', async () => {
    chrome.stored.session = SESSION;
    const mirror = await freshMirror();
    const follow = vi.fn<Homes['follow']>(async () => ({ok: true, isSyncing: false}));
    const loadHomes = vi.fn().mockRejectedValueOnce(broken).mockResolvedValue({follow});
    const server = serverFollower(async () => mirror, loadHomes);
    await server.followNow();
    expect(chrome.stored.pullState).toMatchObject({problem: 'unloaded', retryAt: expect.any(Number)});
    expect([...alarms.keys()].filter(server.isOurs)).toHaveLength(1);
    await server.followNow();
    expect(follow).toHaveBeenCalledWith(mirror, SESSION);
    expect(chrome.stored.pullState).toMatchObject({problem: null});
  });
});
