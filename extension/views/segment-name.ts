import {i18n} from '#i18n';

const STARTERS = {
  'starter.declined': 'starter.declined',
  'starter.to-welcome': 'starter.toWelcome',
  'starter.not-on-newsletter': 'starter.notOnNewsletter',
  'starter.most-loyal': 'starter.mostLoyal',
  'starter.leaving': 'starter.leaving',
} as const;

/** A saved filter's name on screen: ours in the interface's language until the creator renames it. */
export function segmentName(name: string): string {
  const key = Object.entries(STARTERS).find(([starter]) => starter === name)?.[1];
  return key === undefined ? name : i18n.t(key);
}
