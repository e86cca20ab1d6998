import {countedPoints} from '#shared/loyalty/counted-points';
import {levelOf} from '#shared/loyalty/levels';
import {scoreOf} from '#shared/loyalty/score';
import {compareText} from '#shared/model/compare';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {PreviewPart} from '#shared/protocol/preview';

/** What a document says of a person's points. */
export type Rated = Pick<Supporter, 'points' | 'v' | 'unscored' | 'account'>;

/** A person as they are, and as they would be. */
export type Tested = {readonly id: Supporter['id']; readonly before: Rated; readonly after: Rated};

type Lapsing = PreviewPart['lapsing']['before'];

export type Programmes = {readonly before: Programme; readonly after: Programme};

/** From so many points on, each to the next; the first bin holds whoever has none, or fewer than none. */
export const POINT_BINS = [Number.NEGATIVE_INFINITY, 1, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;
const SCORE_BINS = 10;
const NOTHING: Lapsing = {people: 0, points: 0, at: null};

export const EMPTY_PART: PreviewPart = {
  people: 0,
  gains: {people: 0, points: 0},
  loses: {people: 0, points: 0},
  points: {before: 0, after: 0},
  lapsing: {before: NOTHING, after: NOTHING},
  scored: {before: 0, after: 0},
  scores: {before: Array(SCORE_BINS).fill(0), after: Array(SCORE_BINS).fill(0)},
  totals: {before: Array(POINT_BINS.length).fill(0), after: Array(POINT_BINS.length).fill(0)},
  moves: [],
  rules: [],
  moved: [],
};

/**
 * What another plan would do to people (LOY-25, F26): who gains and who loses, how scores, points and levels are spread before and
 * after, and which rule moves whom. Whoever wants no score is not among them. What a score of 50 means stays as it was measured:
 * it is measured anew only once the plan is taken.
 *
 * @param people - a block of them; parts add up by `addParts`
 */
export function backTest(people: readonly Tested[], programmes: Programmes, now: number): PreviewPart {
  return people
    .filter(({before, after}) => before.unscored === undefined && after.unscored === undefined)
    .map(person => partOf(person, programmes, now))
    .reduce(addParts, EMPTY_PART);
}

function partOf({id, before, after}: Tested, programmes: Programmes, now: number): PreviewPart {
  const [was, is] = [stateOf(before, programmes.before, now), stateOf(after, programmes.after, now)];
  const change = is.points - was.points;
  const both = (pick: (state: State) => number) => ({before: pick(was), after: pick(is)});
  return {
    people: 1,
    gains: change > 0 ? {people: 1, points: change} : EMPTY_PART.gains,
    loses: change < 0 ? {people: 1, points: -change} : EMPTY_PART.loses,
    points: both(state => state.points),
    lapsing: {before: was.lapsing, after: is.lapsing},
    scored: both(state => (state.score > 0 ? 1 : 0)),
    scores: {before: oneOf(SCORE_BINS, scoreBin(was.score)), after: oneOf(SCORE_BINS, scoreBin(is.score))},
    totals: {before: oneOf(POINT_BINS.length, pointBin(was.points)), after: oneOf(POINT_BINS.length, pointBin(is.points))},
    moves: [{from: was.level, to: is.level, people: 1}],
    rules: rulesOf(before, after),
    moved: change === 0 && was.level === is.level ? [] : [movedOf(id, was, is)],
  };
}

type State = {readonly points: number; readonly score: number; readonly level: string | null; readonly lapsing: Lapsing};

function movedOf(id: Supporter['id'], was: State, is: State): PreviewPart['moved'][number] {
  const moved = {id, before: was.points, after: is.points};
  return was.level === is.level ? moved : {...moved, level: {from: was.level, to: is.level}};
}

function stateOf({points, v, account}: Rated, programme: Programme, now: number): State {
  // What lapsed or was redeemed is in the balance alone.
  const held = account?.balance ?? countedPoints(points, programme).reduce((sum, [, , amount]) => sum + amount, 0);
  const {pending, lapsing} = account ?? {};
  return {
    points: held + (pending?.points ?? 0),
    lapsing: lapsing === undefined ? NOTHING : {people: 1, ...lapsing},
    score: scoreOf(v, programme, now),
    level: levelOf(points, programme, now)?.id ?? null,
  };
}

function rulesOf(before: Rated, after: Rated): PreviewPart['rules'] {
  const [was, is] = [byRule(before), byRule(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort(compareText).map(rule => {
    const [from, to] = [was.get(rule) ?? 0, is.get(rule) ?? 0];
    return {rule, before: from, after: to, people: from === to ? 0 : 1};
  });
}

function byRule({points}: Rated): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [, rule, amount] of points) sums.set(rule, (sums.get(rule) ?? 0) + amount);
  return sums;
}

function scoreBin(score: number): number {
  return Math.min(SCORE_BINS - 1, Math.floor(score / 10));
}

function pointBin(points: number): number {
  return POINT_BINS.findLastIndex(from => points >= from);
}

function oneOf(length: number, place: number): number[] {
  return Array.from({length}, (_, index) => (index === place ? 1 : 0));
}

/** Two parts as one, in whatever order they come. */
export function addParts(left: PreviewPart, right: PreviewPart): PreviewPart {
  return {
    people: left.people + right.people,
    gains: {people: left.gains.people + right.gains.people, points: left.gains.points + right.gains.points},
    loses: {people: left.loses.people + right.loses.people, points: left.loses.points + right.loses.points},
    points: {before: left.points.before + right.points.before, after: left.points.after + right.points.after},
    lapsing: {
      before: addLapsing(left.lapsing.before, right.lapsing.before),
      after: addLapsing(left.lapsing.after, right.lapsing.after),
    },
    scored: {before: left.scored.before + right.scored.before, after: left.scored.after + right.scored.after},
    scores: {before: added(left.scores.before, right.scores.before), after: added(left.scores.after, right.scores.after)},
    totals: {before: added(left.totals.before, right.totals.before), after: added(left.totals.after, right.totals.after)},
    moves: summed([...left.moves, ...right.moves], ({from, to}) => JSON.stringify([from, to]), addMoves),
    rules: summed([...left.rules, ...right.rules], ({rule}) => rule, addRules),
    // Two runs in order, which sorting takes as they are.
    moved: [...left.moved, ...right.moved].sort((one, other) => compareText(one.id, other.id)),
  };
}

function addLapsing(left: Lapsing, right: Lapsing): Lapsing {
  const times = [left.at, right.at].filter(at => at !== null);
  return {
    people: left.people + right.people,
    points: left.points + right.points,
    at: times.length === 0 ? null : Math.min(...times),
  };
}

function added(left: readonly number[], right: readonly number[]): number[] {
  return left.map((count, place) => count + (right[place] ?? 0));
}

function addMoves(left: PreviewPart['moves'][number], right: PreviewPart['moves'][number]): PreviewPart['moves'][number] {
  return {...left, people: left.people + right.people};
}

function addRules(left: PreviewPart['rules'][number], right: PreviewPart['rules'][number]): PreviewPart['rules'][number] {
  const {before, after, people} = right;
  return {...left, before: left.before + before, after: left.after + after, people: left.people + people};
}

function summed<T>(rows: readonly T[], keyOf: (row: T) => string, add: (left: T, right: T) => T): T[] {
  const sums = new Map<string, T>();
  for (const row of rows) {
    const held = sums.get(keyOf(row));
    sums.set(keyOf(row), held === undefined ? row : add(held, row));
  }
  return [...sums].sort(([left], [right]) => compareText(left, right)).map(([, row]) => row);
}
