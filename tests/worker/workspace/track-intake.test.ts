import {describe, expect, it} from 'vitest';
import type {TrackedEvent} from '#shared/protocol/track';
import {newBudget} from '../../../worker/limits.ts';
import {commit} from '../../../worker/workspace/commit.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {findJob} from '../../../worker/workspace/job-table.ts';
import {putStarters} from '../../../worker/workspace/open-workspace.ts';
import {runTrack} from '../../../worker/workspace/track-fold.ts';
import {keepEvents} from '../../../worker/workspace/track-intake.ts';
import {fileReading} from '../readings.ts';
import {withHome} from './with-home.ts';

const RULES = {origins: ['https://ada.example'], pages: ['/*'], columns: [], siteAsks: false};

function visit(home: Home, number: number): TrackedEvent {
  return {id: `event-${number}`.padEnd(12, '0'), at: home.now(), kind: 'visit', what: `/page/${number % 5}`};
}

/** So many events of twenty visitors, one a request. */
async function sendAll(home: Home, {count, atOnce, person}: {count: number; atOnce: boolean; person?: string}): Promise<number> {
  const before = home.sql.written;
  const requests = Array.from(
    {length: count},
    (_, number) => () =>
      keepEvents(home, {
        host: 'ada.example',
        rules: RULES,
        request: {
          visitor: `visitor${number % 20}`.padEnd(20, 'v'),
          events: [visit(home, number)],
          ...(person === undefined ? {} : {person}),
        },
      }),
  );
  if (atOnce) await Promise.all(requests.map(request => request()));
  else for (const request of requests) await request();
  return home.sql.written - before;
}

describe('rows written for 100 events of 20 visitors', () => {
  it('are 20 where they come within a second, and 100 at most where each comes alone', async () => {
    expect(await withHome(home => sendAll(home, {count: 100, atOnce: true}))).toBe(20);
    expect(await withHome(home => sendAll(home, {count: 100, atOnce: false}))).toBe(100);
  });

  it('are a few more where it is known who the visitors are, and the person is written once for all', async () => {
    const {kept, folded, again} = await withHome(async home => {
      putStarters(home.sql);
      const {outcome} = home.sql.transaction(() => commit(home, {readings: [fileReading(1)]}));
      const person = outcome.supporters[0]?.id ?? '';
      const kept = await sendAll(home, {count: 100, atOnce: true, person});
      const fold = () => {
        const before = home.sql.written;
        const job = findJob(home.sql, 'track', 'site');
        if (job !== undefined) runTrack(home, job, newBudget());
        return home.sql.written - before;
      };
      const folded = fold();
      await sendAll(home, {count: 100, atOnce: true, person});
      return {kept, folded, again: fold()};
    });
    // 20 days of visitors, 20 who they are, and the job.
    expect(kept).toBe(41);
    expect(folded).toBeLessThanOrEqual(15);
    // The same events again: nothing was new, so there was no job.
    expect(again).toBe(0);
  });
});
