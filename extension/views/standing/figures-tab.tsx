import {i18n} from '#i18n';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {WhileStreaming} from '../streaming/streaming-sheet';
import {type Figures, figuresOf, isEmpty} from './figures';
import {LevelsPicture} from './levels-picture';
import {MonthsChart} from './months-chart';
import {RulesTable} from './rules-table';
import {StandingsState} from './standings-state';
import {useSliced} from './use-sliced';
import {useStandings} from './use-standings';

/** The programme in figures: issued and redeemed, what is open, who stands where, which rule moves whom (LOY-12, LOY-85). */
export function FiguresTab({snapshot, plan, go}: LoyaltyTabProps) {
  const read = useStandings(snapshot);
  const standings = read.kind === 'read' ? read.standings : undefined;
  const {now} = snapshot;
  const figures = useSliced(standings === undefined ? undefined : () => figuresOf(standings, plan, now), [standings, plan]);
  if (snapshot.isStreaming) return <WhileStreaming />;
  if (standings === undefined || figures === undefined) return <StandingsState read={read} />;
  if (isEmpty(figures)) {
    const toRules = {label: i18n.t('standing.figures.toRules'), onClick: () => go(printRoute({view: 'loyalty', tab: 'rules'}))};
    return <Empty text={i18n.t('standing.figures.empty')} button={toRules} />;
  }
  return (
    <div class="standing" data-testid="figures">
      <Tiles figures={figures} />
      <MonthsChart months={figures.months} />
      {(plan.levels ?? []).length === 0 ? undefined : (
        <LevelsPicture levels={plan.levels ?? []} counts={figures.levels} isSaved />
      )}
      <RulesTable rules={figures.rules} plan={plan} />
    </div>
  );
}

/** What is open, what lapses, what waits; the second line says of how many people. */
function Tiles({figures: {liability, lapsing, pending, open}}: {readonly figures: Figures}) {
  const {number} = formats();
  const people = (count: number) => i18n.t('standing.figures.people', count, [number(count)]);
  return (
    <ul class="tiles" data-testid="figure-tiles">
      <Tile text={i18n.t('standing.figures.liability')} value={number(liability.points)} more={people(liability.people)} />
      <Tile text={i18n.t('standing.figures.lapsing')} value={number(lapsing.points)} more={people(lapsing.people)} />
      <Tile text={i18n.t('standing.figures.pending')} value={number(pending)} />
      <Tile text={i18n.t('standing.figures.open')} value={number(open)} path={printRoute({view: 'loyalty', tab: 'rewards'})} />
    </ul>
  );
}

type TileProps = {readonly text: string; readonly value: string; readonly more?: string; readonly path?: string};

function Tile({text, value, more, path}: TileProps) {
  return (
    <li class="tile">
      <span class="second">{text}</span>
      <b class="number">{path === undefined ? value : <a href={path}>{value}</a>}</b>
      {more === undefined ? undefined : <span class="second number">{more}</span>}
    </li>
  );
}
