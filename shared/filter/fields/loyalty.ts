import {distinct} from '#shared/filter/fields/read';
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
  if (supporter.account !== undefined) return supporter.account.balance;
  // A document from before there were accounts: nothing could be redeemed then.
  let sum = 0;
  for (const [, , amount] of supporter.points) sum += amount;
  return sum;
}

/** By the name that the creator gives it now; one that was removed since is known by its id. */
function nameIn(known: readonly {readonly id: string; readonly name: string}[] = [], id: string): string {
  return known.find(one => one.id === id)?.name ?? id;
}

function level({supporter: {account}, named}: Subject): string {
  return account?.level === undefined ? '' : nameIn(named?.levels, account.level.id);
}

function badges({supporter: {account}, named}: Subject): readonly string[] | '' {
  return account?.badges === undefined ? '' : distinct(account.badges.map(({id}) => nameIn(named?.badges, id)));
}

/** Sequences all of whose steps were done. */
function sequences({supporter: {account}, named}: Subject): readonly string[] {
  return walked(account, named, ({name, steps}, done) => (done === steps.length ? name : undefined));
}

/** How far somebody is along each sequence: the last step done. */
function steps({supporter: {account}, named}: Subject): readonly string[] {
  return walked(account, named, ({name, steps: all}, done) => `${name}: ${all[done - 1]?.name}`);
}

type Sequence = NonNullable<NonNullable<Subject['named']>['sequences']>[number];

/** One that was removed since, or has fewer steps now, says nothing any more. */
function walked(
  account: Subject['supporter']['account'],
  named: Subject['named'],
  say: (sequence: Sequence, done: number) => string | undefined,
): readonly string[] {
  const said = account?.sequences?.flatMap(({id, done}) => {
    const sequence = named?.sequences?.find(one => one.id === id && done <= one.steps.length);
    return (sequence && say(sequence, done)) ?? [];
  });
  return said === undefined ? [] : distinct(said);
}

/** How loyal somebody is. */
export const LOYALTY_FIELDS: readonly SupporterField[] = [
  {name: 'score', type: 'score', group: 'loyalty', read: ({supporter}) => supporter.v ?? Number.NaN},
  {name: 'points', type: 'number', group: 'loyalty', read: points},
  {name: 'level', type: 'set', group: 'loyalty', read: level},
  {name: 'badge', type: 'set', group: 'loyalty', read: badges},
  {name: 'sequence', type: 'set', group: 'loyalty', read: sequences},
  {name: 'step', type: 'set', group: 'loyalty', read: steps},
  {name: 'rank', type: 'number', group: 'loyalty', read: () => Number.NaN},
  {name: OPTED_OUT, type: 'flag', group: 'loyalty', read: ({supporter}) => supporter.unscored !== undefined},
  {name: 'streak', type: 'number', group: 'loyalty', read: streak},
];
