import {refusedRules} from '#shared/loyalty/policy';
import type {Action} from '#shared/model/action';
import type {Programme} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import type {Formats} from './page-formats';
import type {PublicWords} from './words';

// Proper names, the same in every language.
const CHANNELS: Readonly<Record<string, string>> = {
  hubspot: 'HubSpot',
  youtube: 'YouTube',
  kofi: 'Ko-fi',
  beehiiv: 'beehiiv',
  tiktok: 'TikTok',
};

/** Actions whose subject is worth saying: a product, a file. Codes stay secret, and pages of a sequence are not given away. */
const NAMED: readonly Action[] = ['bought', 'downloaded', 'reviewed', 'attended', 'watched'];
const MOST_NAMED = 3;

/** Rules that give points to anybody now. Private signals are nobody's business (T13). */
export function liveRules({rules, campaigns = []}: Pick<Programme, 'rules' | 'campaigns'>, now: number): Rule[] {
  const isOpen = ({from, until}: {from?: number | undefined; until?: number | undefined}) =>
    (from ?? now) <= now && (until === undefined || now < until);
  return rules.filter(rule => {
    const campaign = campaigns.find(({id}) => id === rule.campaign);
    const isPaid = rule.signal !== true && refusedRules([rule]).length === 0;
    return isPaid && rule.points > 0 && isOpen(rule) && (campaign === undefined || isOpen(campaign));
  });
}

/** What a rule counts: the creator's own words for it, else said from the rule. */
export function ruleTitle(words: PublicWords, {name, channel, action, when}: Rule): string {
  if (name !== undefined) return name;
  const subjects = NAMED.includes(action) ? (when?.subjects ?? []) : [];
  const what =
    subjects.length === 0 || subjects.length > MOST_NAMED
      ? words.actions[action]
      : words.about(words.actions[action], subjects.join(', '));
  return channel === undefined ? what : words.on(what, channelName(words, channel));
}

function channelName(words: PublicWords, channel: string): string {
  if (channel === 'site') return words.site;
  if (channel === 'offline') return words.offline;
  return CHANNELS[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1);
}

/** On which conditions, one short phrase each. */
export function ruleNotes({words, formats}: {words: PublicWords; formats: Formats}, rule: Rule): string[] {
  const {when = {}, count, tenure, first, caps = [], cooldownHours, pendingDays, multipliers = [], until} = rule;
  const {number} = formats;
  return [
    ...(when.amount === undefined ? [] : [words.atLeast(formats.money(when.amount))]),
    ...(when.tiers === undefined || when.tiers.length === 0 ? [] : [words.forTiers(formats.list(when.tiers))]),
    ...(count === undefined ? [] : [words.every(number(count.every), count.distinct === true)]),
    ...(tenure === undefined ? [] : [words.tenure(number(tenure.months))]),
    ...(first === true ? [words.once] : []),
    ...caps.map(({per, points}) => words.cap[per](words.points(points))),
    ...(cooldownHours === undefined ? [] : [words.cooldown(number(cooldownHours))]),
    // Tags are the creator's own words about people.
    ...multipliers.flatMap(({by, name, times}) => (by === 'tier' && times > 1 ? words.times(name, number(times)) : [])),
    ...(pendingDays === undefined ? [] : [words.after(number(pendingDays))]),
    ...(until === undefined ? [] : [words.ends(formats.date(until))]),
  ];
}
