import type {Action} from '#shared/model/action';

/** What somebody did. */
export const DID = {
  joined: 'did.joined',
  paid: 'did.paid',
  subscribed: 'did.subscribed',
  received: 'did.received',
  opened: 'did.opened',
  clicked: 'did.clicked',
  read: 'did.read',
  visited: 'did.visited',
  downloaded: 'did.downloaded',
  liked: 'did.liked',
  commented: 'did.commented',
  followed: 'did.followed',
  contributed: 'did.contributed',
  attended: 'did.attended',
  referred: 'did.referred',
  reviewed: 'did.reviewed',
  'signed-up': 'did.signedUp',
  shared: 'did.shared',
  invited: 'did.invited',
  redeemed: 'did.redeemed',
  wished: 'did.wished',
  saved: 'did.saved',
  'checked-in': 'did.checkedIn',
  watched: 'did.watched',
} as const satisfies Record<Action, string>;
