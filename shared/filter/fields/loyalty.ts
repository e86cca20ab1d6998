import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {OPTED_OUT} from '#shared/filter/opted-out';
import {lastSuccess} from '#shared/membership/keep-known';
import type {RecordFields} from '#shared/model/record';
import {addMonths} from '#shared/model/time';

/**
 * Months paid in a row, from the start of the present pledge to its last payment; 0 for who left, NaN for who never paid or where
 * no source tells.
 */
function streak({supporter: {records}, status: {reasons}}: Subject): number {
  let longest = Number.NaN;
  for (const {record, state, because} of reasons) {
    if (because === 'free-member') continue;
    const goesOn = state === 'active' || state === 'declined';
    const months = goesOn ? monthsInRow(records.find(({key}) => key === record)?.fields ?? {}) : 0;
    if (months !== undefined && !(months <= longest)) longest = months;
  }
  return longest;
}

function monthsInRow(fields: RecordFields): number | undefined {
  const {pledgeStartAt, nextChargeAt, cadenceMonths = 1} = fields;
  const each = Math.max(1, cadenceMonths);
  const last = lastSuccess(fields) ?? (nextChargeAt === undefined ? undefined : addMonths(nextChargeAt, -each));
  if (pledgeStartAt === undefined || last === undefined) return undefined;
  const months = monthNumber(last) - monthNumber(pledgeStartAt);
  return months < 0 ? 0 : (Math.floor(months / each) + 1) * each;
}

function monthNumber(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function points({supporter}: Subject): number {
  if (supporter.unscored !== undefined) return Number.NaN;
  let sum = 0;
  for (const [, , amount] of supporter.points) sum += amount;
  return sum;
}

/** How loyal somebody is. */
export const LOYALTY_FIELDS: readonly SupporterField[] = [
  {name: 'score', type: 'score', group: 'loyalty', read: ({supporter}) => supporter.v ?? Number.NaN},
  {name: 'points', type: 'number', group: 'loyalty', read: points},
  {name: 'rank', type: 'number', group: 'loyalty', read: () => Number.NaN},
  {name: OPTED_OUT, type: 'flag', group: 'loyalty', read: ({supporter}) => supporter.unscored !== undefined},
  {name: 'streak', type: 'number', group: 'loyalty', read: streak},
];
