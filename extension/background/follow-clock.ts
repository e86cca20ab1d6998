import {browser} from 'wxt/browser';
import type {Mirror} from '../mirror/open-mirror';
import {session} from '../settings';
import type {LoadHomes} from './load-homes';

/** The next date that changes somebody in this browser's own workspace. A private server watches its own dates. */
const DUE_ALARM = 'due';
/** After a change: many changes in a row, such as a file's batches, are one look. The least that browsers allow is half of it. */
const SETTLE_MINUTES = 1;

/** Follows the calendar in local mode: what a date brings is derived when it comes, not when somebody looks. */
export function clockFollower(openMirror: () => Promise<Mirror>, loadHomes: LoadHomes) {
  const plan = async (): Promise<void> => {
    if ((await session.getValue()) === null) await browser.alarms.create(DUE_ALARM, {delayInMinutes: SETTLE_MINUTES});
    else await browser.alarms.clear(DUE_ALARM);
  };
  return {
    /** Looks again soon, as something changed or the browser started; never with a server. */
    plan,
    async run(): Promise<void> {
      if ((await session.getValue()) !== null) return;
      const now = Date.now();
      const {deriveOn, runDue} = await loadHomes();
      const mirror = await openMirror();
      await deriveOn(mirror, now);
      const next = await runDue(mirror, now);
      if (next !== null) await browser.alarms.create(DUE_ALARM, {when: Math.max(next, now + SETTLE_MINUTES * 60_000)});
    },
    isOurs: (alarm: string): boolean => alarm === DUE_ALARM,
  };
}
