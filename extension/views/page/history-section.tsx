import {i18n} from '#i18n';
import {tenureOf} from '#shared/membership/roster';
import {eventsOf, type MembershipEvent} from '#shared/membership/timeline';
import type {RecordHistory} from '#shared/model/history';
import {vendorOf} from '#shared/model/record-key';
import type {History} from '../data/use-history';
import {factText} from '../fact-text';
import {EVENT_TEXTS} from '../history-events';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

/** What happened to a person's memberships and consent, newest first, and since when we know. */
export function HistorySection({history, now}: {readonly history: History; readonly now: number}) {
  return (
    <section aria-labelledby="history-title">
      <h3 id="history-title">{i18n.t('history.title')}</h3>
      {history === 'unreachable' ? <p>{i18n.t('history.unreachable')}</p> : undefined}
      {history === undefined || history === 'unreachable' ? undefined : <Events histories={history} now={now} />}
    </section>
  );
}

function Events({histories, now}: {readonly histories: readonly RecordHistory[]; readonly now: number}) {
  const {date} = formats();
  const events = eventsOf(histories, now).toReversed();
  const tenure = tenureText(histories, now);
  const since = histories.reduce((first, history) => Math.min(first, history.since), now);
  return (
    <>
      {tenure === undefined ? undefined : <p>{tenure}</p>}
      <ul class="reasons">
        {events.map(event => (
          <li key={`${event.record} ${event.at} ${event.kind}`}>
            <span class="number">{date(event.at)}</span> {eventText(event)}
          </li>
        ))}
      </ul>
      <p class="second">{i18n.t('history.since', [date(since)])}</p>
    </>
  );
}

function tenureText(histories: readonly RecordHistory[], now: number): string | undefined {
  const tenure = tenureOf(histories, now);
  if (tenure === undefined) return undefined;
  const {months, isAtLeast} = tenure;
  return i18n.t(isAtLeast ? 'history.tenureAtLeast' : 'history.tenure', months, [formats().number(months)]);
}

/** What happened, what it was before and is now where that says more, and who said it. */
function eventText({kind, record, source, before, facts}: MembershipEvent): string {
  const vendor = vendorName(vendorOf(record));
  const place =
    source === undefined
      ? i18n.t('history.byDate')
      : source === 'self'
        ? i18n.t('source.self')
        : i18n.t(`source.${source}`, [vendor]);
  const isMoney = kind === 'upgraded' || kind === 'downgraded';
  const said = i18n.t(EVENT_TEXTS[kind]);
  const change = `${factText('pledge', before)} → ${factText('pledge', facts)}`;
  return i18n.t('phrase.with', [isMoney ? i18n.t('phrase.labelled', [said, change]) : said, place]);
}
