import {nextDrawAt} from '#shared/loyalty/draw';
import type {Home} from './home';
import {dropJobs, findJob, putJob} from './job-table';
import {readProgramme} from './programme';

/** There is one such job; its state is the instant from which on weeks and months are still to be drawn. */
const KEY = 'programme';

/** Has the most engaged drawn when the next week or month of the plan is over. Call whenever the plan may have changed. */
export function planDraws({sql, now}: Pick<Home, 'sql' | 'now'>): void {
  const due = nextDrawAt(readProgramme(sql), now());
  if (due === undefined) dropJobs(sql, 'draw', KEY);
  else putJob(sql, {kind: 'draw', key: KEY, due, state: findJob(sql, 'draw', KEY)?.state ?? String(now())});
}
