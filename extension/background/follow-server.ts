import {browser} from 'wxt/browser';
import {ApiError} from '../api/api-error';
import {flush} from '../api/flush';
import {pull} from '../api/pull';
import type {Mirror} from '../mirror/open-mirror';
import {pullState, session} from '../settings';

/** The regular look at the server. */
const REGULAR_ALARM = 'pull';
const REGULAR_MINUTES = 5;
/** While a connection reads its vendor, or after a failure. The least that browsers allow for an alarm. */
const SOON_ALARM = 'pull-soon';
const SOON_MINUTES = 0.5;
/** While a connection reads its vendor and we are awake anyway. */
const SYNCING_MS = 2_000;

/** Follows the private server: on an alarm, after a command, when asked. One pull at a time. */
export function serverFollower(openMirror: () => Promise<Mirror>) {
  let running: Promise<void> | undefined;
  const followNow = (): Promise<void> => {
    running ??= followOnce(openMirror).then(isSyncing => {
      running = undefined;
      if (isSyncing) setTimeout(followNow, SYNCING_MS);
    });
    return running;
  };
  return {
    followNow,
    /** Sets or clears the regular alarm by whether a server is paired. Alarms outlive the background and may be lost. */
    async schedule(): Promise<void> {
      const isPaired = (await session.getValue()) !== null;
      if (!isPaired) {
        await browser.alarms.clear(REGULAR_ALARM);
        await browser.alarms.clear(SOON_ALARM);
      } else if ((await browser.alarms.get(REGULAR_ALARM)) === undefined) {
        await browser.alarms.create(REGULAR_ALARM, {periodInMinutes: REGULAR_MINUTES});
      }
    },
    isOurs: (alarm: string): boolean => alarm === REGULAR_ALARM || alarm === SOON_ALARM,
  };
}

/** @returns whether more is to come soon */
async function followOnce(openMirror: () => Promise<Mirror>): Promise<boolean> {
  const active = await session.getValue();
  if (active === null) return false;
  const mirror = await openMirror();
  try {
    await flush(mirror.database, {origin: active.server, token: active.token});
    const {isSyncing} = await pull(mirror, active);
    await pullState.setValue({at: Date.now(), problem: null, retryAt: null});
    if (isSyncing) await browser.alarms.create(SOON_ALARM, {delayInMinutes: SOON_MINUTES});
    return isSyncing;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await noteFailure(error);
    return false;
  }
}

async function noteFailure({code}: ApiError): Promise<void> {
  const {at} = await pullState.getValue();
  const problem = code === 'unauthorised' ? 'unpaired' : code === 'offline' && !navigator.onLine ? 'offline' : 'unreachable';
  // A session that was revoked stays revoked: only the creator can pair again.
  if (problem === 'unpaired') return pullState.setValue({at, problem, retryAt: null});
  await browser.alarms.create(SOON_ALARM, {delayInMinutes: SOON_MINUTES});
  await pullState.setValue({at, problem, retryAt: Date.now() + SOON_MINUTES * 60_000});
}
