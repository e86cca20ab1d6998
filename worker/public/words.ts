import type {Action} from '#shared/model/action';

/** A title and a sentence. */
export type Said = readonly [title: string, text: string];

/** What happened after a button was pressed, as the address says it. */
export const DEEDS = [
  'redeemed',
  'balance',
  'stock',
  'each',
  'level',
  'not-on-sale',
  'taken',
  'no-code',
  'used',
  'named',
  'left',
  'back',
  'later',
  'linked',
  'unlinked',
  'link-denied',
  'link-away',
  'link-taken',
  'link-other',
  'link-refused',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Everything that a supporter's own page says. Numbers, dates and names come in ready to print, counts as numbers. */
export type PublicWords = {
  readonly language: string;
  readonly title: string;
  readonly hello: (name: string) => string;
  readonly points: (count: number) => string;
  readonly change: (count: number) => string;
  readonly pending: (points: string, date: string) => string;
  readonly lapsing: (points: string, date: string) => string;
  readonly level: (name: string) => string;
  readonly noLevel: string;
  readonly toLevel: (points: string, name: string) => string;
  readonly topLevel: string;
  readonly gives: string;
  readonly levelEnds: (date: string, name: string | undefined) => string;
  readonly rank: (place: string, of: string) => string;
  readonly badges: string;
  readonly badgeSince: (date: string) => string;
  readonly badgeSoFar: (have: string, of: string) => string;
  readonly notYet: string;
  readonly rewards: string;
  readonly rewardsNone: string;
  readonly redeem: string;
  readonly redeemOf: (name: string) => string;
  readonly missing: (points: string) => string;
  readonly soldOut: string;
  readonly needsLevel: (name: string) => string;
  readonly left: (count: number) => string;
  readonly hadAll: string;
  readonly until: (date: string) => string;
  readonly yours: string;
  readonly states: Readonly<Record<'open' | 'done' | 'cancelled', string>>;
  readonly statement: string;
  readonly statementNone: string;
  readonly earn: string;
  readonly earnText: string;
  readonly earnNone: string;
  readonly actions: Readonly<Record<Action, string>>;
  readonly on: (action: string, channel: string) => string;
  readonly about: (action: string, subject: string) => string;
  readonly atLeast: (amount: string) => string;
  readonly forTiers: (names: string) => string;
  readonly every: (count: string, isDistinct: boolean) => string;
  readonly tenure: (months: string) => string;
  readonly once: string;
  readonly cap: Readonly<Record<'day' | 'week' | 'month' | 'ever', (points: string) => string>>;
  readonly cooldown: (hours: string) => string;
  readonly after: (days: string) => string;
  readonly times: (name: string, times: string) => string;
  readonly ends: (date: string) => string;
  readonly sequences: string;
  readonly nextOpens: (date: string) => string;
  readonly stepWorth: (points: string) => string;
  readonly allWorth: (points: string) => string;
  readonly goOn: string;
  readonly drawn: string;
  readonly languages: string;
  readonly site: string;
  readonly offline: string;
  readonly given: (by: string) => string;
  readonly redeemedFor: (name: string) => string;
  readonly lapsed: string;
  readonly code: string;
  readonly codeLabel: string;
  readonly codeSend: string;
  readonly names: string;
  readonly namesText: string;
  readonly nameAs: Readonly<Record<'full' | 'short' | 'hidden', string>>;
  readonly nameNow: string;
  readonly leave: string;
  readonly leaveText: string;
  readonly leaveDo: string;
  readonly out: Said;
  readonly comeBack: string;
  readonly deeds: Readonly<Record<Deed, string>>;
  readonly discord: string;
  readonly discordText: string;
  readonly discordLink: string;
  readonly discordLinked: (name: string) => string;
  readonly discordUnlink: string;
  readonly discordElsewhere: string;
  readonly linkStale: Said;
  readonly linkElsewhere: Said;
  readonly wrong: Said;
  readonly gone: Said;
  readonly tooMany: Said;
  readonly moved: Said;
  readonly noStep: Said;
  readonly nextStep: (name: string, date: string) => string;
  readonly ask: Said;
  readonly askYes: string;
  readonly askNo: string;
  readonly private: string;
};
