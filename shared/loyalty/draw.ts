import {leaderboard, type Rankable, type RankPlan} from '#shared/loyalty/leaderboard';
import {calendarOf} from '#shared/loyalty/periods';
import {type Span, spanAt, spanOf} from '#shared/loyalty/spans';
import type {Draw} from '#shared/model/draw';
import type {ProgrammePlan} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';

export type DrawPlan = RankPlan & Pick<ProgrammePlan, 'draws'>;
export type PlannedDraw = NonNullable<ProgrammePlan['draws']>[number];

/** More than win one week's prize together would make it none. */
const MOST_WINNERS = 10;

/** A day after the end: what was done on its last evening has come in by then. */
export const SETTLE_MS = DAY_MS;

/**
 * The draws that are to be held at `now`: of every week or month that lies at or after the instant `since` and has been over for
 * a day. The oldest first, of each kind at most so many of the newest.
 */
export function drawsDue(plan: DrawPlan, {since, now}: {since: number; now: number}, most = 12): (PlannedDraw & Span)[] {
  const calendar = calendarOf(plan.timeZone);
  return (plan.draws ?? [])
    .flatMap(planned => {
      const last = calendar.periodAt(planned.per, now - SETTLE_MS) - 1;
      const first = Math.max(calendar.periodAt(planned.per, since), last - most + 1);
      const indices = Array.from({length: Math.max(0, last - first + 1)}, (_, place) => first + place);
      return indices.map(index => ({...planned, ...spanOf(index, planned.per, calendar)}));
    })
    .sort((left, right) => left.end - right.end || (left.per < right.per ? -1 : 1));
}

/** When the next week or month is drawn; undefined where none is planned. */
export function nextDrawAt(plan: DrawPlan, now: number): number | undefined {
  const calendar = calendarOf(plan.timeZone);
  const ends = (plan.draws ?? []).map(({per}) => spanAt(now - SETTLE_MS, per, {calendar}).end + SETTLE_MS);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/**
 * The most engaged of a week or month (LOY-22, LOY-23), by `leaderboard`. The tie rule: of equal points win those who had them on
 * the earliest day, each of them the whole prize; of more than ten the ten with the lowest ids. It is drawn once, a day after the
 * period's end: what comes in later, is taken back or is merged changes rankings, never a draw.
 */
export function drawOf(people: Iterable<Rankable>, {per, start, end}: Pick<PlannedDraw, 'per'> & Span, plan: DrawPlan): Draw {
  const firsts = leaderboard(people, {from: start, to: end}, plan).filter(({rank}) => rank === 1);
  const winners = firsts.filter(({reached}) => reached === firsts[0]?.reached).slice(0, MOST_WINNERS);
  return {
    id: drawId(per, start, plan),
    per,
    start,
    end,
    winners: winners.map(({id, points, tied}) => ({supporter: id, points, tied})),
  };
}

/** `week-2026-11-16`: the same at every computation, so that it is held once. */
function drawId(per: PlannedDraw['per'], start: number, {timeZone}: DrawPlan): string {
  return `${per}-${new Date(calendarOf(timeZone).periodAt('day', start) * DAY_MS).toISOString().slice(0, 10)}`;
}

/** The draw without erased people; the same object where none of them won. */
export function withoutWinners(draw: Draw, gone: ReadonlySet<string>): Draw {
  const winners = draw.winners.filter(({supporter}) => !gone.has(supporter));
  return winners.length === draw.winners.length ? draw : {...draw, winners};
}
