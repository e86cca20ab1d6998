/** What numbers are made of: each is told by some sources and not by others. */
export const TOPICS = ['memberships', 'amounts', 'newsletter', 'mails', 'rate', 'chat', 'word'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Whom a filter finds where at least one source tells of a topic. Where it finds nobody, nobody said so, and a number would be a
 * zero that no source told.
 */
export const EVIDENCE: Readonly<Record<Topic, string>> = {
  memberships: 'kind:(paid, free)',
  amounts: 'monthly:*',
  newsletter: '-newsletter:none',
  mails: 'last-opened:*',
  rate: 'open-rate:*',
  chat: 'source:discord or role:*',
  word: 'activity[action:(liked, commented, followed, reviewed, shared, invited, checked-in, referred)]',
};

/** The vendors that tell of it, by their files or their interfaces; `table`: the creator's own. */
export const TELLERS: Readonly<Record<Topic, readonly string[]>> = {
  memberships: ['patreon', 'ghost', 'youtube', 'substack', 'kofi', 'beehiiv', 'table'],
  amounts: ['patreon', 'ghost', 'youtube', 'kofi', 'table'],
  newsletter: ['mailchimp', 'kit', 'hubspot', 'ghost', 'substack', 'beehiiv', 'gumroad', 'table'],
  mails: ['mailchimp', 'ghost', 'hubspot'],
  rate: ['mailchimp', 'ghost', 'table'],
  chat: ['discord'],
  word: ['bluesky', 'youtube', 'ghost'],
};
