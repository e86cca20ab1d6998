import {isImporting} from '../../importer/lock';
import {pullState, session, streaming} from '../../settings';
import {keepUp} from './caught-up';
import {isClosedForGood, opened} from './own-mirror';
import {type Snapshot, takeSnapshot} from './snapshot';

/** Relative times are told anew this often. */
const TICK_MS = 20_000;

/** Shows the mirror as it is now, and again after each change and every few seconds for the clock's sake. */
export async function followSnapshots(signal: AbortSignal, show: (snapshot: Snapshot) => void | Promise<void>): Promise<void> {
  const read = latestOnly(async isLatest => {
    const snapshot = await takeSnapshot(await opened(), Date.now());
    if (isLatest() && !signal.aborted) await show(snapshot);
  });
  const readUnlessClosed = async () => {
    if (!isClosedForGood()) await read();
  };
  signal.addEventListener('abort', keepUp(readUnlessClosed));
  await read();
  if (signal.aborted) return;
  const again = () => void readUnlessClosed();
  const mirror = await opened();
  const stops = [mirror.onChange(again), session.watch(again), pullState.watch(again), streaming.watch(again)];
  // Half a file is nothing to show, and reading it again and again would hold the window up: its end is told.
  const tick = async () => {
    if (!(await isImporting())) again();
  };
  const timer = setInterval(() => void tick(), TICK_MS);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  });
}

/** A newer run makes the results of older ones void; they end with it. */
function latestOnly(run: (isLatest: () => boolean) => Promise<void>): () => Promise<void> {
  let last = 0;
  let newest: Promise<void> = Promise.resolve();
  return () => {
    last += 1;
    const own = last;
    const isLatest = () => own === last;
    newest = run(isLatest).then(() => (isLatest() ? undefined : newest));
    return newest;
  };
}
