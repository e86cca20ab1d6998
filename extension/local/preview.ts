import {driveAsync} from '#shared/home';
import {ingest} from '#shared/ingest';
import {backTest} from '#shared/loyalty/back-test';
import {withPlan} from '#shared/loyalty/with-plan';
import type {ProgrammePlan} from '#shared/model/programme';
import type {PreviewPage} from '#shared/protocol/preview';
import {documents} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
import {inLocal} from './home';
import {load} from './load';

/** People derived in one go: the page stays answerable in between. */
const BLOCK = 200;

/**
 * What a plan would change for the next people of this browser's own workspace: the engine runs as it would, and what it says is
 * not stored.
 *
 * @param at - `after`: as the page before said, '' for the first
 */
export async function previewLocally(
  mirror: Mirror,
  plan: ProgrammePlan,
  at: {readonly after: string; readonly now: number},
): Promise<PreviewPage> {
  const state = await mirror.read('local');
  const from = Number(at.after);
  const until = Math.min(from + BLOCK, state.head.size);
  const ordinals = Array.from({length: Math.max(0, until - from)}, (_, index) => from + index);
  const people = (await documents(mirror, state, ordinals)).flatMap(person => person ?? []);
  const part = await inLocal(mirror, at.now, async ({writing, programme, now}) => {
    const planned = withPlan(programme, plan);
    const steps = ingest({
      readings: [],
      commands: [],
      due: people.map(({id}) => id),
      programme: planned,
      leaverMonths: null,
      // Nothing is read, so nobody is new.
      ridOf: key => {
        throw new Error(`${key} is new`);
      },
      now,
    });
    const {supporters} = await driveAsync(steps, ask => load(writing, ask));
    const after = new Map(supporters.map(person => [person.id, person]));
    const tested = people.flatMap(before => {
      const person = after.get(before.id);
      return person === undefined ? [] : {id: before.id, before, after: person};
    });
    return backTest(tested, {before: programme, after: planned}, now);
  });
  return {part, next: until < state.head.size ? String(until) : null};
}
