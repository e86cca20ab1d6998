import {channelOfPoints} from '#shared/loyalty/channel-of-points';
import {type Entrant, entrantOf, inRank, type Ranked, type RankingOf, withRanks} from '#shared/loyalty/leaderboard';
import {publicName} from '#shared/loyalty/public-name';
import type {ProgrammePlan} from '#shared/model/programme';
import {sortInPieces} from './sort-in-pieces';
import {pointsOf, type Standings} from './standings';

const STEP = 50;

/**
 * Who has how many points, by the rules of `shared/loyalty/leaderboard`, without names: to make one as others may read it costs more
 * than all the rest, and few are read.
 *
 * @yields after each piece of the work
 */
export function* ranking(standings: Standings, of: RankingOf, plan: ProgrammePlan): Generator<number, Ranked[]> {
  const entrant = entrantOf(of, plan);
  const found: Entrant[] = [];
  for (const [who, {id, rankedAs, isUnscored}] of standings.people.entries()) {
    if (who % STEP === 0) yield who;
    if (isUnscored) continue;
    const one = entrant({id, points: pointsOf(standings, who), name: undefined, unscored: undefined, rankedAs});
    if (one !== undefined) found.push(one);
  }
  const ranked: Ranked[] = [];
  for (const one of withRanks(yield* sortInPieces(found, inRank))) {
    ranked.push(one);
    if (ranked.length % STEP === 0) yield ranked.length;
  }
  return ranked;
}

/** Channels that a ranking can be of: where points were earned that others may see, and those of rules that give such points. */
export function rankingChannels({rules}: ProgrammePlan, standings: Pick<Standings, 'earnedAt'> | undefined): readonly string[] {
  const seen = rules.filter(({signal}) => signal !== true);
  const signals = new Set(rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  const channelOf = channelOfPoints({rules});
  const earned = [...(standings?.earnedAt ?? [])]
    .filter(([rule]) => !signals.has(rule))
    .flatMap(([rule, vendors]) => [...vendors].map(vendor => channelOf([0, rule, 0, vendor || undefined], undefined)));
  return [...new Set([...seen.map(({channel}) => channel), ...earned])].flatMap(channel => channel ?? []).sort();
}

/** What others may read of each person's name. */
export function publicNames({people}: Pick<Standings, 'people'>): (id: string) => string | undefined {
  const byId = new Map(people.map(person => [person.id, person]));
  return id => {
    const {name, rankedAs} = byId.get(id) ?? {};
    return publicName(name, rankedAs);
  };
}

/** The first of a ranking with their names. */
export function withNames(ranked: readonly Ranked[], nameOf: (id: string) => string | undefined, most = 10): readonly Ranked[] {
  return ranked.map((one, place) => (place < most ? {...one, name: nameOf(one.id)} : one));
}

/** How many have points and stand in no ranking: hidden at their wish, or without any score. */
export function hiddenFrom({people}: Pick<Standings, 'people'>): number {
  return people.filter(
    ({rankedAs, isUnscored, account}) => (rankedAs === 'hidden' || isUnscored) && (isUnscored || account !== undefined),
  ).length;
}
