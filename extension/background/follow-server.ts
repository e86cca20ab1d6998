import {browser} from 'wxt/browser';
import type {Followed} from '../api/follow';
import type {Mirror} from '../mirror/open-mirror';
import {type PullState, pullState, session} from '../settings';
import {maySend} from '../site-access/pairing-consent';
import type {LoadHomes} from './load-homes';

/** The regular look at the server. */
const REGULAR_ALARM = 'pull';
const REGULAR_MINUTES = 5;
/** While a connection reads its vendor, or after a failure. The least that browsers allow for an alarm. */
const SOON_ALARM = 'pull-soon';
const SOON_MINUTES = 0.5;
/** While a connection reads its vendor and we are awake anyway. */
const SYNCING_MS = 2_000;
/** The server calibrates five seconds after a file, and writes to vendors at once. */
const SOON_MS = 6_000;

/** Follows the private server: on an alarm, after a command, when asked. One pull at a time. */
export function serverFollower(openMirror: () => Promise<Mirror>, loadHomes: LoadHomes) {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const isSyncing = await followOnce(openMirror, loadHomes);
    if (isSyncing) setTimeout(followNow, SYNCING_MS);
  };
  const goOn = (): Promise<void> => {
    next = undefined;
    return followNow();
  };
  /** A look that begins now or, as the present one may have passed what the caller wants to see, when that one ends. */
  const followNow = (): Promise<void> => {
    if (running !== undefined) {
      next ??= running.then(goOn, goOn);
      return next;
    }
    running = look().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    followNow,
    /** Now, and once more in a moment: what the creator just asked of the server may begin only then. */
    async followAsked(): Promise<void> {
      await followNow();
      setTimeout(followNow, SYNCING_MS);
    },
    /** A little later, when the server has done what it was just asked for. Nothing without a server. */
    async followSoon(): Promise<void> {
      if ((await session.getValue()) === null) return;
      setTimeout(followNow, SOON_MS);
      // The background may be asleep by then.
      await browser.alarms.create(SOON_ALARM, {delayInMinutes: SOON_MINUTES});
    },
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
async function followOnce(openMirror: () => Promise<Mirror>, loadHomes: LoadHomes): Promise<boolean> {
  const active = await session.getValue();
  if (active === null) return false;
  if (!(await maySend())) {
    await noteFailure('unallowed');
    return false;
  }
  const homes = await loadHomes().catch(reportError);
  if (homes === undefined) {
    await noteFailure('unloaded');
    return false;
  }
  const followed = await homes.follow(await openMirror(), active);
  if (!followed.ok) {
    await noteFailure(problemOf(followed), followed.retryAfterMs);
    return false;
  }
  await pullState.setValue({at: Date.now(), problem: null, retryAt: null});
  if (followed.isSyncing) await browser.alarms.create(SOON_ALARM, {delayInMinutes: SOON_MINUTES});
  return followed.isSyncing;
}

type Problem = Exclude<PullState['problem'], null>;

function problemOf({code}: Extract<Followed, {ok: false}>): Problem {
  if (code === 'unauthorised') return 'unpaired';
  return code === 'offline' && !navigator.onLine ? 'offline' : 'unreachable';
}

async function noteFailure(problem: Problem, retryAfterMs = 0): Promise<void> {
  const {at} = await pullState.getValue();
  // A session or a consent that was revoked stays revoked: only the creator can pair again.
  if (problem === 'unpaired' || problem === 'unallowed') return pullState.setValue({at, problem, retryAt: null});
  const delayInMinutes = Math.max(SOON_MINUTES, retryAfterMs / 60_000);
  await browser.alarms.create(SOON_ALARM, {delayInMinutes});
  await pullState.setValue({at, problem, retryAt: Date.now() + delayInMinutes * 60_000});
}
