import type {Redemption} from '#shared/model/account';
import type {Standings} from './standings';

export type RedemptionRow = Redemption & {readonly supporter: string; readonly person: string | undefined};

export const REDEMPTION_SHOWS = ['open', 'done', 'cancelled', 'all'] as const;
export type RedemptionShow = (typeof REDEMPTION_SHOWS)[number];

/** What everybody exchanged points for: what waits first in the order in which it came, else the newest first. */
export function redemptionRows({people}: Pick<Standings, 'people'>, show: RedemptionShow): readonly RedemptionRow[] {
  const rows = people.flatMap(({id, name, account}) =>
    (account?.redemptions ?? []).map(redemption => ({...redemption, supporter: id, person: name})),
  );
  const chosen = show === 'all' ? rows : rows.filter(({state}) => state === show);
  const sign = show === 'open' ? 1 : -1;
  return chosen.sort((left, right) => sign * (left.at - right.at) || (left.id < right.id ? -1 : 1));
}
