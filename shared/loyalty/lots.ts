import type {Target} from '#shared/loyalty/award';
import {LAPSED} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {Expiry} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';

/**
 * Points earned together, with those that came back with them: what is left of them lapses together. So there are never more lots
 * than awards, though points of somebody who goes on come back again and again.
 */
type Lot = {
  /** Of the award or grant: its record stands in the ledger. */
  readonly target: Target;
  readonly lapsesAt: number;
  left: number;
};

type Lapsed = {readonly lot: Lot; readonly points: number; readonly at: number};

export type Lapses = {
  /** What the ledger should hold of points that lapsed, and of those that came back. */
  readonly targets: readonly Target[];
  /** What lapses next if nothing is earned or redeemed; undefined: nothing. */
  readonly next: {readonly points: number; readonly at: number} | undefined;
};

/**
 * What lapses of a person's points (F21), as a function of all that was earned and spent: whatever is spent is taken from the oldest
 * points that are left. Points lapse `days` after the activity that earned them, none within `graceDays` of the day on which the
 * creator switched this on. Whoever earns anything within `reinstateDays` of a lapse gets what lapsed back, from then on for as
 * long as what is newly earned. What was spent and not there (a refund after a redemption, a split) is paid by the next points.
 *
 * At one instant points lapse first, then come in, then are spent.
 *
 * @param targets - without private signals and without `#lapsed`
 */
export function lapsesOf(targets: readonly Target[], expiry: Expiry, now: number): Lapses {
  const purse = emptyPurse(expiry);
  for (const target of [...targets].sort(inTime)) {
    if (target.at <= now) lapseUntil(purse, target.at);
    if (target.points > 0) earn(purse, target);
    else spend(purse, -target.points);
  }
  lapseUntil(purse, now);
  const lots = purse.lots.slice(purse.first).filter(({left}) => left > 0);
  const at = lots[0]?.lapsesAt;
  const points = lots.reduce((sum, lot) => sum + (lot.lapsesAt === at ? lot.left : 0), 0);
  return {targets: purse.targets, next: at === undefined ? undefined : {points, at}};
}

type Purse = {
  readonly expiry: Expiry;
  /** In the order in which they came in, which is that in which they lapse; those before `first` are used up. */
  readonly lots: Lot[];
  first: number;
  /** Spent and not there. */
  debt: number;
  lapsed: Lapsed[];
  readonly targets: Target[];
};

function emptyPurse(expiry: Expiry): Purse {
  return {expiry, lots: [], first: 0, debt: 0, lapsed: [], targets: []};
}

function inTime(left: Target, right: Target): number {
  return (
    left.at - right.at ||
    Number(left.points < 0) - Number(right.points < 0) ||
    compareText(left.record, right.record) ||
    compareText(left.rule, right.rule) ||
    compareText(left.activity, right.activity)
  );
}

function earn(purse: Purse, target: Target): void {
  const {expiry, lapsed} = purse;
  const {at} = target;
  purse.lapsed = [];
  let back = 0;
  for (const past of lapsed) {
    if (at > past.at + expiry.reinstateDays * DAY_MS) continue;
    const {record} = past.lot.target;
    purse.targets.push({record, rule: LAPSED, activity: `${nameOf(past.lot)}/back`, at, points: past.points});
    back += past.points;
  }
  put(purse, {target, lapsesAt: lapsesAt(expiry, at), left: target.points + back});
}

function put(purse: Purse, lot: Lot): void {
  const paid = Math.min(purse.debt, lot.left);
  purse.debt -= paid;
  if (lot.left > paid) purse.lots.push({...lot, left: lot.left - paid});
}

function spend(purse: Purse, points: number): void {
  let missing = points;
  for (let lot = purse.lots[purse.first]; lot !== undefined && missing > 0; lot = purse.lots[purse.first]) {
    const taken = Math.min(lot.left, missing);
    lot.left -= taken;
    missing -= taken;
    if (lot.left === 0) purse.first += 1;
  }
  purse.debt += missing;
}

function lapseUntil(purse: Purse, until: number): void {
  for (let lot = purse.lots[purse.first]; lot !== undefined && lot.lapsesAt <= until; lot = purse.lots[purse.first]) {
    const {target, lapsesAt: at, left: points} = lot;
    purse.targets.push({record: target.record, rule: LAPSED, activity: nameOf(lot), at, points: -points});
    purse.lapsed.push({lot, points, at});
    purse.first += 1;
  }
}

function lapsesAt({days, since, graceDays}: Expiry, earnedAt: number): number {
  return Math.max(earnedAt + days * DAY_MS, since + graceDays * DAY_MS);
}

/** Unique within its record, and the same however often it is worked out. */
function nameOf({target: {rule, activity}}: Lot): string {
  return `${rule}/${activity}`;
}
