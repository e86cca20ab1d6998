import {fold} from '#shared/filter/fold';
import type {Entry} from '#shared/promotion/entries';
import {type Step, stepOf} from './over-time';
import type {PromotionsRoute} from './promotions-route';
import type {Known} from './use-known';

export type Choice = Pick<PromotionsRoute, 'action' | 'post' | 'who' | 'when'> & {
  /** Part of a name or a user id. */
  readonly query: string;
  readonly step: Step;
  readonly known: ReadonlyMap<string, Known>;
};

/** The entries that are asked for, newest first. */
export function chosen(entries: readonly Entry[], {action, post, who, when, query, step, known}: Choice): Entry[] {
  const words = fold(query.trim());
  return entries
    .filter(entry => {
      const person = known.get(entry.rid);
      if (action !== undefined && entry.action !== action) return false;
      if (post !== undefined && entry.post !== post) return false;
      if (who !== undefined && (person?.isSupporter === true) !== (who === 'supporters')) return false;
      if (when !== undefined && (entry.undated || stepOf(entry.at, step) !== when)) return false;
      return words === '' || fold(`${entry.name ?? ''} ${entry.user} ${person?.name ?? ''}`).includes(words);
    })
    .sort((left, right) => right.at - left.at || (left.id < right.id ? -1 : 1));
}
