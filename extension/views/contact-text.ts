import {i18n} from '#i18n';
import type {Contact, ContactChannel, ContactPurpose} from '#shared/model/contact';

/** What a message was for, and which way it went. */
export function contactText({purpose, channel, template}: Contact): string {
  const words = [i18n.t(PURPOSE_TEXTS[purpose]), i18n.t(CHANNEL_TEXTS[channel]), ...(template === undefined ? [] : [template])];
  return words.join(' · ');
}

export const CHANNEL_TEXTS = {
  host: 'contact.host',
  message: 'contact.message',
  'mail-tool': 'contact.mailTool',
  bcc: 'contact.bcc',
  other: 'contact.otherWay',
} as const satisfies Record<ContactChannel, string>;

export const PURPOSE_TEXTS = {
  welcome: 'contact.welcome',
  declined: 'contact.declined',
  invite: 'contact.invite',
  left: 'contact.left',
  address: 'contact.address',
  other: 'contact.otherReason',
} as const satisfies Record<ContactPurpose, string>;
