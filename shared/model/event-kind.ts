import * as z from 'zod/mini';

/** What happened to a membership or a consent. */
export const eventKindSchema = z.enum([
  'joined',
  'rejoined',
  'cancelled',
  'left',
  'declined',
  'recovered',
  'refunded',
  'fraud',
  'upgraded',
  'downgraded',
  'tier-lost',
  'subscribed',
  'unsubscribed',
]);
export type EventKind = z.infer<typeof eventKindSchema>;
