import {dateSpans} from '#shared/filter/dates';
import {fold} from '#shared/filter/fold';
import type {Filter, Test} from '#shared/filter/tree';
import {parseNumber} from '#shared/filter/values';
import {isMembership, membershipTerms} from './ghost-membership';
import {conditionsOf, type NativeContext, type Translate} from './native-filter';

/*
 * Ghost's members list by its address, `#/members?filter=NQL`. Checked on the built admin of 6.65 (2026-11): it takes conditions
 * joined by `+` on fields that it knows. One that it does not know, or an "or" across fields, and it silently shows everyone; so
 * only shapes that were seen to work are written here, and texts with signs in them are not carried at all.
 */

export const translateForGhost: Translate = (tree, context) => {
  const terms: string[] = [];
  const carried: Filter[] = [];
  const left: Filter[] = [];
  let isByDay = false;
  const all = conditionsOf(tree, context.segments, fold);
  const memberships = all.filter(isMembership);
  for (const part of all) {
    if (memberships.includes(part)) continue;
    const found = termsOf(part, context);
    (found === undefined ? left : carried).push(part);
    terms.push(...(found ?? []));
    isByDay ||= found !== undefined && part.kind === 'test' && DATES.has(part.field);
  }
  const found = membershipTerms(memberships);
  (found === undefined ? left : carried).push(...memberships);
  terms.push(...(found ?? []));
  const hash = terms.length === 0 ? undefined : `#/members?filter=${encodeURIComponent([...new Set(terms)].join('+'))}`;
  return {hash, carried, left, isByDay};
};

type Say = (test: Test, context: NativeContext, isNot: boolean) => readonly string[] | undefined;

/** Terms that all hold where the condition does; undefined where Ghost cannot ask for it. */
function termsOf(part: Filter, context: NativeContext): readonly string[] | undefined {
  const isNot = part.kind === 'not';
  const tested = isNot ? part.part : part;
  if (tested.kind !== 'test') return undefined;
  return FIELDS.get(tested.field)?.(tested.test, context, isNot);
}

const DATES: ReadonlyMap<string, string> = new Map([
  ['joined', 'created_at'],
  ['pledge-start', 'subscriptions.start_date'],
  ['next-charge', 'subscriptions.current_period_end'],
]);

const FIELDS: ReadonlyMap<string, Say> = new Map<string, Say>([
  ['name', textOf('name')],
  ['email', textOf('email')],
  ['tag', (test, _, isNot) => listOf('label', wordsOf(test)?.map(slugOf), isNot)],
  ['tier', (test, {names}, isNot) => (isNot ? undefined : listOf('tier_id', idsOf(wordsOf(test), names.get('tier')), false))],
  ['newsletter', (test, _, isNot) => newsletterTerms(wordsOf(test), isNot)],
  ['flag', (test, _, isNot) => (isNot ? undefined : oneOf(wordsOf(test), FLAGS))],
  ['cadence', (test, _, isNot) => (isNot ? undefined : oneOf(wordsOf(test), CADENCES))],
  ['open-rate', (test, _, isNot) => (isNot ? undefined : rateTerms(test))],
  // Whoever stands in Ghost's list is a member of Ghost's.
  ['source', (test, _, isNot) => (!isNot && wordsOf(test)?.includes('ghost') ? [] : undefined)],
  ...[...DATES].map(([field, ghost]): [string, Say] => [field, dateOf(ghost)]),
]);

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['complimentary', 'status:comped'],
  ['gifted', 'status:gift'],
  ['trial', 'subscriptions.status:trialing'],
]);

const CADENCES: ReadonlyMap<string, string> = new Map([
  ['1', 'subscriptions.plan_interval:month'],
  ['12', 'subscriptions.plan_interval:year'],
]);

/** Whole words only: Ghost's lists know no other. */
function wordsOf(test: Test): readonly string[] | undefined {
  return test.op === 'is' || test.op === 'exactly' ? test.values : undefined;
}

function oneOf(words: readonly string[] | undefined, terms: ReadonlyMap<string, string>): string[] | undefined {
  const term = words?.length === 1 ? terms.get(words[0] ?? '') : undefined;
  return term === undefined ? undefined : [term];
}

