import {heldRecord, isLive} from '#shared/identity/record';
import {lastSuccess} from '#shared/membership/keep-known';
import {reasonOf} from '#shared/membership/reason';
import {sameTier} from '#shared/membership/tiers';
import {compareText, sameData} from '#shared/model/compare';
import type {Earned, TierRef} from '#shared/model/earned';
import type {RecordFields, StoredRecord} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';
import {addMonths, monthEnd, monthOf} from '#shared/model/time';

/** Nobody asks what was owed longer ago; and a clock that stood at 0 costs no more. */
const MOST_MONTHS = 120;

/** One month in which one tier's benefits were earned. */
export type EarnedMonth = {readonly tier: TierRef; readonly month: string};

/**
 * The months whose benefits a record's facts earn, while they stood from `from` to `to`: the month of the last charge that was
 * paid, and each month at whose end the membership was active. So one payment earns one month, wherever in the month it falls,
 * and a year paid at once earns twelve.
 */
export function earnedWhile(fields: RecordFields, from: number, to: number): EarnedMonth[] {
  const tiers = (fields.tiers ?? []).filter(tier => tier.deleted !== true);
  if (tiers.length === 0) return [];
  const months = new Set<string>();
  const paidAt = lastSuccess(fields);
  if (paidAt !== undefined && paidAt <= to && reasonOf('', fields, to) !== undefined) months.add(monthOf(paidAt));
  for (let end = monthEnd(Math.max(from, addMonths(to, -MOST_MONTHS))); end <= to; end = monthEnd(end)) {
    if (reasonOf('', fields, end - 1)?.state === 'active') months.add(monthOf(end - 1));
  }
  return tiers.flatMap(({id, name}) => [...months].map(month => ({tier: id === undefined ? {name} : {id, name}, month})));
}

/**
 * The record after a reading, with what its former facts had earned until then counted on: a change of tier takes nothing away.
 * A month whose charge came back is not earned any more.
 *
 * @param before - undefined for a new record
 */
export function noteEarned(before: StoredRecord | undefined, after: StoredRecord): StoredRecord {
  if (before === undefined || before === after) return after;
  const known = isLive(after) ? (before.earned ?? []) : [];
  const added = isLive(before) && isLive(after) ? earnedWhile(heldRecord(before).fields, clockOf(before), clockOf(after)) : [];
  if (added.length === 0 && known.length === 0 && before.earned === undefined) return after;
  const takenBack = refundedMonth(heldRecord(after).fields);
  const months = [...known.flatMap(monthsOf), ...added].filter(({month}) => month !== takenBack);
  const earned = spansOf(months);
  if (sameData(earned, before.earned ?? [])) return after;
  const {earned: _, ...rest} = after;
  return earned.length === 0 ? rest : {...rest, earned};
}

function clockOf({versions}: StoredRecord): number {
  return versions.reduce((newest, {asOf}) => Math.max(newest, asOf), 0);
}

function refundedMonth({lastChargeStatus, lastChargeAt}: RecordFields): string | undefined {
  const isBack = lastChargeStatus === 'refunded' || lastChargeStatus === 'fraud';
  return isBack && lastChargeAt !== undefined ? monthOf(lastChargeAt) : undefined;
}

/** Each month of a span. */
function monthsOf({tier, from, to}: Earned): EarnedMonth[] {
  const found: EarnedMonth[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) found.push({tier, month});
  return found;
}

export function nextMonth(month: string): string {
  return monthOf(monthEnd(Date.parse(`${month}-01T00:00:00Z`)));
}

/** Months as spans, each month of a tier once. A tier that has an id is that tier, whatever it was called at the time. */
function spansOf(months: readonly EarnedMonth[]): Earned[] {
  const byTier = new Map<string, {tier: TierRef; months: Set<string>}>();
  for (const {tier, month} of months) {
    const key = tier.id === undefined ? `name ${tier.name}` : `id ${tier.id}`;
    const known = byTier.get(key) ?? {tier, months: new Set()};
    byTier.set(key, {tier, months: known.months.add(month)});
  }
  const spans: Earned[] = [];
  for (const {tier, months: found} of byTier.values()) {
    for (const month of [...found].sort(compareText)) {
      const last = spans.at(-1);
      if (last !== undefined && last.tier === tier && nextMonth(last.to) === month)
        spans[spans.length - 1] = {...last, to: month};
      else spans.push({tier, from: month, to: month});
    }
  }
  return spans.sort(
    (left, right) =>
      compareText(left.from, right.from) ||
      compareText(left.tier.name, right.tier.name) ||
      compareText(left.tier.id ?? '', right.tier.id ?? ''),
  );
}

/**
 * Every month until the running one in which a record earned one of the tiers, as known at `now`. A charge that failed or came
 * back stops everything for the time being (ARM-18): what was earned before is owed again once it is paid. The running month
 * counts from its start where the membership lasts until its end.
 */
export function earnedMonths(record: HeldRecord, tiers: readonly TierRef[], now: number): Set<string> {
  const {key, fields, earned = []} = record;
  const state = reasonOf(key, fields, now)?.state;
  if (state === 'declined' || state === 'refunded' || state === 'fraud') return new Set();
  const clock = record.sources.reduce((newest, {asOf}) => Math.max(newest, asOf), 0);
  const running = earnedWhile(fields, clock, monthEnd(now));
  return new Set(
    [...earned.flatMap(monthsOf), ...running]
      .filter(({tier}) => tiers.some(wanted => sameTier(wanted, tier)))
      .map(({month}) => month)
      .filter(month => month <= monthOf(now)),
  );
}
