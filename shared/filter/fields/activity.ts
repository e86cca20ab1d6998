import type {ReadField} from '#shared/filter/columns';
import {lastAt} from '#shared/filter/fields/newsletter';
import type {Subject, SupporterField} from '#shared/filter/fields/subject';
import {ACTIONS, type Action} from '#shared/model/action';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';

export type Doing = NonNullable<Supporter['activity']>['newest'][number];

/** NaN where nobody saw any: a vendor that is not connected says nothing. */
function countOf({supporter: {activity}}: Subject, wanted: Action): number {
  let sum = Number.NaN;
  for (const {action, count} of activity?.sums ?? []) if (action === wanted) sum = Number.isNaN(sum) ? count : sum + count;
  return sum;
}

/** What somebody did, all of it together. */
export const ACTIVITY_FIELDS: readonly SupporterField[] = [
  {name: 'follows', type: 'number', group: 'activity', read: subject => countOf(subject, 'followed')},
  {name: 'comments', type: 'number', group: 'activity', read: subject => countOf(subject, 'commented')},
  {name: 'likes', type: 'number', group: 'activity', read: subject => countOf(subject, 'liked')},
  {name: 'saves', type: 'number', group: 'activity', read: subject => countOf(subject, 'saved')},
  {name: 'check-ins', type: 'number', group: 'activity', read: subject => countOf(subject, 'checked-in')},
  {name: 'video-views', type: 'number', group: 'activity', read: subject => countOf(subject, 'watched')},
  // A mail that came is nothing that they did.
  {name: 'last-active', type: 'date', group: 'activity', read: subject => lastAt(subject, action => action !== 'received')},
];

/** One thing that somebody did. */
export const DOING_FIELDS: readonly ReadField<Doing>[] = [
  {name: 'action', type: 'choice', choices: ACTIONS, read: ({action}) => action},
  // Few mails and posts, many opens: kept once each.
  {name: 'subject', type: 'set', read: ({subject}) => subject ?? ''},
  {name: 'date', type: 'date', read: ({at}) => at},
  {name: 'vendor', type: 'set', read: ({record}) => vendorOf(record)},
];
