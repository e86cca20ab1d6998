import {forgetAt} from '#shared/membership/retention';
import {documents} from '../../mirror/documents';
import type {Mirror} from '../../mirror/open-mirror';
import type {State} from '../../mirror/state';

/** Whose names go: at once, and on the next day on which any go. */
export type Forgetting = {readonly now: number; readonly next: {readonly at: number; readonly count: number} | undefined};

/** People read in one go: the page stays answerable in between. */
const BLOCK = 250;

/**
 * Whose names would go with this number of months. Only who may have left is read: most people are members or subscribers.
 *
 * @param dayOf - the calendar day of an instant, for the creator
 */
export async function forgettingWith(
  {mirror, state, now}: {readonly mirror: Mirror; readonly state: State; readonly now: number},
  months: number | null,
  dayOf: (at: number) => string,
): Promise<Forgetting> {
  const dates: number[] = [];
  const left = mayHaveLeft(state);
  for (let from = 0; from < left.length; from += BLOCK) {
    for (const person of await documents(mirror, state, left.slice(from, from + BLOCK))) {
      const at = person === undefined ? null : forgetAt(person.records, now, months);
      if (at !== null) dates.push(at);
    }
  }
  const ahead = dates.filter(at => at > now);
  const first = ahead.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const onFirst = ahead.filter(at => dayOf(at) === dayOf(first)).length;
  return {now: dates.length - ahead.length, next: ahead.length === 0 ? undefined : {at: first, count: onFirst}};
}

function mayHaveLeft({columns, head}: State): number[] {
  const found: number[] = [];
  for (let ordinal = 0; ordinal < head.size; ordinal++) {
    if (!columns.isLive(ordinal)) continue;
    const state = columns.word('state', ordinal);
    const mail = columns.word('newsletter', ordinal);
    if (state !== 'active' && state !== 'declined' && mail !== 'subscribed' && mail !== 'pending') found.push(ordinal);
  }
  return found;
}
