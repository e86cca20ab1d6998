/** What people do; a rule of the programme names one of them. The first three also follow from a record's own fields. */
export const ACTIONS = [
  'joined',
  'paid',
  'subscribed',
  'received',
  'opened',
  'clicked',
  'read',
  'visited',
  'downloaded',
  'liked',
  'commented',
  'followed',
  'contributed',
  'attended',
  'referred',
  'saved',
  'checked-in',
  'watched',
] as const;
export type Action = (typeof ACTIONS)[number];
