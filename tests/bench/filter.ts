import nql from '@tryghost/nql';
import {Query} from 'mingo';
import sift from 'sift';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Bench} from './bench.ts';
import {columnsOf, drawRows, NOW, type Row, SOURCE} from './rows/rows.ts';
import {calibrate, least, round} from './rows/time.ts';

const SIZE = 1_000_000;
const RUNS = 300;
const PEER_RUNS = 4;
const BUDGET = {timesPeers: 500, timesPeersText: 30, buildPerParse: 2};

/** One question in three languages. */
type Case = {readonly ours: string; readonly mongo: Record<string, unknown>; readonly nql: string};

const SINCE = Date.UTC(2024, 0, 1);
const SIX: Case = {
  ours: 'state:active tiers:(Gold, Silver) -newsletter:unsubscribed pledge:>=12 lifetime:100..500 joined:>=2024-01-01',
  mongo: {
    state: 'active',
    tiers: {$in: ['Gold', 'Silver']},
    newsletter: {$ne: 'unsubscribed'},
    pledge: {$gte: 12},
    lifetime: {$gte: 100, $lte: 500},
    joined: {$gte: SINCE},
  },
  nql: `state:active+tiers:[Gold,Silver]+newsletter:-unsubscribed+pledge:>=12+lifetime:>=100+lifetime:<=500+joined:>=${SINCE}`,
};
const TEXT: Case = {ours: 'name:zemi', mongo: {name: {$regex: /zemi/i}}, nql: "name:~'zemi'"};

/**
 * 1,000,000 supporters of plain JSON: six conditions, one of them a list, and one `contains` on names, beside mingo, sift and
 * nql on the same rows; and the columns built from the rows, beside JSON.parse of their text.
 */
export const filter: Bench = async () => {
  const rows = drawRows(SIZE);
  const build = buildTimes(rows);
  const columns = columnsOf(rows);
  const six = compare(SIX, rows, columns);
  const text = compare(TEXT, rows, columns);
  const figures = {
    timesPeers: six.times,
    timesPeersText: text.times,
    buildPerParse: round(build.columns / build.parse),
    isEqual: six.isEqual && text.isEqual,
    rows: SIZE,
    found: {six: six.found, text: text.found},
    ms: {six: six.ms, text: text.ms, build},
    calibrationMs: round(calibrate()),
  };
  const ok =
    figures.isEqual &&
    figures.timesPeers >= BUDGET.timesPeers &&
    figures.timesPeersText >= BUDGET.timesPeersText &&
    figures.buildPerParse <= BUDGET.buildPerParse;
  return {ok, figures, budget: BUDGET};
};

/** In parts, for a million rows are more text than one string holds; each part is built from the rows just parsed. */
function buildTimes(rows: readonly Row[]): {parse: number; columns: number} {
  const part = 200_000;
  const times = {parse: 0, columns: 0};
  for (let from = 0; from < rows.length; from += part) {
    const json = JSON.stringify(rows.slice(from, from + part));
    const parsed = least(2, () => JSON.parse(json) as Row[]);
    times.parse += parsed.ms;
    times.columns += least(2, () => built(parsed.result)).ms;
  }
  return {parse: round(times.parse), columns: round(times.columns)};
}

/** Ready to be searched: the texts joined and folded as well. */
function built(rows: readonly Row[]): number {
  const columns = columnsOf(rows);
  return [...SOURCE.fields.keys()].reduce((sum, name) => {
    const column = columns.column(name);
    return sum + (column.kind === 'text' ? column.folded().length : 0);
  }, 0);
}

function compare({ours, mongo, nql: text}: Case, rows: readonly Row[], columns: ReturnType<typeof columnsOf>) {
  const context = {now: NOW, programme: DEFAULT_PROGRAMME, zone: 'UTC'};
  const own = least(RUNS, () => {
    const parsed = parseFilter(ours, {catalogue: SOURCE});
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    return evaluate(parsed.tree, columns, context).bits;
  });
  const found = ordinals(own.result);
  const query = new Query(mongo);
  const sifted = sift<Row>(mongo);
  const ghost = nql(text);
  const peers = {
    mingo: least(PEER_RUNS, () => matching(rows, row => query.test(row))),
    sift: least(PEER_RUNS, () => matching(rows, sifted)),
    nql: least(PEER_RUNS, () => matching(rows, row => ghost.queryJSON(row))),
  };
  const isEqual = found.length > 0 && Object.values(peers).every(({result}) => result.join() === found.join());
  const ms = {ours: round(own.ms), ...Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, round(peer.ms)]))};
  const fastest = Math.min(...Object.values(peers).map(peer => peer.ms));
  return {times: round(fastest / own.ms), isEqual, found: found.length, ms};
}

function matching(rows: readonly Row[], fits: (row: Row) => boolean): number[] {
  const found: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row !== undefined && fits(row)) found.push(at);
  }
  return found;
}
