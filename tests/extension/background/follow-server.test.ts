import {beforeEach, describe, expect, it, onTestFinished, vi} from 'vitest';
import type {Followed} from '../../../extension/api/follow.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {fakeChrome} from '../site-access/fake-chrome.ts';

const chrome = fakeChrome();
vi.stubGlobal('chrome', {...chrome, alarms: {create: async () => undefined}, permissions: {contains: async () => false}});
vi.stubGlobal('reportError', () => undefined);
const {serverFollower} = await import('../../../extension/background/follow-server.ts');

const SESSION = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};

beforeEach(() => {
  chrome.reset();
  chrome.stored.session = SESSION;
});

/** A server whose looks end when the test says so. */
async function slowServer() {
  const mirror = await freshMirror();
  const looks: ((followed: Followed) => void)[] = [];
  const follow = () => new Promise<Followed>(resolve => looks.push(resolve));
  const server = serverFollower(
    async () => mirror,
    async () => ({follow}) as never,
  );
  return {...server, looks, begun: (count: number) => vi.waitFor(() => expect(looks).toHaveLength(count))};
}

describe('following the private server', () => {
  it('looks again for those who asked while a look was under way, once for all of them', async () => {
    const {looks, followNow, begun} = await slowServer();
    const first = followNow();
    await begun(1);
    const [second, third] = [followNow(), followNow()];
    looks[0]?.({ok: true, isSyncing: false});
    await first;
    await begun(2);
    let isOver = false;
    void Promise.all([second, third]).then(() => {
      isOver = true;
    });
    await Promise.resolve();
    expect(isOver).toBe(false);
    looks[1]?.({ok: true, isSyncing: false});
    await Promise.all([second, third]);
    expect(looks).toHaveLength(2);
  });

  it('looks once more a moment after the creator asked the server for something', async () => {
    vi.useFakeTimers({toFake: ['setTimeout']});
    onTestFinished(() => void vi.useRealTimers());
    const {looks, followAsked, begun} = await slowServer();
    const asked = followAsked();
    await begun(1);
    looks[0]?.({ok: true, isSyncing: false});
    await asked;
    expect(looks).toHaveLength(1);
    vi.advanceTimersByTime(2_000);
    await begun(2);
    looks[1]?.({ok: true, isSyncing: false});
  });

  it('says what kind of trouble there was, and is over it after the next good look', async () => {
    const {looks, followNow, begun} = await slowServer();
    for (const [code, problem] of [
      ['unauthorised', 'unpaired'],
      ['internal', 'unreachable'],
    ] as const) {
      const look = followNow();
      await begun(looks.length + 1);
      looks.at(-1)?.({ok: false, code, retryAfterMs: undefined});
      await look;
      expect(chrome.stored.pullState).toMatchObject({problem});
    }
    const look = followNow();
    await begun(3);
    looks.at(-1)?.({ok: true, isSyncing: false});
    await look;
    expect(chrome.stored.pullState).toMatchObject({problem: null});
  });

  it('asks the server nothing once the creator told Firefox that nothing may be sent, and says so', async () => {
    vi.stubEnv('FIREFOX', 'yes');
    const {looks, followNow} = await slowServer();
    await followNow();
    expect(looks).toEqual([]);
    expect(chrome.stored.pullState).toMatchObject({problem: 'unallowed', retryAt: null});
    vi.unstubAllEnvs();
  });
});
