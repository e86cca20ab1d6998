import type {EventKind} from '#shared/model/event-kind';

/** What can be asked for, in the order of the list. */
export const EVENTS = [
  'joined',
  'rejoined',
  'left',
  'cancelled',
  'upgraded',
  'downgraded',
  'declined',
  'recovered',
  'refunded',
  'fraud',
  'tier-lost',
  'subscribed',
  'unsubscribed',
] as const satisfies readonly EventKind[];

/** The sentence of each. */
export const EVENT_TEXTS = {
  joined: 'history.joined',
  rejoined: 'history.rejoined',
  cancelled: 'history.cancelled',
  left: 'history.left',
  declined: 'history.declined',
  recovered: 'history.recovered',
  refunded: 'history.refunded',
  fraud: 'history.fraud',
  upgraded: 'history.upgraded',
  downgraded: 'history.downgraded',
  'tier-lost': 'history.tierLost',
  subscribed: 'history.subscribed',
  unsubscribed: 'history.unsubscribed',
} as const satisfies Record<EventKind, string>;
