import {aggregate} from 'mingo';
import {type Ranked, type RankingOf, rankingSpan} from '#shared/loyalty/leaderboard';
import {programmeDays} from '#shared/loyalty/programme-days';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {randomOf} from '../fixtures/random.ts';
import type {Bench} from './bench.ts';
import {bundleParts} from './standings/bundle-parts.ts';

const SIZES = [50_000, 100_000] as const;
const RUNS = 5;
const NOW = Date.UTC(2026, 10, 20);
const DAYS = 300;
/** A browser calls a task long that takes more than 50 ms. */
const BUDGET = {longestMs: 50, timesPeer: 2};
const VENDORS = ['ghost', 'patreon'] as const;
const PLAN: ProgrammePlan = {
  rules: [
    {id: 'comments', channel: 'ghost', action: 'commented', points: 2},
    {id: 'payments', action: 'paid', points: 10},
    {id: 'likes', action: 'liked', points: 5, signal: true},
  ],
  halfLifeDays: 180,
  timeZone: 'America/New_York',
};

type Award = {readonly person: string; readonly day: number; readonly channel: string; readonly points: number};

/**
 * A window's ranking of 50,000 and 100,000 people: of all time, of a month, of one channel. How long each takes in all, and the
 * longest piece in which the page cannot answer; the same sums filtered, grouped, sorted and ranked by mingo, in the same run,
 * with equal ranks for each person.
 */
export const rank: Bench = async () => {
  const parts = await bundleParts();
  const all = SIZES.flatMap(size => measure(size, parts));
  const worst = {
    longestMs: Math.max(...all.map(({longestMs}) => longestMs)),
    timesPeer: round(Math.min(...all.map(({ms, mingoMs}) => mingoMs / ms))),
    isEqual: all.every(one => one.isEqual),
  };
  const ok = worst.isEqual && worst.longestMs <= BUDGET.longestMs && worst.timesPeer >= BUDGET.timesPeer;
  return {ok, figures: {...worst, all}, budget: BUDGET};
};

/** Each question of so many people. */
function measure(size: number, {createStandings, ranking}: Awaited<ReturnType<typeof bundleParts>>) {
  const people = Array.from({length: size}, (_, number) => drawPerson(number));
  const awards = people.flatMap(awardsOf);
  const standings = createStandings();
  for (const person of people) standings.add(person);
  const held = standings.done();
  const {start, end} = rankingSpan('month', NOW, {plan: PLAN});
  const questions: RankingOf[] = [{}, {from: start, to: end}, {channel: 'patreon'}];
  return questions.map(of => {
    const runs = Array.from({length: RUNS}, () => inPieces(ranking(held, of, PLAN)));
    const peer = timed(() => peerRanking(awards, of));
    return {
      of: Object.keys(of).join() || 'all',
      people: size,
      ranked: peer.result.size,
      ms: round(Math.min(...runs.map(({ms}) => ms))),
      longestMs: round(longestOf(runs.map(({pieces}) => pieces))),
      mingoMs: round(peer.ms),
      isEqual: isEqual(runs[0]?.result ?? [], peer.result),
    };
  });
}

/** One to nineteen awards within three hundred days; every third person is known at two vendors. */
function drawPerson(number: number): Supporter {
  const random = randomOf(20261123, `person ${number}`);
  const isOfBoth = number % 3 === 0;
  const vendors = isOfBoth ? VENDORS : [random.pick(VENDORS)];
  const today = programmeDays(PLAN).dayAt(NOW);
  const points = Array.from({length: 1 + (number % 19)}, (): Supporter['points'][number] => {
    const {id, channel} = random.pick(PLAN.rules);
    const day = today - random.int(DAYS);
    return channel === undefined && isOfBoth
      ? [day, id, 1 + random.int(30), random.pick(vendors)]
      : [day, id, 1 + random.int(30)];
  });
  points.sort(([left], [right]) => left - right);
  const id = random.hex(12) + String(number).padStart(8, '0');
  const records = vendors.map(vendor => ({
    key: `${vendor}/a/member/${number}`,
    rid: id,
    sources: [],
    fields: {},
    identifiers: [],
  }));
  return {id, records, tags: [], notes: [], points, v: null, due: null};
}

/** The same as plain rows. */
function awardsOf({id, records, points}: Supporter): Award[] {
  const [only = ''] = records.map(({key}) => key.split('/')[0]);
  return points
    .filter(([, rule]) => rule !== 'likes')
    .map(([day, rule, amount, vendor]) => ({
      ...{person: id, day, points: amount},
      channel: rule === 'comments' ? 'ghost' : (vendor ?? only),
    }));
}

function peerRanking(awards: Award[], {from, to, channel}: RankingOf): Map<string, string> {
  const {dayAt} = programmeDays(PLAN);
  const days = from === undefined || to === undefined ? {} : {day: {$gte: dayAt(from), $lt: dayAt(to)}};
  const found = aggregate(awards, [
    {$match: {...days, ...(channel === undefined ? {} : {channel})}},
    {$group: {_id: '$person', points: {$sum: '$points'}}},
    {$setWindowFields: {sortBy: {points: -1}, output: {rank: {$rank: {}}}}},
  ]) as {_id: string; points: number; rank: number}[];
  return new Map(found.map(({_id, points, rank: place}) => [_id, `${place} ${points}`]));
}

function isEqual(ranked: readonly Ranked[], peer: ReadonlyMap<string, string>): boolean {
  return ranked.length === peer.size && ranked.every(one => peer.get(one.id) === `${one.rank} ${one.points}`);
}

/** Every run has the same pieces; what other programs take, in some of them, is no work of ours. */
function longestOf(runs: readonly (readonly number[])[]): number {
  const [first = []] = runs;
  return first.reduce((longest, _, piece) => Math.max(longest, Math.min(...runs.map(pieces => pieces[piece] ?? 0))), 0);
}

function inPieces<T>(work: Generator<unknown, T>): {result: T; ms: number; pieces: number[]} {
  const pieces: number[] = [];
  const start = performance.now();
  for (let last = start; ; ) {
    const {done, value} = work.next();
    const now = performance.now();
    pieces.push(now - last);
    last = now;
    if (done === true) return {result: value as T, ms: now - start, pieces};
  }
}

function timed<T>(work: () => T): {result: T; ms: number} {
  const start = performance.now();
  const result = work();
  return {result, ms: performance.now() - start};
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
