import {TRACKED_KINDS, type Tracking} from '#shared/protocol/track';
import type {Home} from './home';
import {ratesOf} from './track-rates';
import {readTracking} from './track-settings';
import {dayNumber, readToday} from './track-store';

/** Key, rules and what came in since midnight UTC, as the creator sees it. */
export function trackingView({id, sql, now}: Home): Tracking {
  const held = readTracking(sql);
  const visitors = readToday(sql, dayNumber(now()));
  const events = visitors.flatMap(visitor => visitor.events);
  return {
    key: held?.key == null ? null : `${id}.${held.key}`,
    rules: held?.rules ?? null,
    today: {
      visitors: visitors.length,
      known: visitors.filter(({isKnown}) => isKnown).length,
      counts: TRACKED_KINDS.flatMap(kind => {
        const count = events.filter(event => event.kind === kind).length;
        return count === 0 ? [] : [{kind, count}];
      }),
      refused: ratesOf(sql).refusedToday(now()),
    },
  };
}
