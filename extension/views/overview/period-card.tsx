import {i18n} from '#i18n';
import type {Overview} from '#shared/insight/overview';
import {COMPARED, type Compared, isWhole, peopleByEvent, twoPeriods} from '#shared/insight/periods';
import type {Span} from '#shared/membership/roster';
import {DAY_MS} from '#shared/model/time';
import type {EventRow} from '#shared/protocol/past';
import type {Snapshot} from '../data/snapshot';
import {type PastState, usePast} from '../data/use-past';
import {EVENT_TEXTS} from '../history-events';
import {textOfDay} from '../history-span';
import {formats} from '../language';
import {printRoute} from '../route';
import {FigureRow, NoNumber, NumberLink} from './figure-row';
import {comparedMeaning} from './figure-words';
import {Formula} from './formula';
import {Missing} from './missing';

type Props = {readonly snapshot: Snapshot; readonly overview: Overview};

/** Who came, came back, left and was declined in thirty days, against the thirty before, as the history has it. */
export function PeriodCard({snapshot, overview}: Props) {
  const {standing} = overview.figure('members');
  return (
    <section class="card" data-testid="period-card">
      <h2>{i18n.t('overview.periodTitle')}</h2>
      {standing.kind === 'missing' ? <Missing topics={[standing.topic]} /> : undefined}
      {standing.kind === 'reading' ? <p class="second">{i18n.t('overview.reading')}</p> : undefined}
      {standing.kind === 'known' ? <Periods snapshot={snapshot} overview={overview} /> : undefined}
    </section>
  );
}

/** One period with what is known of it; counts are undefined where the history does not reach back. */
type Period = {
  readonly span: Span;
  readonly counts: Record<Compared, number> | undefined;
};

function Periods({snapshot, overview}: Props) {
  const {last, before} = twoPeriods(snapshot.now);
  // One question each: who left and came back in the other period has left in this one, as in its list.
  const lately = usePast(snapshot, {question: 'who', ...last});
  const earlier = usePast(snapshot, {question: 'who', ...before});
  const states = [lately.state, earlier.state];
  if (states.some(({kind}) => kind === 'unreachable')) {
    const again = () => {
      lately.again();
      earlier.again();
    };
    return (
      <p>
        {i18n.t('history.unreachable')}{' '}
        <button type="button" onClick={again}>
          {i18n.t('verb.tryNow')}
        </button>
      </p>
    );
  }
  if (states.some(({kind}) => kind === 'reading')) {
    return (
      <p class="second" role="status" data-testid="reading-history">
        {i18n.t('past.reading')}
      </p>
    );
  }
  const since = sinceOf(lately.state);
  const periods: [Period, Period] = [
    {span: last, counts: countsOf(lately.state, last)},
    {span: before, counts: countsOf(earlier.state, before)},
  ];
  return (
    <>
      <ul class="figures">
        {COMPARED.map(event => (
          <ComparedRow key={event} event={event} periods={periods} overview={overview} now={snapshot.now} />
        ))}
      </ul>
      {since === undefined ? undefined : <p class="second">{i18n.t('past.since', [formats().day(since)])}</p>}
    </>
  );
}

function ComparedRow(props: {
  readonly event: Compared;
  readonly periods: readonly [Period, Period];
  readonly overview: Overview;
  readonly now: number;
}) {
  const {event, periods, overview, now} = props;
  const name = i18n.t(EVENT_TEXTS[event]);
  const [last, before] = periods;
  const {standing, basis} = overview.figure('members');
  return (
    <FigureRow
      id={event}
      name={name}
      value={
        <>
          <CountIn event={event} period={last} name={name} />
          <span class="second">
            {i18n.t('overview.before')} <CountIn event={event} period={before} name={name} isSecond />
          </span>
        </>
      }
      formula={
        <Formula means={comparedMeaning(event)} filter={undefined} standing={standing} basis={basis} now={now}>
          <p>{i18n.t('overview.periods', [...daysOf(last.span), ...daysOf(before.span)])}</p>
        </Formula>
      }
    />
  );
}

type CountProps = {readonly event: Compared; readonly period: Period; readonly name: string; readonly isSecond?: boolean};

function CountIn({event, period, name, isSecond = false}: CountProps) {
  const {span, counts} = period;
  if (counts === undefined) return <NoNumber text={i18n.t('score.notKnown')} />;
  const days = {from: textOfDay(span.from), until: textOfDay(span.until - 1)};
  const href = printRoute({view: 'history', tab: 'changes', span: 'dates', event, ...days});
  const whole = i18n.t('overview.inDays', [name, ...daysOf(span)]);
  return <NumberLink href={href} name={whole} text={formats().number(counts[event])} isSecond={isSecond} />;
}

function daysOf({from, until}: Span): [string, string] {
  const {day} = formats();
  return [day(from), day(until - DAY_MS)];
}

function sinceOf(state: PastState): number | undefined {
  return state.kind === 'ready' ? state.past.since : undefined;
}

function countsOf(state: PastState, span: Span): Record<Compared, number> | undefined {
  if (state.kind !== 'ready' || !isWhole(span, state.past.since)) return undefined;
  // The answer to "who" has rows of events.
  return peopleByEvent(state.past.rows as readonly EventRow[]);
}
