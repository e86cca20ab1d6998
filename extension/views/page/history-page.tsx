import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {AnniversaryRow, DeclinedRow, EventRow, MemberRow, PastQuestion} from '#shared/protocol/past';
import {actPath} from '../../actions/act-path';
import {type PastState, usePast} from '../data/use-past';
import {useRowsById} from '../data/use-rows-by-id';
import {useSeats} from '../data/use-seats';
import {dayOfText, type SpanName, spanOf, textOfDay} from '../history-span';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {FirstRun} from '../parts/first-run';
import {type HistoryRoute, type HistoryTab, printRoute} from '../route';
import {CopyEmails} from './copy-emails';
import {DeclinedTab} from './declined-tab';
import {AnniversariesTab, ChangesTab, HistoryTabs, ListTab, type TabProps} from './history-view';
import type {ContentProps} from './page-content';
import {type PastLine, PastList} from './past-list';
import {SeatsView} from './seats-view';

type Props = ContentProps & {readonly route: HistoryRoute};

const FIRST_SPANS: Record<HistoryTab, SpanName> = {
  changes: 'last-12-months',
  list: 'dates',
  declined: 'this-month',
  anniversaries: 'this-week',
  seats: 'this-month',
};

/** What was, who came and went, what became of declined payments, anniversaries and seats. */
export function HistoryPage(props: Props) {
  const {snapshot, route, go, onFiles} = props;
  if (snapshot.state.head.people === 0) return <FirstRun isLocal={snapshot.session === null} onFiles={onFiles} onOpen={go} />;
  return (
    <div class="past">
      <h1>{i18n.t('page.history')}</h1>
      <HistoryTabs tab={route.tab} />
      {route.tab === 'seats' ? <SeatsOf {...props} /> : <Answer key={route.tab} {...props} />}
    </div>
  );
}

function SeatsOf({snapshot, go}: Props) {
  return <SeatsView seats={useSeats(snapshot)} onOpen={go} />;
}

function Answer({snapshot, route, go, put, actions}: Props) {
  const {tab, from, until} = route;
  const spanName = route.span ?? FIRST_SPANS[tab];
  const today = textOfDay(snapshot.now);
  const span = useMemo(() => {
    // The list has one day; without any, the last one of the month before.
    if (tab !== 'list') return spanOf(spanName, {from, until}, snapshot.now);
    return dayOfText(until) === undefined
      ? spanOf('last-month', {}, snapshot.now)
      : spanOf('dates', {from: until, until}, snapshot.now);
  }, [tab, spanName, from, until, today]);
  const {state, again} = usePast(snapshot, questionOf(tab, span));
  const {rowOf, onVisible} = useRowsById(snapshot);
  const open = (id: string) => go(printRoute({view: 'supporters', id, filter: '', people: []}));
  const list = (label: string, lines: readonly PastLine[]) =>
    lines.length === 0 ? (
      <p class="second">{i18n.t('past.nobody')}</p>
    ) : (
      <PastList label={label} lines={lines} rowOf={rowOf} onVisible={onVisible} onOpen={open} />
    );
  if (state.kind === 'unreachable') {
    return <Empty text={i18n.t('history.unreachable')} button={{label: i18n.t('verb.tryNow'), onClick: again}} />;
  }
  if (state.kind === 'ready' && state.past.since === undefined) {
    return (
      <Empty text={i18n.t('past.nothingKnown')} button={{label: i18n.t('verb.connect'), onClick: () => go('#/connections')}} />
    );
  }
  const rows = state.kind === 'ready' ? state.past.rows : [];
  const onChange = (change: Partial<HistoryRoute>) => put({...route, ...change});
  const shared = {route, span, spanName, now: snapshot.now, onChange, list: state.kind === 'ready' ? list : () => undefined};
  return (
    <>
      {tabOf(tab, {...shared, rows})}
      {tab === 'changes' && rows.length > 0 ? <AskWhy rows={rows as readonly EventRow[]} onOpen={go} /> : undefined}
      {tab === 'anniversaries' && rows.length > 0 ? (
        <CopyEmails snapshot={snapshot} ids={rows.map(({id}) => id)} onCopy={actions.onCopy} />
      ) : undefined}
      <Standing state={state} people={snapshot.state.head.people} />
    </>
  );
}

/** As many people as an address can name. */
const MOST_ASKED = 500;

/** Those who left, asked why: two imports a month apart are enough to know them (J10). */
function AskWhy({rows, onOpen}: {readonly rows: readonly EventRow[]; readonly onOpen: (path: string) => void}) {
  const ids = [...new Set(rows.flatMap(({event, id}) => (event === 'left' ? id : [])))].slice(0, MOST_ASKED);
  if (ids.length === 0) return null;
  return (
    <p>
      <button type="button" data-testid="ask-why" onClick={() => onOpen(actPath({kind: 'people', ids}, 'reach', 'left'))}>
        {i18n.t('reach.askWhy', ids.length, [formats().number(ids.length)])}
      </button>
    </p>
  );
}

// A tab asks one question, and the answer to it has its rows.
function tabOf(tab: HistoryTab, props: Omit<TabProps<never>, 'rows'> & {readonly rows: readonly unknown[]}) {
  switch (tab) {
    case 'list':
      return <ListTab {...props} rows={props.rows as MemberRow[]} />;
    case 'declined':
      return <DeclinedTab {...props} rows={props.rows as DeclinedRow[]} />;
    case 'anniversaries':
      return <AnniversariesTab {...props} rows={props.rows as AnniversaryRow[]} />;
    default:
      return <ChangesTab {...props} rows={props.rows as EventRow[]} />;
  }
}

function questionOf(tab: HistoryTab, {from, until}: {from: number; until: number}): PastQuestion {
  switch (tab) {
    case 'list':
      return {question: 'as-of', at: until - 1};
    case 'declined':
      return {question: 'recovery', from, until};
    case 'anniversaries':
      return {question: 'anniversaries', from, until};
    default:
      return {question: 'who', from, until};
  }
}

/** How far the reading is, or since when anything is known. */
function Standing({state, people}: {readonly state: PastState; readonly people: number}) {
  const {number, day} = formats();
  if (state.kind === 'reading') {
    return (
      <div class="late" role="status">
        <progress value={state.done} max={people} aria-label={i18n.t('past.reading')} />
        <p class="second number">{i18n.t('sync.progress', [number(state.done), number(people)])}</p>
      </div>
    );
  }
  if (state.kind === 'unreachable' || state.past.since === undefined) return null;
  return <p class="second">{i18n.t('past.since', [day(state.past.since)])}</p>;
}
