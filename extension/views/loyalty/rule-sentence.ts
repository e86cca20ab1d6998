import {i18n} from '#i18n';
import type {Rule} from '#shared/model/rule';
import {formats, interfaceLanguage} from '../language';
import {ACTION_KEYS, capital, channelName, eachText} from './rule-words';

type Period = NonNullable<Rule['caps']>[number]['per'];

/**
 * A rule in one plain sentence: "10 points for each payment on Patreon, at most 30 a month." It says everything that the rule
 * holds but its name and campaign.
 *
 * @param zone - in which its days begin (IANA)
 */
export function ruleSentence(rule: Rule, zone: string): string {
  const beginning = i18n.t('loyalty.say.for', [payText(rule), whatText(rule)]);
  const parts = [
    ...(rule.count?.distinct ? [i18n.t('loyalty.say.distinct')] : []),
    ...conditionTexts(rule.when, rule.tenure !== undefined),
    ...(rule.first && (rule.count ?? rule.tenure) !== undefined ? [i18n.t('loyalty.say.once')] : []),
    ...(rule.caps ?? []).map(({per, points}) => capText(per, points)),
    ...(rule.cooldownHours === undefined ? [] : [i18n.t('loyalty.say.cooldown', [hoursText(rule.cooldownHours)])]),
    ...multiplierTexts(rule),
    ...(rule.pendingDays === undefined ? [] : [i18n.t('loyalty.say.pending', [daysText(rule.pendingDays)])]),
    ...datesTexts(rule, zone),
  ];
  return i18n.t('loyalty.say.whole', [parts.reduce((said, part) => i18n.t('loyalty.say.and', [said, part]), beginning)]);
}

/** What a line of a list or of a score calls a rule: the creator's words, else what it counts. */
export function ruleName({id, name, ...rule}: Rule): string {
  if (name !== undefined) return name;
  if (id === 'payments' && rule.action === 'paid') return capital(i18n.t('rule.payments'));
  if (id === 'newsletter' && rule.action === 'subscribed') return capital(i18n.t('rule.newsletter'));
  return capital(whatText(rule));
}

const NAMED = 5;

/** The first of them by name, and how many more there are. */
export function ruleNames(rules: readonly Rule[]): string {
  const named = rules.slice(0, NAMED).map(ruleName).join(' · ');
  const left = rules.length - NAMED;
  return left <= 0 ? named : i18n.t('loyalty.rules.andMore', [named, formats().number(left)]);
}

/** Points, or the weight of what the creator alone sees. */
function payText({points, signal}: Pick<Rule, 'points' | 'signal'>): string {
  const {number} = formats();
  return signal ? i18n.t('loyalty.say.weight', [number(points)]) : i18n.t('loyalty.points', points, [number(points)]);
}

/** "each payment on Patreon", "the first visit on your own site", "3 purchases, none twice" */
function whatText(rule: Pick<Rule, 'action' | 'channel' | 'first' | 'count' | 'tenure'>): string {
  const {number} = formats();
  const {action, channel, first, count, tenure} = rule;
  const at = channel === undefined ? '' : ` ${atText(channel)}`;
  if (tenure !== undefined) return `${i18n.t('loyalty.say.tenure', tenure.months, [number(tenure.months)])}${at}`;
  if (count !== undefined) {
    const many = i18n.t(`loyalty.many.${ACTION_KEYS[action]}`, [number(count.every)]);
    return `${i18n.t('loyalty.say.every', [many])}${at}`;
  }
  return `${first ? i18n.t(`loyalty.first.${ACTION_KEYS[action]}`) : eachText(action)}${at}`;
}

function atText(channel: string): string {
  if (channel === 'site') return i18n.t('loyalty.at.site');
  return channel === 'offline' ? i18n.t('loyalty.at.offline') : i18n.t('loyalty.at.vendor', [channelName(channel)]);
}

function conditionTexts(when: Rule['when'], isEachMonth: boolean): string[] {
  if (when === undefined) return [];
  const {money} = formats();
  const {subjects = [], amount, tiers = [], seenOnly} = when;
  const least = isEachMonth ? 'loyalty.say.eachMonthly' : 'loyalty.say.amount';
  return [
    ...(subjects.length === 0 ? [] : [i18n.t('loyalty.say.subjects', [either(subjects.map(quoted))])]),
    ...(amount === undefined ? [] : [i18n.t(least, [money(amount)])]),
    ...(tiers.length === 0 ? [] : [i18n.t('loyalty.say.tiers', [either(tiers)])]),
    ...(seenOnly ? [i18n.t('loyalty.say.seenOnly')] : []),
  ];
}

/** "at most 30 a month" */
function capText(per: Period, points: number): string {
  return i18n.t(`loyalty.say.cap.${per}`, [formats().number(points)]);
}

function multiplierTexts({multipliers = []}: Rule): string[] {
  return multipliers.map(({by, name, times}) => i18n.t(`loyalty.say.times.${by}`, [formats().number(times), quoted(name)]));
}

function datesTexts({from, until}: Rule, zone: string): string[] {
  const day = new Intl.DateTimeFormat(interfaceLanguage(), {dateStyle: 'medium', timeZone: zone});
  // The end is the first instant that does not count; people mean the last day that does.
  const last = until === undefined ? undefined : day.format(until - 1);
  return [
    ...(from === undefined ? [] : [i18n.t('loyalty.say.from', [day.format(from)])]),
    ...(last === undefined ? [] : [i18n.t('loyalty.say.until', [last])]),
  ];
}

function hoursText(hours: number): string {
  return hours % 24 === 0 ? daysText(hours / 24) : unitText(hours, 'hour');
}

export function daysText(days: number): string {
  return unitText(days, 'day');
}

function unitText(count: number, unit: 'day' | 'hour'): string {
  return new Intl.NumberFormat(interfaceLanguage(), {style: 'unit', unit, unitDisplay: 'long'}).format(count);
}

function quoted(text: string): string {
  return i18n.t('loyalty.quoted', [text]);
}

function either(words: readonly string[]): string {
  return new Intl.ListFormat(interfaceLanguage(), {type: 'disjunction'}).format(words);
}
