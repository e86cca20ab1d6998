import {most, words} from '#shared/filter/fields/read';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import type {Action} from '#shared/model/action';
import type {MailState} from '#shared/model/record';

/** When the person last did it anywhere; NaN where nobody saw it. */
export function lastAt({supporter: {activity}}: Subject, fits: (action: Action) => boolean): number {
  let last = Number.NaN;
  if (activity === undefined) return last;
  for (const {action, lastAt: at} of activity.sums) if (fits(action) && !(at <= last)) last = at;
  return last;
}

/** How many of the last mails were opened; NaN where no mail is known, which is not the same as none opened. */
function openedOfLast({supporter: {activity}}: Subject, most: number): number {
  if (activity === undefined) return Number.NaN;
  const sent: string[] = [];
  for (const {action, subject} of activity.newest) {
    if (action !== 'received' || subject === undefined || sent.includes(subject)) continue;
    if (sent.push(subject) === most) break;
  }
  if (sent.length === 0) return Number.NaN;
  return sent.filter(mail => activity.newest.some(({action, subject}) => action === 'opened' && subject === mail)).length;
}

const MAIL_STATES: readonly MailState[] = ['subscribed', 'pending', 'none', 'unsubscribed', 'cleaned', 'complained'];

/** What lists say of consent and of mails read. */
export const NEWSLETTER_FIELDS: readonly SupporterField[] = [
  {
    name: 'newsletter',
    type: 'choice',
    group: 'newsletter',
    choices: MAIL_STATES,
    from: 'mailState',
    read: ({supporter}) => supporter.mail?.state ?? 'none',
  },
  {
    name: 'newsletters',
    type: 'set',
    group: 'newsletter',
    from: 'newsletters',
    read: ({supporter}) => words(supporter.records, ({fields}) => fields.newsletters),
  },
  {
    name: 'signed-up',
    type: 'date',
    group: 'newsletter',
    from: 'mailOptInAt',
    read: ({supporter}) => most(supporter.records, ({mailOptInAt}) => mailOptInAt),
  },
  {
    name: 'open-rate',
    type: 'number',
    group: 'newsletter',
    unit: '%',
    from: 'openRate',
    read: ({supporter}) => most(supporter.records, ({openRate}) => openRate && Math.round(openRate * 100)),
  },
  {name: 'last-opened', type: 'date', group: 'newsletter', read: subject => lastAt(subject, action => action === 'opened')},
  {name: 'last-clicked', type: 'date', group: 'newsletter', read: subject => lastAt(subject, action => action === 'clicked')},
  {name: 'opened-of-3', type: 'number', group: 'newsletter', read: subject => openedOfLast(subject, 3)},
  {name: 'opened-of-10', type: 'number', group: 'newsletter', read: subject => openedOfLast(subject, 10)},
];
