import type {ComponentChildren} from 'preact';
import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Span} from '#shared/membership/roster';
import type {AnniversaryRow, EventRow, MemberRow} from '#shared/protocol/past';
import {EVENT_TEXTS, EVENTS} from '../history-events';
import {type SpanName, textOfDay} from '../history-span';
import {formats} from '../language';
import {byMonth, peopleIn} from '../past-figures';
import {anniversaryText, eventText, memberText} from '../past-text';
import {HISTORY_TABS, type HistoryRoute, type HistoryTab, printRoute} from '../route';
import {Bars} from './bars';
import type {PastLine} from './past-list';
import {Day, SpanField} from './span-field';

const TABS = {
  changes: 'past.changes',
  list: 'past.list',
  declined: 'past.declined',
  anniversaries: 'past.anniversaries',
  seats: 'past.seats',
} as const satisfies Record<HistoryTab, string>;

/** The questions, as links: each has an address of its own. */
export function HistoryTabs({tab}: {readonly tab: HistoryTab}) {
  return (
    <nav class="tabs" aria-label={i18n.t('page.history')}>
      {HISTORY_TABS.map(name => (
        <a key={name} href={printRoute({view: 'history', tab: name})} aria-current={name === tab ? 'page' : undefined}>
          {i18n.t(TABS[name])}
        </a>
      ))}
    </nav>
  );
}

/** What a tab needs to draw itself and to change the address. */
export type TabProps<Row> = {
  readonly rows: readonly Row[];
  readonly route: HistoryRoute;
  readonly span: Span;
  readonly spanName: SpanName;
  readonly now: number;
  readonly onChange: (change: Partial<HistoryRoute>) => void;
  /** Draws the lines below the tab's own part. */
  readonly list: (label: string, lines: readonly PastLine[]) => ComponentChildren;
};

/** Who joined, left or changed within a span, by month. */
export function ChangesTab({rows, route, span, spanName, onChange, list}: TabProps<EventRow>) {
  const {number, day, month, wholeMonth} = formats();
  const event = route.event ?? 'left';
  const own = useMemo(() => rows.filter(row => row.event === event), [rows, event]);
  const months = useMemo(() => byMonth(own, span), [own, span.from, span.until]);
  const {only} = route;
  const shown = useMemo(
    () => own.filter(({at}) => only === undefined || textOfDay(at).startsWith(only)).sort((left, right) => right.at - left.at),
    [own, only],
  );
  const title = i18n.t(EVENT_TEXTS[event]);
  return (
    <>
      <div class="past-controls">
        <label>
          <span class="second">{i18n.t('past.event')}</span>
          <select
            data-testid="event"
            value={event}
            onChange={({currentTarget}) => onChange({event: EVENTS.find(one => one === currentTarget.value), only: undefined})}
          >
            {EVENTS.map(one => (
              <option key={one} value={one}>
                {i18n.t('phrase.with', [i18n.t(EVENT_TEXTS[one]), number(peopleIn(rows.filter(row => row.event === one)))])}
              </option>
            ))}
          </select>
        </label>
        <SpanField name={spanName} span={span} onChange={change => onChange({...change, only: undefined})} />
      </div>
      <p class="past-sum" role="status">
        {i18n.t('past.sum', [title])} <b class="number">{i18n.t('popup.results', peopleIn(shown), [number(peopleIn(shown))])}</b>
      </p>
      {months.length > 1 ? (
        <Bars
          label={title}
          figures={months}
          nameOf={({at}) => month(at)}
          titleOf={({at, count}) => i18n.t('past.bar', [wholeMonth(at), number(count)])}
          chosen={only}
          onChoose={key => onChange({only: key})}
        />
      ) : undefined}
      {list(
        title,
        shown.map(row => ({id: row.id, key: `${row.id} ${row.at} ${row.event}`, what: eventText(row), when: day(row.at)})),
      )}
    </>
  );
}

/** Everyone who had access on a day. */
export function ListTab({rows, span, now, onChange, list}: TabProps<MemberRow>) {
  const {number} = formats();
  const [day, today] = [textOfDay(span.until - 1), textOfDay(now)];
  return (
    <>
      <div class="past-controls">
        <Day label={i18n.t('past.asOf')} value={day} onChange={until => onChange({until: until === '' ? today : until})} />
      </div>
      <p class="past-sum" role="status">
        <b class="number">{i18n.t('popup.results', rows.length, [number(rows.length)])}</b> {i18n.t('past.hadAccess')}
      </p>
      {list(
        i18n.t('past.list'),
        rows.map(row => ({id: row.id, key: row.id, what: memberText(row)})),
      )}
    </>
  );
}

/** Whose membership is whole years old within a span, in the order of the days. */
export function AnniversariesTab({rows, span, spanName, onChange, list}: TabProps<AnniversaryRow>) {
  const {number, day} = formats();
  const sorted = useMemo(() => [...rows].sort((left, right) => left.at - right.at || right.years - left.years), [rows]);
  return (
    <>
      <div class="past-controls">
        <SpanField name={spanName} span={span} onChange={onChange} />
      </div>
      <p class="past-sum" role="status">
        <b class="number">{i18n.t('popup.results', peopleIn(rows), [number(peopleIn(rows))])}</b> {i18n.t('past.haveAnniversary')}
      </p>
      {list(
        i18n.t('past.anniversaries'),
        sorted.map(row => ({id: row.id, key: `${row.id} ${row.at}`, what: anniversaryText(row), when: day(row.at)})),
      )}
    </>
  );
}
