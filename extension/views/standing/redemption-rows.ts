import type {Redemption} from '#shared/model/account';
import type {Standings} from './standings';

export type RedemptionRow = Redemption & {readonly supporter: string; readonly person: string | undefined};

export const REDEMPTION_SHOWS = ['open', 'done', 'cancelled', 'all'] as const;
export type RedemptionShow = (typeof REDEMPTION_SHOWS)[number];

/** What the creator just said of some, by `redemptionKey`. */
export type SaidStates = ReadonlyMap<string, Redemption['state']>;

export function redemptionKey({supporter, id}: Pick<RedemptionRow, 'supporter' | 'id'>): string {
  return `${supporter} ${id}`;
}

/** What everybody exchanged points for: what waits first in the order in which it came, else the newest first. */
export function redemptionRows(
  {people}: Pick<Standings, 'people'>,
  show: RedemptionShow,
  said: SaidStates = new Map(),
): readonly RedemptionRow[] {
  const rows = people.flatMap(({id, name, account}) =>
    (account?.redemptions ?? []).map(redemption => {
      const row = {...redemption, supporter: id, person: name};
      return {...row, state: said.get(redemptionKey(row)) ?? row.state};
    }),
  );
  const chosen = show === 'all' ? rows : rows.filter(({state}) => state === show);
  const sign = show === 'open' ? 1 : -1;
  return chosen.sort((left, right) => sign * (left.at - right.at) || (left.id < right.id ? -1 : 1));
}
