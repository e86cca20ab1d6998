import type {Channel} from '#shared/model/promotion';

/**
 * Whether what people do on a channel may be rewarded (T13). `no`: its owner forbids to pay for likes and comments, so they are a
 * private signal. `ask`: no such rule was found. Either way entries give no points of themselves.
 */
export type Policy = {
  readonly rewardable: 'no' | 'ask';
  /** Whose rule it is. */
  readonly owner: 'meta' | 'youtube' | 'bluesky';
  /** When it was read, `YYYY-MM`. */
  readonly read: string;
  /** Likes of one person cannot be told there: not known, never 0. */
  readonly likesNotKnown: boolean;
};

/**
 * Meta: rewards for logging in, entering a promotion, check-ins and messages alone (Platform Terms and Pages policies). YouTube:
 * no content that only serves to incite likes, comments or views (fake engagement policy). Read 2026-11.
 */
export const POLICIES: Readonly<Record<Channel, Policy>> = {
  facebook: {rewardable: 'no', owner: 'meta', read: '2026-11', likesNotKnown: false},
  instagram: {rewardable: 'no', owner: 'meta', read: '2026-11', likesNotKnown: true},
  youtube: {rewardable: 'no', owner: 'youtube', read: '2026-11', likesNotKnown: true},
  bluesky: {rewardable: 'ask', owner: 'bluesky', read: '2026-11', likesNotKnown: false},
};
