import {i18n} from '#i18n';
import {fold} from '#shared/filter/fold';
import {printFilter, printValue} from '#shared/filter/print';
import {withSegments} from '#shared/filter/segments';
import {parseFilter} from '#shared/filter/syntax';
import type {Segment} from '#shared/model/segment';

const STARTERS = {
  'starter.declined': 'starter.declined',
  'starter.to-welcome': 'starter.toWelcome',
  'starter.not-on-newsletter': 'starter.notOnNewsletter',
  'starter.most-loyal': 'starter.mostLoyal',
  'starter.leaving': 'starter.leaving',
  'starter.declined-this-month': 'starter.declinedThisMonth',
  'starter.declined-but-reading': 'starter.declinedButReading',
  'starter.owed-benefit': 'starter.owedBenefit',
  'starter.address-missing': 'starter.addressMissing',
  'starter.deleted-tier': 'starter.deletedTier',
  'starter.longest-standing': 'starter.longestStanding',
  'starter.top-lifetime': 'starter.topLifetime',
  'starter.anniversary-this-week': 'starter.anniversaryThisWeek',
  'starter.unpaid-with-email': 'starter.unpaidWithEmail',
  'starter.member-not-subscribed': 'starter.memberNotSubscribed',
  'starter.subscriber-not-member': 'starter.subscriberNotMember',
  'starter.unsubscribed-member': 'starter.unsubscribedMember',
  'starter.buyers-not-members': 'starter.buyersNotMembers',
  'starter.members-who-bought': 'starter.membersWhoBought',
  'starter.role-without-pledge': 'starter.roleWithoutPledge',
  'starter.pledge-without-role': 'starter.pledgeWithoutRole',
} as const;

/** A saved filter's name on screen: ours in the interface's language until the creator renames it. */
export function segmentName(name: string): string {
  const key = Object.entries(STARTERS).find(([starter]) => starter === name)?.[1];
  return key === undefined ? name : i18n.t(key);
}

/** With the names on screen, its own and those that its text names. */
export function shownSegment(segment: Segment): Segment {
  const filter = segment.filter.replace(/\bin:(starter\.[a-z-]+)/g, (_, key: string) => `in:${printValue(segmentName(key))}`);
  return {...segment, name: segmentName(segment.name), filter};
}

/** A filter text as it is kept: starters are named by their keys, so that it means the same in each language and at the server. */
export function keptFilter(text: string): string {
  const parsed = parseFilter(text);
  if (!parsed.ok) return text;
  let isChanged = false;
  const tree = withSegments(parsed.tree, name => {
    const key = Object.keys(STARTERS).find(starter => fold(segmentName(starter)) === fold(name));
    isChanged ||= key !== undefined;
    return {kind: 'segment', name: key ?? name};
  });
  return isChanged ? printFilter(tree) : text;
}