const TEXT_MARKS = {is: '~', contains: '~', exactly: '', starts: '~^', ends: '~$'} as const;

function textOf(field: string): Say {
  return (test, _, isNot) => {
    if (!('values' in test) || test.values.length !== 1) return undefined;
    const mark = TEXT_MARKS[test.op];
    const value = test.values[0] ?? '';
    // "Does not contain" is the only no that was seen to work.
    if (!/^[\p{L}\p{N}][\p{L}\p{N} .@_'-]*$/u.test(value) || (isNot && mark !== '~')) return undefined;
    return [`${field}:${isNot ? '-' : ''}${mark}'${value.replaceAll("'", "\\'")}'`];
  };
}

/** Any of a list, or none of it; undefined where one entry cannot be written. */
function listOf(field: string, entries: readonly (string | undefined)[] | undefined, isNot: boolean): string[] | undefined {
  if (entries === undefined || entries.length === 0 || entries.includes(undefined)) return undefined;
  return [`${field}:${isNot ? '-' : ''}[${entries.join(',')}]`];
}

/** Ghost asks for labels by slug. It makes one from any name; this is the part of its rule that is plain. */
function slugOf(label: string): string | undefined {
  return /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/i.test(label) ? label.toLowerCase().replaceAll(' ', '-') : undefined;
}

/** Ids of Ghost's tiers of these names; a tier of another vendor's alone is none of them. */
function idsOf(words: readonly string[] | undefined, names: ReadonlyMap<string, string> | undefined): string[] | undefined {
  const sought = words?.map(fold);
  return (
    sought &&
    [...(names ?? [])].filter(([id, name]) => /^[0-9a-f]{24}$/.test(id) && sought.includes(fold(name))).map(([id]) => id)
  );
}

const MAIL_STATES = ['subscribed', 'unsubscribed', 'cleaned', 'complained'];
// By which of the states fit.
const MAIL_TERMS: Readonly<Record<string, readonly string[]>> = {
  '1111': [],
  '1000': ['(subscribed:true+email_disabled:0)'],
  '0111': ['(subscribed:false,email_disabled:1)'],
  '0011': ['email_disabled:1'],
};

function newsletterTerms(words: readonly string[] | undefined, isNot: boolean): readonly string[] | undefined {
  return words && MAIL_TERMS[MAIL_STATES.map(state => Number(words.includes(state) !== isNot)).join('')];
}

/** Ghost compares whole percents, with "more than" and "less than" only. */
function rateTerms(test: Test): string[] | undefined {
  if (test.op === 'any') return undefined;
  if (test.op === 'range') return both(rateTerms({op: '>=', value: test.from}), rateTerms({op: '<=', value: test.to}));
  const number = parseNumber('value' in test ? test.value : (test.values[0] ?? ''));
  if (number === undefined || ('values' in test && (test.values.length !== 1 || !Number.isInteger(number)))) return undefined;
  switch (test.op) {
    case '>':
      return [`email_open_rate:>${Math.floor(number)}`];
    case '>=':
      return [`email_open_rate:>${Math.ceil(number) - 1}`];
    case '<':
      return [`email_open_rate:<${Math.ceil(number)}`];
    case '<=':
      return [`email_open_rate:<${Math.floor(number) + 1}`];
    default:
      return [`email_open_rate:${number}`];
  }
}

function both(one: string[] | undefined, other: string[] | undefined): string[] | undefined {
  return one && other && [...one, ...other];
}

/** Ghost widens `>=` and `<=` to whole days of the site's own time zone, so both hold at least what they say. */
function dateOf(field: string): Say {
  return (test, clock, isNot) => {
    if (isNot || test.op === 'any') return undefined;
    const [span, more] = dateSpans(test, clock);
    if (span === undefined || more !== undefined || Number.isNaN(span.from)) return undefined;
    const terms: string[] = [];
    if (Number.isFinite(span.from)) terms.push(`${field}:>='${new Date(span.from).toISOString()}'`);
    if (Number.isFinite(span.until)) terms.push(`${field}:<='${new Date(span.until - 1).toISOString()}'`);
    return terms.length === 0 ? undefined : terms;
  };
}
