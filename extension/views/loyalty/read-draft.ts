import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import type {Rule} from '#shared/model/rule';
import {dayEnd, dayStart, dayText, PERIODS, type RuleDraft} from './rule-draft';

/** A field that can be filled in wrongly; its sentence is `loyalty.problem.FIELD`. */
export type WrongField =
  | 'points'
  | 'every'
  | 'months'
  | 'subjects'
  | 'amount'
  | 'tiers'
  | 'caps'
  | 'cooldown'
  | 'multipliers'
  | 'pendingDays'
  | 'until';

export type ReadDraft = {readonly ok: true; readonly rule: Rule} | {readonly ok: false; readonly wrong: ReadonlySet<WrongField>};

/** What the fields say, as a rule. @param zone - in which days begin */
export function readDraft(draft: RuleDraft, id: string, zone: string): ReadDraft {
  const wrong = new Set<WrongField>();
  const points = whole(draft.points, -1_000_000, 1_000_000);
  if (points === undefined || points === 0) wrong.add('points');
  const number = (field: WrongField, text: string, [least, most]: readonly [number, number]) => {
    const value = whole(text, least, most);
    if (value === undefined) wrong.add(field);
    return value ?? least;
  };
  const optional = (field: WrongField, text: string, range: readonly [number, number]) =>
    text.trim() === '' ? undefined : number(field, text, range);
  const often = oftenOf(draft, number);
  const caps = PERIODS.flatMap(per => {
    const most = optional('caps', draft.caps[per], [1, 1_000_000]);
    return most === undefined ? [] : [{per, points: most}];
  });
  const hours = optional('cooldown', draft.cooldown, [1, draft.cooldownUnit === 'days' ? 366 : 8_784]);
  const pendingDays = optional('pendingDays', draft.pendingDays, [1, 366]);
  const [from, until] = datesOf(draft, zone);
  if (from !== undefined && until !== undefined && until <= from) wrong.add('until');
  const multipliers = multipliersOf(draft, wrong);
  const when = conditionsOf(draft, wrong);
  if (wrong.size > 0) return {ok: false, wrong};
  const rule: Rule = {
    id,
    ...(draft.name.trim() === '' ? {} : {name: draft.name.trim()}),
    ...(draft.campaign === '' ? {} : {campaign: draft.campaign}),
    ...(draft.channel === '' ? {} : {channel: draft.channel}),
    action: draft.action,
    points: points ?? 0,
    ...(draft.replaces === undefined ? {} : {replaces: draft.replaces}),
    ...(from === undefined ? {} : {from}),
    ...(until === undefined ? {} : {until}),
    ...(when === undefined ? {} : {when}),
    ...often,
    ...(caps.length === 0 ? {} : {caps}),
    ...(hours === undefined ? {} : {cooldownHours: draft.cooldownUnit === 'days' ? hours * 24 : hours}),
    ...(multipliers.length === 0 ? {} : {multipliers}),
    ...(pendingDays === undefined ? {} : {pendingDays}),
    ...(draft.isSignal ? {signal: true} : {}),
    ...(draft.isSignal || draft.accepted === undefined ? {} : {accepted: draft.accepted}),
  };
  return {ok: true, rule};
}

function datesOf({from, until, exact}: RuleDraft, zone: string): readonly [number | undefined, number | undefined] {
  const isSame = {
    from: dayText(exact.from, zone) === from,
    until: exact.until !== undefined && dayText(exact.until - 1, zone) === until,
  };
  return [isSame.from ? exact.from : dayStart(from, zone), isSame.until ? exact.until : dayEnd(until, zone)];
}

type ReadNumber = (field: WrongField, text: string, range: readonly [number, number]) => number;

function oftenOf({often, every, months, isDistinct}: RuleDraft, number: ReadNumber): Pick<Rule, 'first' | 'count' | 'tenure'> {
  switch (often) {
    case 'each':
      return {};
    case 'first':
      return {first: true};
    case 'count':
      return {count: {every: number('every', every, [2, 10_000]), ...(isDistinct ? {distinct: true} : {})}};
    case 'tenure':
      return {tenure: {months: number('months', months, [1, 600])}};
  }
}

function conditionsOf(draft: RuleDraft, wrong: Set<WrongField>): Rule['when'] {
  const [subjects, tiers] = [lines(draft.subjects), lines(draft.tiers)];
  if (subjects.length > 50 || subjects.some(({length}) => length > 200)) wrong.add('subjects');
  if (tiers.length > 50 || tiers.some(({length}) => length > 80)) wrong.add('tiers');
  const amount = hasAmount(draft) ? amountOf(draft) : undefined;
  if (amount === 'wrong') wrong.add('amount');
  const when = {
    ...(subjects.length === 0 ? {} : {subjects: [...subjects]}),
    ...(amount === undefined || amount === 'wrong' ? {} : {amount}),
    ...(tiers.length === 0 ? {} : {tiers: [...tiers]}),
    ...(draft.isSeenOnly ? {seenOnly: true} : {}),
  };
  return Object.keys(when).length === 0 ? undefined : when;
}

/** Only what is paid has an amount: one that was typed before another action was chosen is not meant. */
export function hasAmount({action, often}: Pick<RuleDraft, 'action' | 'often'>): boolean {
  return action === 'paid' || action === 'bought' || often === 'tenure';
}

function amountOf({amount, currency}: RuleDraft): Money | 'wrong' | undefined {
  const text = amount.trim().replace(',', '.');
  if (text === '') return undefined;
  const value = Number(text);
  if (!/^\d+(\.\d{1,2})?$/.test(text) || value <= 0 || value > 1_000_000 || !/^[A-Z]{3}$/.test(currency)) return 'wrong';
  return {minorUnits: Math.round(value / majorUnits({minorUnits: 1, currency})), currency};
}

function multipliersOf({multipliers}: RuleDraft, wrong: Set<WrongField>): NonNullable<Rule['multipliers']> {
  return multipliers
    .filter(({name, times}) => name.trim() !== '' || times.trim() !== '')
    .map(({by, name, times}) => {
      const factor = Number(times.trim().replace(',', '.'));
      if (name.trim() === '' || times.trim() === '' || !(factor >= 0 && factor <= 100)) wrong.add('multipliers');
      return {by, name: name.trim(), times: factor};
    });
}

/** One a line, each once. */
export function lines(text: string): readonly string[] {
  const all = text.split('\n').map(line => line.trim());
  return [...new Set(all.filter(line => line !== ''))];
}

function whole(text: string, least: number, most: number): number | undefined {
  if (!/^[-−]?\d{1,9}$/.test(text.trim())) return undefined;
  const value = Number(text.trim().replace('−', '-'));
  return value >= least && value <= most ? value : undefined;
}
