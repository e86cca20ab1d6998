import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Redemption} from '#shared/model/account';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {RowTable} from '../promotions/row-table';
import {printRoute} from '../route';
import {REDEMPTION_SHOWS, type RedemptionRow, type RedemptionShow, redemptionRows} from './redemption-rows';
import {pointsText} from './standing-actions';
import {StandingsState} from './standings-state';
import {useStandings} from './use-standings';

/** Who exchanged points for what, and what became of it. */
export function RedemptionsPart({
  snapshot,
  actions,
  route,
  put,
}: Pick<LoyaltyTabProps, 'snapshot' | 'actions' | 'route' | 'put'>) {
  const read = useStandings(snapshot);
  const show = REDEMPTION_SHOWS.find(one => one === route.show) ?? 'open';
  const standings = read.kind === 'read' ? read.standings : undefined;
  const rows = useMemo(() => (standings === undefined ? [] : redemptionRows(standings, show)), [standings, show]);
  const choose = (next: RedemptionShow) => put({...route, show: next === 'open' ? undefined : next});
  return (
    <section aria-labelledby="redemptions-title">
      <h2 id="redemptions-title">{i18n.t('standing.redemptions.title')}</h2>
      <StandingsState read={read} />
      {standings === undefined ? undefined : (
        <>
          <Shows show={show} onChoose={choose} />
          {rows.length === 0 ? (
            <p class="second" role="status">
              {i18n.t(`standing.redemptions.none.${show}`)}
            </p>
          ) : (
            <Rows rows={rows} onSet={(row, state) => void actions.onRedemption(row.supporter, row, state)} />
          )}
        </>
      )}
    </section>
  );
}

function Shows({show, onChoose}: {readonly show: RedemptionShow; readonly onChoose: (show: RedemptionShow) => void}) {
  return (
    <fieldset class="row shows wraps">
      <legend class="sr-only">{i18n.t('standing.redemptions.title')}</legend>
      {REDEMPTION_SHOWS.map(one => (
        <button key={one} type="button" aria-pressed={one === show} onClick={() => onChoose(one)}>
          {i18n.t(`standing.redemptions.show.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

type RowsProps = {
  readonly rows: readonly RedemptionRow[];
  readonly onSet: (row: RedemptionRow, state: Redemption['state']) => void;
};

function Rows({rows, onSet}: RowsProps) {
  const {date, exact} = formats();
  return (
    <RowTable
      label={i18n.t('standing.redemptions.title')}
      columns="redemptions"
      heads={[
        {text: i18n.t('standing.col.person')},
        {text: i18n.t('standing.col.reward')},
        {text: i18n.t('standing.col.points'), isNumber: true},
        {text: i18n.t('standing.col.when')},
        {text: i18n.t('standing.col.state')},
        {text: i18n.t('standing.col.what')},
      ]}
      count={rows.length}
      row={place => {
        const row = rows[place];
        if (row === undefined) return undefined;
        const {id, supporter, person, name, cost, at, state} = row;
        return {
          key: `${supporter} ${id}`,
          cells: [
            <a key="who" href={personPath(supporter)}>
              <bdi>{person ?? i18n.t('table.noName')}</bdi>
            </a>,
            name,
            pointsText(cost),
            <span key="when" title={exact(at)}>
              {date(at)}
            </span>,
            i18n.t(`standing.redemptions.state.${state}`),
            <Verbs key="verbs" row={row} onSet={next => onSet(row, next)} />,
          ],
        };
      }}
    />
  );
}

const NEXT = {
  open: ['done', 'cancelled'],
  done: ['open'],
  cancelled: ['open'],
} as const satisfies Record<Redemption['state'], readonly Redemption['state'][]>;

/** What can become of it; named for those who do not see the row. */
function Verbs({row, onSet}: {readonly row: RedemptionRow; readonly onSet: (state: Redemption['state']) => void}) {
  const said: [string, string] = [row.name, row.person ?? i18n.t('table.noName')];
  return (
    <span class="row">
      {NEXT[row.state].map(state => (
        <button
          key={state}
          type="button"
          class="link"
          aria-label={i18n.t(`standing.redemptions.setOf.${state}`, said)}
          onClick={() => onSet(state)}
        >
          {i18n.t(`standing.redemptions.set.${state}`)}
        </button>
      ))}
    </span>
  );
}

export function personPath(id: string): string {
  return printRoute({view: 'supporters', id, filter: '', people: []});
}
