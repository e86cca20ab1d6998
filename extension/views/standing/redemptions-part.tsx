import {useEffect, useMemo, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Redemption} from '#shared/model/account';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {RowTable} from '../promotions/row-table';
import {printRoute} from '../route';
import {REDEMPTION_SHOWS, type RedemptionRow, type RedemptionShow, redemptionKey, redemptionRows} from './redemption-rows';
import {pointsText} from './standing-actions';
import {StandingsState} from './standings-state';
import {useSaidStates} from './use-said-states';
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
  const {said, onSay} = useSaidStates(standings);
  const rows = useMemo(() => (standings === undefined ? [] : redemptionRows(standings, show, said)), [standings, show, said]);
  const part = useRef<HTMLElement>(null);
  const pressed = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (pressed.current === undefined || document.activeElement !== document.body) return;
    focusAt(part.current, Math.min(pressed.current, rows.length - 1));
    pressed.current = undefined;
  }, [rows]);
  const set = (row: RedemptionRow, state: Redemption['state']) => {
    pressed.current = rows.indexOf(row);
    onSay(redemptionKey(row), state, actions.onRedemption(row.supporter, row, state));
  };
  const choose = (next: RedemptionShow) => put({...route, show: next === 'open' ? undefined : next});
  return (
    <section ref={part} aria-labelledby="redemptions-title">
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
            <Rows rows={rows} onSet={set} />
          )}
        </>
      )}
    </section>
  );
}

/** A row that was dealt with is gone: the keyboard goes on with the next one. */
function focusAt(part: HTMLElement | null, place: number): void {
  const next =
    part?.querySelector<HTMLElement>(`[data-place="${place}"] button`) ?? part?.querySelector<HTMLElement>('.shows button');
  next?.focus();
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
        const {supporter, person, name, cost, at, state} = row;
        return {
          key: redemptionKey(row),
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
            <Verbs key="verbs" row={row} place={place} onSet={next => onSet(row, next)} />,
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

type VerbsProps = {
  readonly row: RedemptionRow;
  readonly place: number;
  readonly onSet: (state: Redemption['state']) => void;
};

/** What can become of it; named for those who do not see the row. */
function Verbs({row, place, onSet}: VerbsProps) {
  const said: [string, string] = [row.name, row.person ?? i18n.t('table.noName')];
  return (
    <span class="row" data-place={place}>
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
