import {i18n} from '#i18n';
import type {Ranked} from '#shared/loyalty/leaderboard';
import {dayStart} from '#shared/loyalty/score';
import {formats} from '../language';
import {RowTable} from '../promotions/row-table';
import {personPath} from './redemptions-part';

type Props = {readonly label: string; readonly ranked: readonly Ranked[]; readonly nameOf: (id: string) => string | undefined};

/** Everybody with points, as others would read it: equal points share a place. */
export function RankingTable({label, ranked, nameOf}: Props) {
  const {number, day} = formats();
  return (
    <RowTable
      label={label}
      columns="ranking"
      heads={[
        {text: i18n.t('standing.col.place')},
        {text: i18n.t('standing.col.shownAs')},
        {text: i18n.t('standing.col.points'), isNumber: true},
        {text: i18n.t('standing.col.since')},
      ]}
      count={ranked.length}
      row={at => {
        const one = ranked[at];
        if (one === undefined) return undefined;
        const {id, rank, tied, points, reached} = one;
        return {
          key: id,
          cells: [
            tied ? i18n.t('standing.ranking.shared', [number(rank)]) : number(rank),
            <a key="who" href={personPath(id)}>
              <bdi>{nameOf(id) ?? i18n.t('standing.publish.unnamed')}</bdi>
            </a>,
            number(points),
            day(dayStart(reached)),
          ],
        };
      }}
    />
  );
}
