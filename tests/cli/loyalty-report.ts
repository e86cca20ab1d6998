import {leaderboard, type Ranked, rankingSpan} from '#shared/loyalty/leaderboard';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {complexity} from '#shared/loyalty/policy';
import {scoreOfPerson} from '#shared/loyalty/score';
import {type StatementLine, statementOf} from '#shared/loyalty/statement';
import {LAPSED, REDEEMED} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {Programme} from '#shared/model/programme';
import type {RecordKey} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {homeAfter} from './loyalty-home.ts';
import type {GivenPerson} from './loyalty-input.ts';
import {ownKey} from './loyalty-keys.ts';
import {forbiddenRules, netOf, pointsByRule, totalsOf} from './loyalty-sums.ts';

const RANKINGS = ['week', 'month', 'ever'] as const;

type Ranking = readonly {
  readonly rank: number;
  readonly person: string;
  readonly name?: string | undefined;
  readonly points: number;
  readonly tied: boolean;
}[];

/** What `npm run loyalty` prints: everything that the engine says of the people of the input at an instant. */
export function reportOf(people: readonly GivenPerson[], programme: Programme, now: number) {
  const {home, refused, draws} = homeAfter(people, programme, now);
  const documents = new Map<string, Supporter>();
  for (const document of home.people()) for (const {key} of document.records) documents.set(key, document);
  const entriesOf = byRecord(home.ledger);
  const found = documented(people, documents);
  const idOf = new Map(found.map(({document, person}) => [document?.id, person]));
  const ranked = (channel?: string) => rankingsOf(home.people(), {programme, now, idOf}, channel);
  const rankings = ranked();
  const byChannel = channelsOf(home.people()).map(channel => [channel, ranked(channel)] as const);
  const reports = found.map(one => personReport(one, {entriesOf, programme, rankings, now}));
  return {
    now,
    people: reports,
    totals: totalsOf(reports),
    rankings,
    rankingsByChannel: Object.fromEntries(byChannel.filter(([, {ever = []}]) => ever.length > 0)),
    ...(programme.draws === undefined ? {} : {draws}),
    refused,
    rules: {
      points: pointsByRule(programme.rules, reports),
      refused: forbiddenRules(programme.rules, people),
      complexity: complexity(programme, now),
    },
  };
}

type Asked = {
  readonly programme: Programme;
  readonly now: number;
  readonly idOf: ReadonlyMap<string | undefined, string>;
};

/** Of the week, the month and all time: of all points, or of those that were earned on one channel. */
function rankingsOf(people: readonly Supporter[], {programme, now, idOf}: Asked, channel?: string): Record<string, Ranking> {
  return Object.fromEntries(
    RANKINGS.map(per => {
      const {start, end} = per === 'ever' ? {} : rankingSpan(per, now, {plan: programme});
      return [per, named(leaderboard(people, {from: start, to: end, channel}, programme), idOf)];
    }),
  );
}

/** Where anything happened; `site` for the pages of sequences too. */
function channelsOf(people: readonly Supporter[]): string[] {
  return [...new Set(['site', ...people.flatMap(({records}) => records.map(({key}) => vendorOf(key)))])].sort();
}

/** Whoever is alike in points and day stands in the order of the input's ids, not of the engine's. */
function named(ranked: readonly Ranked[], idOf: ReadonlyMap<string | undefined, string>): Ranking {
  const found = ranked.map(({id, ...one}) => ({...one, person: idOf.get(id) ?? id}));
  found.sort((left, right) => left.rank - right.rank || left.reached - right.reached || compareText(left.person, right.person));
  return found.map(({rank, person, name, points, tied}) => ({rank, person, name, points, tied}));
}

type Found = {readonly person: string; readonly also: readonly string[]; readonly document: Supporter | undefined};

/** Who there is, those merged into one once, by the first of their ids; nobody who was erased. */
function documented(people: readonly GivenPerson[], documents: ReadonlyMap<string, Supporter>): Found[] {
  const found = new Map<Supporter, {person: string; also: string[]}>();
  for (const person of people) {
    const document = documents.get(ownKey(person));
    if (document === undefined) continue;
    const held = found.get(document);
    if (held === undefined) found.set(document, {person: person.id, also: []});
    else held.also.push(person.id);
  }
  return [...found].map(([document, of]) => ({...of, document}));
}

type Around = {
  readonly entriesOf: ReadonlyMap<RecordKey, readonly LedgerEntry[]>;
  readonly programme: Programme;
  readonly rankings: Readonly<Record<string, Ranking>>;
  readonly now: number;
};

export type PersonReport = ReturnType<typeof personReport>;

function personReport({person, also, document}: Found, {entriesOf, programme, rankings, now}: Around) {
  const isScored = document?.unscored === undefined;
  const entries = isScored ? (document?.records ?? []).flatMap(({key}) => entriesOf.get(key) ?? []) : [];
  const {lines} = statementOf(entries, programme);
  const spent = (rule: string) => lines.reduce((sum, line) => sum - (line.rule === rule ? line.points : 0), 0);
  const {balance = 0, earned = 0, ...account} = document?.account ?? {};
  const ranks = RANKINGS.map(per => [per, rankings[per]?.find(ranked => ranked.person === person)?.rank]);
  return {
    person,
    ...(also.length === 0 ? {} : {also}),
    ...(isScored ? {} : {unscored: true}),
    balance,
    earned,
    redeemed: spent(REDEEMED),
    lapsed: spent(LAPSED),
    score: document === undefined ? 0 : scoreOfPerson(document, programme, now),
    ...account,
    ranks: Object.fromEntries(ranks.filter(([, rank]) => rank !== undefined)),
    net: netOf(lines),
    statement: lines.map(line => ({
      ...whatOf(line),
      points: line.points,
      balance: line.balance,
      ...(line.reversal ? {reversal: true} : {}),
    })),
  };
}

function whatOf({at, record, rule, activity}: StatementLine) {
  return {at, ...(rule.startsWith('#') ? {} : {channel: vendorOf(record)}), rule, activity};
}

function byRecord(ledger: readonly LedgerEntry[]): Map<RecordKey, LedgerEntry[]> {
  const found = new Map<RecordKey, LedgerEntry[]>();
  for (const entry of ledger) {
    const held = found.get(entry.record);
    if (held === undefined) found.set(entry.record, [entry]);
    else held.push(entry);
  }
  return found;
}

const DATES: ReadonlySet<string> = new Set(['now', 'at', 'since', 'until', 'from', 'start', 'end']);

/** The report as text: dates in ISO form. */
export function printed(report: ReturnType<typeof reportOf>): string {
  const asDate = (name: string, value: unknown) =>
    DATES.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
  return JSON.stringify(report, asDate, 2);
}
