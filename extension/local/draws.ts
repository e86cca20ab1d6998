import {drawOf, drawsDue, nextDrawAt, SETTLE_MS} from '#shared/loyalty/draw';
import {prizesOf} from '#shared/loyalty/give-prizes';
import type {Supporter} from '#shared/model/supporter';
import {forDocuments} from '../mirror/load-state';
import {feed, ingestInto, type Local} from './home';

/** Weeks and months from this instant on are still to be drawn. */
const SINCE = 'drawFrom';

/**
 * Draws the most engaged of every week and month that is over, once, as the private server does: what this browser slept through
 * is drawn when it wakes up.
 *
 * @returns when the next one is over; null: none is planned
 */
export async function holdDraws(local: Local): Promise<number | null> {
  const {writing, programme, now} = local;
  const settings = writing.objectStore('setting');
  // What moved to a private server is drawn there.
  if ((await settings.get('movedOut')) !== undefined) return null;
  const next = nextDrawAt(programme, now);
  if (next === undefined) {
    await settings.delete(SINCE);
    return null;
  }
  const since = await settings.get(SINCE);
  if (typeof since !== 'number') {
    await settings.put(now, SINCE);
    return next;
  }
  const due = drawsDue(programme, {since, now});
  if (due.length === 0) return next;
  const people = await everybody(local);
  for (const planned of due) {
    const draw = drawOf(people, planned, programme);
    if (await isHeld(local, draw.id)) continue;
    await feed(local, [{kind: 'draw', id: draw.id, seq: local.state.head.cursor + 1, doc: draw}]);
    const commands = prizesOf(draw, planned.points, now);
    if (commands.length > 0) await ingestInto(local, {commands});
  }
  await settings.put(now - SETTLE_MS, SINCE);
  return next;
}

async function isHeld({writing, state}: Local, id: string): Promise<boolean> {
  return (await writing.objectStore('row').get([state.head.generation, 'draw', id])) !== undefined;
}

async function everybody({writing, state}: Local): Promise<Pick<Supporter, 'id' | 'points' | 'unscored' | 'rankedAs'>[]> {
  const {generation, size} = state.head;
  const people: Pick<Supporter, 'id' | 'points' | 'unscored' | 'rankedAs'>[] = [];
  const ordinals = Array.from({length: size}, (_, ordinal) => ordinal);
  await forDocuments(writing, {generation, ordinals}, (_ordinal, supporter) => {
    if (supporter === undefined) return;
    const {id, points, unscored, rankedAs} = supporter;
    people.push({
      id,
      points,
      ...(unscored === undefined ? {} : {unscored}),
      ...(rankedAs === undefined ? {} : {rankedAs}),
    });
  });
  return people;
}
