import type {Engagement} from '#shared/model/engagement';

/** One thing that somebody did, from its date until it was taken back. Something that came again has several. */
export type Spell = {readonly did: Engagement; readonly until: number};

/** A line of the input: something was done, or taken back. */
export type Told = {readonly did: Omit<Engagement, 'key'>; readonly isUndone: boolean; readonly undoneAt?: number | undefined};

type Event = Pick<Told, 'did' | 'isUndone'> & {readonly at: number};

/**
 * The spells of one key, the oldest first: it counts from the earliest line on until one takes it back, and again where a later
 * line says so. At one instant it is taken back.
 *
 * @param told - in the order of their dates, and for one date always in the same
 */
export function spellsOf(key: string, told: readonly Told[]): Spell[] {
  const events = told.flatMap(({did, isUndone, undoneAt}): Event[] => [
    {did, isUndone, at: did.at},
    ...(undoneAt === undefined ? [] : [{did, isUndone: true, at: undoneAt}]),
  ]);
  events.sort((left, right) => left.at - right.at || Number(left.isUndone) - Number(right.isUndone));
  const spells: Spell[] = [];
  for (const {did, isUndone, at} of events) {
    const last = spells.at(-1);
    const isOpen = last !== undefined && last.until === Number.POSITIVE_INFINITY;
    if (isUndone && isOpen) spells.splice(-1, 1, {...last, until: at});
    else if (!isUndone && !isOpen) spells.push({did: {...did, key}, until: Number.POSITIVE_INFINITY});
  }
  return spells.filter(({did, until}) => until > did.at);
}

/** What sources tell of it at an instant; undefined: nothing yet. */
export function toldAt(spells: readonly Spell[], at: number): Engagement | undefined {
  const spell = spells.findLast(({did}) => did.at <= at);
  if (spell === undefined) return undefined;
  return spell.until <= at ? {...spell.did, undone: true} : spell.did;
}

/** Whether sources tell something else of it at the second instant than at the first. */
export function isNews(spells: readonly Spell[], since: number, at: number): boolean {
  const isBetween = (date: number) => date > since && date <= at;
  return spells.some(({did, until}) => isBetween(did.at) || isBetween(until));
}
