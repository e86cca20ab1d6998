import {lineageOf} from '#shared/loyalty/lineage';
import {rederiving, withPlan} from '#shared/loyalty/with-plan';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import type {ProblemCode} from '#shared/protocol/problem';
import {calibrateLocal} from './calibrate-local';
import {feed, type Local, programmeOf} from './home';
import {deriveEveryone} from './retention';

/**
 * Takes the creator's new plan; everybody is derived anew a block at a time, see `run-due`.
 *
 * @returns why not: a rule replaces one that it cannot, or somebody else changed the plan meanwhile
 */
export async function putProgramme(local: Local, plan: ProgrammePlan): Promise<ProblemCode | undefined> {
  if (lineageOf(plan.rules).broken.length > 0) return 'bad-request';
  const before = await programmeOf(local.writing, local.state);
  if ((before.rev ?? 0) !== (plan.rev ?? 0)) return 'conflict';
  await rederive(local, withPlan(before, plan));
  return undefined;
}

/** Has everybody derived by this programme, a block at a time. */
export async function rederive(local: Local, programme: Programme): Promise<void> {
  await writeProgramme(local, rederiving(programme, local.state.head.people));
  await deriveEveryone(local);
}

export async function writeProgramme(local: Local, doc: Programme): Promise<void> {
  await feed(local, [{kind: 'programme', id: 'programme', seq: local.state.head.cursor + 1, doc}]);
}

/** Says how far everybody is derived anew. At the end what a score of 50 means is measured anew too. */
export async function noteRederived(
  local: Local,
  {done, isFirst, isLast}: {readonly done: number; readonly isFirst: boolean; readonly isLast: boolean},
): Promise<void> {
  const {rederived, ...programme} = await programmeOf(local.writing, local.state);
  if (rederived === undefined) return;
  const sofar = (isFirst ? 0 : rederived.done) + done;
  await writeProgramme(
    local,
    isLast ? programme : {...programme, rederived: {done: sofar, expected: Math.max(sofar, rederived.expected)}},
  );
  if (isLast) await calibrateLocal({...local, programme});
}
