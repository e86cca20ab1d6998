import {leaderboard, rankingSpan} from '#shared/loyalty/leaderboard';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {complexity, refusedRules} from '#shared/loyalty/policy';
import {scoreOfPerson} from '#shared/loyalty/score';
import {statementOf} from '#shared/loyalty/statement';
import type {Programme} from '#shared/model/programme';
import type {RecordKey} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {homeAfter, ownKey} from './loyalty-home.ts';
import type {GivenPerson} from './loyalty-input.ts';

const RANKINGS = ['week', 'month', 'ever'] as const;

type Ranking = readonly {readonly rank: number; readonly person: string; readonly points: number; readonly tied: boolean}[];

/** What `npm run loyalty` prints: everything that the engine says of the people of the input at an instant. */
export function reportOf(people: readonly GivenPerson[], programme: Programme, now: number) {
  const {home, refused} = homeAfter(people, programme, now);
  const documents = new Map<string, Supporter>();
  for (const document of home.people()) for (const {key} of document.records) documents.set(key, document);
  const entriesOf = byRecord(home.ledger);
  const docOf = (person: GivenPerson) => documents.get(ownKey(person));
  const idOf = new Map(people.flatMap(person => (docOf(person) === undefined ? [] : [[docOf(person)?.id, person.id]])));
  const rankings = Object.fromEntries(
    RANKINGS.map(per => {
      const {start, end} = per === 'ever' ? {} : rankingSpan(per, now, {plan: programme});
      const ranked = leaderboard(home.people(), {from: start, to: end}, programme);
      return [per, ranked.map(({id, rank, points, tied}) => ({rank, person: idOf.get(id) ?? id, points, tied}))];
    }),
  );
  return {
    now,
    people: people.map(person => personReport(person.id, docOf(person), {entriesOf, programme, rankings, now})),
    rankings,
    refused,
    rules: {
      refused: refusedRules(programme.rules).map(({rule: {id}, policy: {rule: owner, ...policy}}) => ({
        rule: id,
        owner,
        ...policy,
      })),
      complexity: complexity(programme, now),
    },
  };
}

type Around = {
  readonly entriesOf: ReadonlyMap<RecordKey, readonly LedgerEntry[]>;
  readonly programme: Programme;
  readonly rankings: Readonly<Record<string, Ranking>>;
  readonly now: number;
};

function personReport(person: string, document: Supporter | undefined, {entriesOf, programme, rankings, now}: Around) {
  const entries = (document?.records ?? []).flatMap(({key}) => entriesOf.get(key) ?? []);
  const {balance: _, earned: __, ...account} = document?.account ?? {balance: 0, earned: 0};
  const ranks = RANKINGS.map(per => [per, rankings[per]?.find(ranked => ranked.person === person)?.rank]);
  return {
    person,
    balance: document?.account?.balance ?? 0,
    earned: document?.account?.earned ?? 0,
    score: document === undefined ? 0 : scoreOfPerson(document, programme, now),
    ...account,
    ranks: Object.fromEntries(ranks.filter(([, rank]) => rank !== undefined)),
    statement: statementOf(entries, programme).lines.map(({at, record, rule, activity, points, balance, reversal}) => ({
      ...{at, ...(rule.startsWith('#') ? {} : {channel: vendorOf(record)}), rule, activity, points, balance},
      ...(reversal ? {reversal} : {}),
    })),
  };
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

const DATES: ReadonlySet<string> = new Set(['now', 'at', 'since', 'until', 'from']);

/** The report as text: dates in ISO form. */
export function printed(report: ReturnType<typeof reportOf>): string {
  const asDate = (name: string, value: unknown) =>
    DATES.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
  return JSON.stringify(report, asDate, 2);
}
