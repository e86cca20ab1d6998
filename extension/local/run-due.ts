import {forDocuments} from '../mirror/load-state';
import type {Mirror} from '../mirror/open-mirror';
import {idAt} from '../mirror/state';
import {deriveAfterUpdate} from './after-update';
import {holdDraws} from './draws';
import {ingestInto, inLocal, type Local} from './home';
import {noteRederived} from './put-programme';
import {deriveEveryone, endDeriving, leftToDerive} from './retention';

/** People derived anew in one go; more wait for the next. */
const BLOCK = 500;

/**
 * Derives anew everyone in this browser's own workspace whose date has come.
 *
 * @returns the next date that changes somebody; null when none is ahead
 */
export function runDue(mirror: Mirror, now: number): Promise<number | null> {
  return inLocal(mirror, now, async local => {
    const from = await leftToDerive(local);
    if (from !== undefined && (await deriveBlock(local, from))) return now;
    const dates = await datesAhead(local);
    const due = [...dates].filter(([, at]) => at <= now).map(([id]) => id);
    const block = due.slice(0, BLOCK);
    if (block.length > 0) {
      const {supporters} = await ingestInto(local, {due: block});
      for (const id of block) dates.delete(id);
      for (const {id, due: next} of supporters) if (next !== null) dates.set(id, next);
    }
    // Nobody is drawn by points that a date has already changed.
    const draw = due.length > block.length ? null : await holdDraws(local);
    const ahead = [...dates.values(), ...(draw === null ? [] : [draw])];
    return ahead.reduce<number | null>((first, at) => (first === null || at < first ? at : first), null);
  });
}

/**
 * Derives everybody anew who still is to be after a change of the plan or an update of the engine, a block in each transaction: others read and write between
 * them, and what is cut off goes on at the next look at the clock.
 */
export async function deriveOn(mirror: Mirror, now: number): Promise<void> {
  await inLocal(mirror, now, deriveAfterUpdate);
  const step = (local: Local) => leftToDerive(local).then(from => from !== undefined && deriveBlock(local, from));
  while (await inLocal(mirror, now, step));
}

/** Derives a block of people anew, due or not. @returns whether more are left */
async function deriveBlock(local: Local, from: number): Promise<boolean> {
  const {state} = local;
  const until = Math.min(from + BLOCK, state.head.size);
  const block = Array.from({length: Math.max(0, until - from)}, (_, at) => idAt(state, from + at) ?? []).flat();
  if (block.length > 0) await ingestInto(local, {due: block});
  const isMore = until < state.head.size;
  await (isMore ? deriveEveryone(local, until) : endDeriving(local));
  await noteRederived(local, {done: block.length, isFirst: from === 0, isLast: !isMore});
  return isMore;
}

async function datesAhead({writing, state}: Local): Promise<Map<string, number>> {
  const {generation, size} = state.head;
  const dates = new Map<string, number>();
  const ordinals = Array.from({length: size}, (_, ordinal) => ordinal);
  await forDocuments(writing, {generation, ordinals}, (_ordinal, supporter) => {
    if (supporter !== undefined && supporter.due !== null) dates.set(supporter.id, supporter.due);
  });
  return dates;
}
