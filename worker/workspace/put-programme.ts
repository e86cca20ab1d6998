import {lineageOf} from '#shared/loyalty/lineage';
import {rederiving, withPlan} from '#shared/loyalty/with-plan';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import {type Problem, problem} from '#shared/protocol/problem';
import {planEveryone} from './due-people';
import {putItem} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';
import {planFields} from './keep-fields';
import {planDraws} from './plan-draws';
import {readProgramme} from './programme';
import type {Sql} from './sql';

/**
 * Takes the creator's new plan: what was measured stays, and everybody is derived anew, a block at a time. Whoever is derived
 * meanwhile for another reason is so by the new plan already.
 *
 * @returns why not: a rule replaces one that it cannot, or somebody else changed the plan meanwhile
 */
export function putProgramme(home: Home, plan: ProgrammePlan): Problem | undefined {
  const {sql} = home;
  const [broken] = lineageOf(plan.rules).broken;
  if (broken !== undefined) return problem('bad-request', `plan.rules[${broken.place}].replaces: ${broken.why}`);
  const before = readProgramme(sql);
  if ((before.rev ?? 0) !== (plan.rev ?? 0)) return problem('conflict', `rev ${before.rev ?? 0}`);
  rederive(home, withPlan(before, plan));
  planDraws(home);
  planFields(home);
  return undefined;
}

/** Has everybody derived by this programme, a block at a time. */
export function rederive({sql, now}: Home, programme: Programme): void {
  write(sql, rederiving(programme, countPeople(sql)));
  planEveryone(sql, now());
}

/**
 * Says how far everybody is derived anew. At the end what a score of 50 means is measured anew too.
 *
 * @param done - people of this block; `isFirst`: it begins again, `isLast`: nobody is left
 */
export function noteRederived(
  {sql, now}: Home,
  {done, isFirst, isLast}: {done: number; isFirst: boolean; isLast: boolean},
): void {
  const {rederived, ...programme} = readProgramme(sql);
  if (rederived === undefined) return;
  const sofar = (isFirst ? 0 : rederived.done) + done;
  write(sql, isLast ? programme : {...programme, rederived: {done: sofar, expected: Math.max(sofar, rederived.expected)}});
  if (isLast) putJob(sql, {kind: 'calibrate', key: 'programme', due: now(), state: ''});
}

function write(sql: Sql, doc: Programme): void {
  putItem(sql, {kind: 'programme', id: 'programme', doc});
}

function countPeople(sql: Sql): number {
  return sql.first<{count: number}>('select count(*) as count from supporter where doc is not null')?.count ?? 0;
}
