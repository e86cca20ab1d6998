import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {tenureOf} from '#shared/membership/roster';
import type {Benefit} from '#shared/model/benefit';
import type {RecordHistory} from '#shared/model/history';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import type {History} from '../data/use-history';
import {formats} from '../language';
import {WithheldNote} from '../page/withheld-note';
import {byMonth} from './months';
import {TIMELINE_KINDS, type TimelineEntry, type TimelineKind, timelineOf, untold} from './timeline';
import {byText, entryText, KIND_TEXTS} from './timeline-text';

/** Entries at first, and more with each press. */
const PAGE = 25;

type Props = {
  readonly supporter: Supporter;
  readonly history: History;
  readonly benefits: readonly Benefit[];
  readonly now: number;
};

/** Everything dated about a person in one list, newest first (F11). */
export function TimelineSection({supporter, history, benefits, now}: Props) {
  const [kind, setKind] = useState<TimelineKind | undefined>(undefined);
  const [shown, setShown] = useState(PAGE);
  const histories = history === undefined || history === 'unreachable' ? [] : history;
  const all = timelineOf(supporter, {histories, benefits, now});
  const silent = untold(supporter);
  const entries = kind === undefined ? all : all.filter(({what}) => what.kind === kind);
  const rest = entries.length - shown;
  const choose = (next: TimelineKind | undefined) => {
    setKind(next);
    setShown(PAGE);
  };
  return (
    <section aria-labelledby="timeline-title" data-testid="timeline">
      <h3 id="timeline-title">{i18n.t('panel.timeline')}</h3>
      <Chips all={all} silent={silent} kind={kind} onKind={choose} />
      {history === 'unreachable' ? <p>{i18n.t('history.unreachable')}</p> : undefined}
      {entries.length > 0 ? undefined : (
        <p class="second">
          {i18n.t(kind !== undefined && silent.includes(kind) ? 'panel.notKnown' : 'panel.nothing', [
            kind === undefined ? '' : i18n.t(KIND_TEXTS[kind]),
          ])}
        </p>
      )}
      {byMonth(entries.slice(0, shown)).map(({start, entries: ofMonth}) => (
        <div key={start} class="month">
          <h3 class="second">{formats().wholeMonth(start)}</h3>
          <ul>
            {ofMonth.map(entry => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ul>
        </div>
      ))}
      {rest <= 0 ? undefined : (
        <p>
          <button type="button" data-testid="older" onClick={() => setShown(shown + PAGE)}>
            {i18n.t('panel.older', rest, [formats().number(rest)])}
          </button>
        </p>
      )}
      <Limits supporter={supporter} histories={histories} silent={silent} now={now} />
    </section>
  );
}

type ChipProps = {
  readonly all: readonly TimelineEntry[];
  readonly silent: readonly TimelineKind[];
  readonly kind: TimelineKind | undefined;
  readonly onKind: (kind: TimelineKind | undefined) => void;
};

/** Kinds that there is something of, or that no source tells of: of those it is said that they are not known. */
function Chips({all, silent, kind, onKind}: ChipProps) {
  const {number} = formats();
  const count = (one: TimelineKind) => all.filter(({what}) => what.kind === one).length;
  const kinds = TIMELINE_KINDS.filter(one => count(one) > 0 || silent.includes(one));
  return (
    <fieldset class="kinds" aria-label={i18n.t('panel.kinds')}>
      <button type="button" class="kind" aria-pressed={kind === undefined} onClick={() => onKind(undefined)}>
        {i18n.t('panel.kind.all')} <span class="number">{number(all.length)}</span>
      </button>
      {kinds.map(one => (
        <button key={one} type="button" class="kind" aria-pressed={kind === one} onClick={() => onKind(one)}>
          {i18n.t(KIND_TEXTS[one])} <span class="number">{count(one) === 0 ? '?' : number(count(one))}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Entry({entry}: {readonly entry: TimelineEntry}) {
  const {at, what} = entry;
  const {date, exact} = formats();
  const isEstimated = what.kind === 'payment' && what.estimated;
  return (
    <li class={`entry ${what.kind}`} data-testid="entry" data-kind={what.kind}>
      <time class="number" dateTime={new Date(at).toISOString()} title={exact(at)}>
        {date(at)}
      </time>
      <span class="wrap">
        {entryText(entry)} {isEstimated ? <em class="second">{i18n.t('panel.estimated')}</em> : undefined}
        <small class="second">{byText(entry)}</small>
      </span>
    </li>
  );
}

type LimitProps = {
  readonly supporter: Supporter;
  readonly histories: readonly RecordHistory[];
  readonly silent: readonly TimelineKind[];
  readonly now: number;
};

/** Where the knowledge ends: since when we look, what no source tells, and what each of them never does. */
function Limits({supporter, histories, silent, now}: LimitProps) {
  const {date, list, number} = formats();
  const since = histories.reduce((first, history) => Math.min(first, history.since), now);
  const tenure = tenureOf(histories, now);
  const vendors = [...new Set(supporter.records.map(({key}) => vendorOf(key)))];
  return (
    <>
      {tenure === undefined ? undefined : (
        <p class="second">
          {i18n.t(tenure.isAtLeast ? 'history.tenureAtLeast' : 'history.tenure', tenure.months, [number(tenure.months)])}
        </p>
      )}
      {histories.length === 0 ? undefined : <p class="second">{i18n.t('history.since', [date(since)])}</p>}
      {silent.length === 0 ? undefined : (
        <p class="second">{i18n.t('panel.untold', [list(silent.map(kind => i18n.t(KIND_TEXTS[kind])))])}</p>
      )}
      {vendors.map(vendor => (
        <WithheldNote key={vendor} vendor={vendor} />
      ))}
    </>
  );
}
