import {type Entrant, entrantOf, type Ranked, type RankingOf, rankedOf} from '#shared/loyalty/leaderboard';
import type {ProgrammePlan} from '#shared/model/programme';
import {pointsOf, type Standings} from './standings';

const STEP = 50;

/** Who has how many points, by the rules of `shared/loyalty/leaderboard`. @yields how many people were looked at */
export function* ranking(standings: Standings, of: RankingOf, plan: ProgrammePlan): Generator<number, Ranked[]> {
  const entrant = entrantOf(of, plan);
  const found: Entrant[] = [];
  for (const [who, {id, name, rankedAs, isUnscored}] of standings.people.entries()) {
    if (who % STEP === 0) yield who;
    if (isUnscored) continue;
    const said = name === undefined ? undefined : {value: name, by: NOBODY};
    const one = entrant({id, points: pointsOf(standings, who), name: said, unscored: undefined, rankedAs});
    if (one !== undefined) found.push(one);
  }
  return rankedOf(found);
}

/** Who said a name decides nothing here. */
const NOBODY = {record: 'self/workspace/person/nobody', source: 'self', asOf: 0} as const;

/** How many have points and stand in no ranking: hidden at their wish, or without any score. */
export function hiddenFrom({people}: Pick<Standings, 'people'>): number {
  return people.filter(
    ({rankedAs, isUnscored, account}) => (rankedAs === 'hidden' || isUnscored) && (isUnscored || account !== undefined),
  ).length;
}
