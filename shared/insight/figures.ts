import type {Topic} from '#shared/insight/topics';

/** Who is on the member list now: whose payment was declined is still a member, and whoever left is none. */
const MEMBERS = 'kind:(paid, free) state:(active, declined)';
/** Who pays and has access. */
export const PAYING = 'kind:paid state:active';

/** A number that is the people whom a filter finds. `id` names its words, `overview.name.ID` and `overview.means.ID`. */
export type Figure = {readonly id: FigureId; readonly filter: string; readonly needs: readonly Topic[]};

/** Every number of people in the overview, as text of the filter language: what a number says and what its list shows are one. */
const FILTERS = {
  members: {filter: MEMBERS, needs: ['memberships']},
  paying: {filter: PAYING, needs: ['memberships']},
  declined: {filter: 'state:declined', needs: ['memberships']},
  free: {filter: 'kind:free', needs: ['memberships']},
  former: {filter: 'kind:paid -state:(active, declined)', needs: ['memberships']},

  readers: {filter: 'newsletter:subscribed', needs: ['newsletter']},
  both: {filter: `${MEMBERS} newsletter:subscribed`, needs: ['memberships', 'newsletter']},
  membersOnly: {filter: `${MEMBERS} -newsletter:subscribed`, needs: ['memberships', 'newsletter']},
  readersOnly: {filter: `newsletter:subscribed -(${MEMBERS})`, needs: ['memberships', 'newsletter']},
  unsubscribed: {filter: `${MEMBERS} newsletter:unsubscribed`, needs: ['memberships', 'newsletter']},
  payingNotReading: {filter: `${PAYING} -newsletter:subscribed`, needs: ['memberships', 'newsletter']},
  readingNotPaying: {
    filter: 'newsletter:subscribed -(kind:paid state:(active, declined))',
    needs: ['memberships', 'newsletter'],
  },

  openedLately: {filter: 'newsletter:subscribed last-opened:<30d', needs: ['newsletter', 'mails']},
  openedLongAgo: {filter: 'newsletter:subscribed last-opened:>90d', needs: ['newsletter', 'mails']},
  noOpenSeen: {filter: 'newsletter:subscribed -last-opened:*', needs: ['newsletter', 'mails']},
  payingOpened: {filter: `${PAYING} last-opened:<30d`, needs: ['mails', 'memberships']},
  declinedReading: {filter: 'state:declined last-opened:<30d', needs: ['mails', 'memberships']},
  halfOpened: {filter: 'newsletter:subscribed open-rate:>=50%', needs: ['newsletter', 'rate']},

  chatPaying: {filter: `source:discord ${PAYING}`, needs: ['chat', 'memberships']},
  chatNotPaying: {filter: 'source:discord -(kind:paid state:(active, declined))', needs: ['chat', 'memberships']},
  roleNoPledge: {filter: 'role:* -(kind:paid state:(active, declined))', needs: ['chat', 'memberships']},
  pledgeNoRole: {filter: `${PAYING} discord:* -role:*`, needs: ['chat', 'memberships']},

  seenByOthers: {
    filter: 'activity[action:(liked, commented, followed, reviewed, shared, invited, checked-in) date:<30d]',
    needs: ['word'],
  },
  passedOn: {filter: 'activity[action:(shared, invited) date:<30d]', needs: ['word']},
  brought: {filter: 'activity[action:referred]', needs: ['word']},

  amountNotKnown: {filter: `${PAYING} -monthly:*`, needs: ['memberships', 'amounts']},
} as const satisfies Record<string, {readonly filter: string; readonly needs: readonly Topic[]}>;

export type FigureId = keyof typeof FILTERS;
export const FIGURE_IDS = Object.keys(FILTERS) as FigureId[];

export function figureOf(id: FigureId): Figure {
  return {id, ...FILTERS[id]};
}

/** Who pays each month in one currency. */
export function payingIn(currency: string): string {
  return `${PAYING} monthly:>0${currency}`;
}
