import {levelOf} from '#shared/loyalty/levels';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Level} from '#shared/model/reward';
import {pointsOf, type Standings} from './standings';

export type LevelPlan = Pick<ProgrammePlan, 'rules' | 'levels' | 'levelPolicy'>;

/** People looked at between two looks at the clock. */
const STEP = 50;

/**
 * How many people would stand below the first level, and on each, in the order of the levels: one number more than there are levels.
 * Whoever wants no score stands nowhere.
 *
 * @yields how many people were looked at
 */
export function* levelCounts(standings: Standings, plan: LevelPlan, now: number): Generator<number, readonly number[]> {
  const levels = plan.levels ?? [];
  const counts = Array.from({length: levels.length + 1}, () => 0);
  for (const [who, {isUnscored}] of standings.people.entries()) {
    if (who % STEP === 0) yield who;
    if (isUnscored) continue;
    const held = levelOf(pointsOf(standings, who), plan, now);
    const place = held === undefined ? 0 : 1 + levels.findIndex(({id}) => id === held.id);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

export type LevelProblem = {readonly kind: 'name' | 'sameName' | 'ascending'; readonly place: number};

/** What keeps levels from being saved: one without a name, two of one name, or one that is not above the one before. */
export function levelProblem(levels: readonly Level[]): LevelProblem | undefined {
  for (const [place, {name, from}] of levels.entries()) {
    if (name.trim() === '') return {kind: 'name', place};
    if (levels.findIndex(other => sameName(other.name, name)) < place) return {kind: 'sameName', place};
    const before = levels[place - 1];
    if (before !== undefined && from <= before.from) return {kind: 'ascending', place};
  }
  return undefined;
}

function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
