import {i18n} from '#i18n';
import type {Action} from '#shared/model/action';
import {vendorName} from '../vendor-name';

/** Locale keys have no hyphens. */
export const ACTION_KEYS = {
  joined: 'joined',
  paid: 'paid',
  subscribed: 'subscribed',
  received: 'received',
  opened: 'opened',
  clicked: 'clicked',
  read: 'read',
  visited: 'visited',
  downloaded: 'downloaded',
  liked: 'liked',
  commented: 'commented',
  followed: 'followed',
  contributed: 'contributed',
  attended: 'attended',
  referred: 'referred',
  reviewed: 'reviewed',
  'signed-up': 'signedUp',
  shared: 'shared',
  invited: 'invited',
  redeemed: 'redeemed',
  wished: 'wished',
  saved: 'saved',
  'checked-in': 'checkedIn',
  watched: 'watched',
  bought: 'bought',
  located: 'located',
  preferred: 'preferred',
} as const satisfies Record<Action, string>;

/** What can be rewarded, as it is offered: the loyalty document's own groups (LOY-45…LOY-63, LOY-84). */
export const ACTION_GROUPS = [
  {group: 'money', actions: ['paid', 'bought', 'joined', 'contributed']},
  {group: 'mail', actions: ['subscribed', 'opened', 'clicked', 'received', 'redeemed']},
  {group: 'site', actions: ['visited', 'read', 'downloaded', 'reviewed']},
  {group: 'friends', actions: ['referred', 'invited', 'signed-up', 'shared']},
  {group: 'told', actions: ['located', 'preferred', 'wished']},
  {group: 'social', actions: ['liked', 'commented', 'followed', 'checked-in', 'saved', 'watched']},
  {group: 'offline', actions: ['attended']},
] as const satisfies readonly {readonly group: string; readonly actions: readonly Action[]}[];

/** The first parts of record keys that rules can name, the creator's own places first. */
const CHANNELS = [
  ...['site', 'offline', 'patreon', 'ghost', 'substack', 'beehiiv', 'kofi', 'gumroad', 'mailchimp', 'kit', 'hubspot'],
  ...['facebook', 'instagram', 'youtube', 'bluesky', 'discord'],
] as const;

/** All channels, those that are connected or used already first. */
export function channelsWith(used: readonly string[]): readonly string[] {
  return [...new Set([...used, ...CHANNELS])];
}

/** A channel by its name; what happens face to face has none of its own. */
export function channelName(channel: string): string {
  return channel === 'offline' ? i18n.t('loyalty.offline') : vendorName(channel);
}

/** "each payment" */
export function eachText(action: Action): string {
  return i18n.t(`loyalty.each.${ACTION_KEYS[action]}`);
}

/** The same word as it begins a line: "Each payment". */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
