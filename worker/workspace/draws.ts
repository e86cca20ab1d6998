import {drawOf, drawsDue, nextDrawAt, SETTLE_MS} from '#shared/loyalty/draw';
import {prizesOf} from '#shared/loyalty/give-prizes';
import type {Rankable} from '#shared/loyalty/leaderboard';
import type {RankedAs} from '#shared/model/account';
import type {Supporter} from '#shared/model/supporter';
import {applyCommand} from './apply-command';
import {EVERYONE} from './due-people';
import {putItem, readItem} from './feed';
import type {Home} from './home';
import {findJob, type Job, settleJob} from './job-table';
import {readProgramme} from './programme';
import type {Sql} from './sql';

/** Documents held in memory at once. */
const BLOCK = 500;
/** Until everybody's points are derived anew. */
const PUT_OFF_MS = 5 * 60_000;

/** Draws every week and month that is over, once: what is in the feed is never drawn again, nor a prize given twice. */
export function runDraws(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  sql.transaction(() => {
    if (findJob(sql, 'due', EVERYONE) !== undefined) {
      settleJob(sql, job, {due: at + PUT_OFF_MS, state: job.state});
      return;
    }
    const programme = readProgramme(sql);
    for (const planned of drawsDue(programme, {since: Number(job.state), now: at})) {
      const draw = drawOf(everybody(sql), planned, programme);
      if (readItem(sql, 'draw', draw.id) !== undefined) continue;
      putItem(sql, {kind: 'draw', id: draw.id, doc: draw});
      for (const prize of prizesOf(draw, planned.points, at)) applyCommand(home, prize);
    }
    const next = nextDrawAt(programme, at);
    settleJob(sql, job, next === undefined ? undefined : {due: next, state: String(at - SETTLE_MS)});
  });
}

type Row = {id: string; points: string; unscored: number | null; ranked: RankedAs | null};

function* everybody(sql: Sql): Generator<Rankable> {
  for (let after = ''; ; ) {
    const rows = sql.all<Row>(
      `select id, doc -> '$.points' as points, doc ->> '$.unscored' as unscored, doc ->> '$.rankedAs' as ranked
       from supporter where id > ? and doc is not null order by id limit ?`,
      after,
      BLOCK,
    );
    for (const {id, points, unscored, ranked} of rows) {
      yield {
        id,
        // Written by commit alone, from what the engine made.
        points: JSON.parse(points) as Supporter['points'],
        ...(unscored === null ? {} : {unscored}),
        ...(ranked === null ? {} : {rankedAs: ranked}),
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BLOCK) return;
    after = last.id;
  }
}
