import {browser} from 'wxt/browser';
import type {ContactPurpose} from '#shared/model/contact';
import {NO_CONTACT_TAG} from '#shared/reach/audience';
import {sendMessage} from '../../messages';

export type Ticked = {readonly onPage: number; readonly ticked: number};

/** A page of a host takes its time to draw its list. */
const MOST_TRIES = 30;
const PAUSE_MS = 700;

/**
 * Opens the host's list in a new tab and has the overlay there tick the boxes of these people, `of` in all.
 *
 * @returns undefined: it has none to tick
 */
export async function tickThere(url: string, filter: string, of: number): Promise<Ticked | undefined> {
  const {id} = await browser.tabs.create({url});
  for (let tries = 0; id !== undefined && tries < MOST_TRIES; tries++) {
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    // Nobody answers until the overlay is there; a list without rows is not drawn yet.
    const found = await sendMessage('tick', {filter, of}, id).catch(() => undefined);
    if (found !== undefined && found.onPage > 0) return found;
  }
  return undefined;
}

/** The people of a list who are reached, said as a filter: the overlay knows no other way to name them. */
export function reachedFilter(
  filter: string,
  {purpose, days, readers}: {readonly purpose: ContactPurpose; readonly days: number; readonly readers: boolean},
): string {
  return [
    ...(filter.trim() === '' ? [] : [`(${filter})`]),
    `-tag:${NO_CONTACT_TAG}`,
    ...(days > 0 ? [`-contacted:<${days}d`] : []),
    ...(readers ? ['opened-of-3:>=1'] : []),
    ...(purpose === 'invite' ? ['newsletter:none'] : []),
  ].join(' ');
}
