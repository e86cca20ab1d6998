import {calendarOf} from '#shared/loyalty/periods';
import {dayStart} from '#shared/loyalty/score';
import type {ProgrammePlan} from '#shared/model/programme';
import {addMonths, DAY_MS, monthOf} from '#shared/model/time';
import {countingRules, type Standings} from './standings';

export type MonthFigure = {readonly month: string; readonly at: number; readonly issued: number; readonly redeemed: number};
export type Mover = {readonly id: string; readonly name: string | undefined; readonly points: number};
export type RuleFigure = {
  readonly rule: string;
  readonly points: number;
  readonly people: number;
  /** A private signal: in no balance. */
  readonly isSignal: boolean;
  /** Whom it moved most. */
  readonly most: readonly Mover[];
};

/** What the creator sees of the programme as a whole (LOY-85); months are those of the programme's calendar. */
export type Figures = {
  /** Twelve months, the running one last. */
  readonly months: readonly MonthFigure[];
  /** What could be redeemed today, and by how many. */
  readonly liability: {readonly points: number; readonly people: number};
  /** What lapses next of each person, within 30 days. */
  readonly lapsing: {readonly points: number; readonly people: number};
  readonly pending: number;
  /** Rewards that wait to be handed over. */
  readonly open: number;
  /** Below the first level, then on each. */
  readonly levels: readonly number[];
  /** The most points first. */
  readonly rules: readonly RuleFigure[];
};

const STEP = 100;
const MONTHS = 12;
const LAPSING_DAYS = 30;
const MOST_NAMED = 5;

/** @yields how many people were looked at */
export function* figuresOf(standings: Standings, plan: ProgrammePlan, now: number): Generator<number, Figures> {
  const monthAt = monthsOf(plan);
  const months = monthsUntil(monthAt(now));
  const rules = createRules(standings, plan);
  const sums = {balance: 0, holders: 0, lapsing: 0, losers: 0, pending: 0, open: 0};
  const levels = Array.from({length: (plan.levels ?? []).length + 1}, () => 0);
  for (const [who, {account, isUnscored}] of standings.people.entries()) {
    if (who % STEP === 0) yield who;
    if (isUnscored) continue;
    rules.add(who, months);
    const place = 1 + (plan.levels ?? []).findIndex(({id}) => id === account?.level?.id);
    levels[place] = (levels[place] ?? 0) + 1;
    if (account === undefined) continue;
    const {balance, lapsing, pending, redemptions = []} = account;
    if (balance > 0) {
      sums.balance += balance;
      sums.holders += 1;
    }
    if (lapsing !== undefined && lapsing.at < now + LAPSING_DAYS * DAY_MS) {
      sums.lapsing += lapsing.points;
      sums.losers += 1;
    }
    sums.pending += pending?.points ?? 0;
    for (const {at, cost, state} of redemptions) {
      if (state === 'open') sums.open += 1;
      const month = state === 'cancelled' ? undefined : months.get(monthAt(at));
      if (month !== undefined) month.redeemed += cost;
    }
  }
  return {
    months: [...months].map(([month, figure]) => ({month, ...figure})),
    liability: {points: sums.balance, people: sums.holders},
    lapsing: {points: sums.lapsing, people: sums.losers},
    ...{pending: sums.pending, open: sums.open, levels},
    rules: rules.done(),
  };
}

type Months = Map<string, {at: number; issued: number; redeemed: number}>;

/** `YYYY-MM` of an instant by the programme's clocks. */
function monthsOf({timeZone}: ProgrammePlan): (at: number) => string {
  const calendar = calendarOf(timeZone);
  return at => monthOf(calendar.periodAt('day', at) * DAY_MS);
}

function monthsUntil(last: string): Months {
  const start = Date.parse(`${last}-01`);
  return new Map(
    Array.from({length: MONTHS}, (_, back) => {
      const at = addMonths(start, back + 1 - MONTHS);
      return [monthOf(at), {at, issued: 0, redeemed: 0}] as const;
    }),
  );
}

function createRules(standings: Standings, plan: ProgrammePlan) {
  const {rules, awards, people} = standings;
  const counts = countingRules(rules, plan);
  const found = rules.map(() => ({points: 0, people: 0, most: [] as {who: number; points: number}[]}));
  const monthOfDay = rememberMonths();
  return {
    add(who: number, months: Months) {
      const own = new Map<number, number>();
      for (let at = awards.from[who] ?? 0; at < (awards.from[who + 1] ?? 0); at++) {
        const [rule, points] = [awards.rule[at] ?? 0, awards.points[at] ?? 0];
        own.set(rule, (own.get(rule) ?? 0) + points);
        const month = counts[rule] === 1 ? months.get(monthOfDay(awards.day[at] ?? 0)) : undefined;
        if (month !== undefined) month.issued += points;
      }
      for (const [rule, points] of own) {
        const figure = found[rule];
        if (figure === undefined || points === 0) continue;
        figure.points += points;
        figure.people += 1;
        keepMost(figure.most, {who, points});
      }
    },
    done: (): RuleFigure[] =>
      found
        .map(({points, people: moved, most}, place) => ({
          rule: rules[place] ?? '',
          ...{points, people: moved, isSignal: counts[place] === 0},
          most: most.map(({who, points: own}) => ({id: people[who]?.id ?? '', name: people[who]?.name, points: own})),
        }))
        .filter(({people: moved}) => moved > 0)
        .sort((left, right) => right.points - left.points || (left.rule < right.rule ? -1 : 1)),
  };
}

function keepMost(most: {who: number; points: number}[], one: {who: number; points: number}): void {
  if (most.length === MOST_NAMED && one.points <= (most.at(-1)?.points ?? 0)) return;
  most.push(one);
  most.sort((left, right) => right.points - left.points || left.who - right.who);
  most.splice(MOST_NAMED);
}

/** A date is made once a day, not once an award. */
function rememberMonths(): (day: number) => string {
  const known = new Map<number, string>();
  return day => {
    const month = known.get(day) ?? monthOf(dayStart(day));
    known.set(day, month);
    return month;
  };
}

/** Whether anything at all was ever issued. */
export function isEmpty({rules}: Pick<Figures, 'rules'>): boolean {
  return rules.length === 0;
}
