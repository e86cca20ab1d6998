import type {Connection} from '#shared/model/connection';
import type {Promotion} from '#shared/model/promotion';
import type {Supporter} from '#shared/model/supporter';
import type {EntriesPage, ReadPostResponse} from '#shared/protocol/promotions';

const CHANNEL = 'UC1234567890123456789012';
const VIDEO = 'dQw4w9WgXcQ';

/** A video whose comments a connected channel tells. */
export const VIDEO_PROMOTION: Promotion = {
  id: 'video',
  name: 'How I print the zine',
  channel: 'youtube',
  account: CHANNEL,
  posts: [{id: VIDEO, link: `https://www.youtube.com/watch?v=${VIDEO}`}],
  track: 'both',
  entries: 'each-post',
  weights: {like: 1, comment: 2},
  rev: 1,
};

export function channelConnection(now: number): Connection {
  const times = {nextAt: now + 600_000, lastCompleteAt: now - 60_000};
  return {
    id: 'youtube',
    vendor: 'youtube',
    account: CHANNEL,
    label: 'Ada prints',
    state: 'idle',
    ...times,
    records: 41,
    skipped: 0,
  };
}

/** Who commented: people whom other services know too. */
export function commentsOf(people: readonly Supporter[], now: number): EntriesPage {
  const entries = people.slice(0, 12).flatMap((person, place) =>
    Array.from({length: 1 + (place % 3)}, (_, number) => ({
      id: `${person.id} comment${number}`,
      rid: person.id,
      user: `UC${String(place).padStart(22, 'x')}`,
      name: `${person.name?.value ?? 'viewer'} TV`,
      at: now - (place * 9 + number * 5) * 3_600_000,
      action: 'commented' as const,
      post: VIDEO,
    })),
  );
  return {entries, next: null};
}

/** A page of comments on the way, and a vendor that wants a rest afterwards. */
export function answerPost(body: string): ReadPostResponse | undefined {
  return body.includes('cursor') ? undefined : {entries: 24, created: 3, changed: 9, unchanged: 0, bad: 1, next: {page: 1}};
}
