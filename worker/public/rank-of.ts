import {leaderboard, type Rankable} from '#shared/loyalty/leaderboard';
import type {Rid} from '#shared/model/record';
import type {Home} from '../workspace/home';
import {readProgramme} from '../workspace/programme';
import type {Sql} from '../workspace/sql';

export type Rank = {readonly place: number; readonly of: number};
type Ranks = {readonly at: number; readonly places: ReadonlyMap<Rid, number>};

/** Everybody is read for a ranking: once in ten minutes, however many look. */
const FRESH_MS = 10 * 60_000;
const BLOCK = 1_000;
const held = new WeakMap<object, Ranks>();

/** The person's place among everybody who is ranked, of all time; undefined where they have none. */
export function rankOf({sql, now}: Home, id: Rid): Rank | undefined {
  const known = held.get(sql);
  const ranks = known !== undefined && now() - known.at < FRESH_MS ? known : readRanks(sql, now());
  held.set(sql, ranks);
  const place = ranks.places.get(id);
  return place === undefined ? undefined : {place, of: ranks.places.size};
}

function readRanks(sql: Sql, at: number): Ranks {
  const ranked = leaderboard(everybody(sql), {}, readProgramme(sql));
  return {at, places: new Map(ranked.map(({id, rank}) => [id, rank]))};
}

function* everybody(sql: Sql): Generator<Rankable> {
  for (let after = ''; ; ) {
    const rows = sql.all<{id: string; doc: string}>(
      `select id, json_object('id', id, 'points', doc -> 'points', 'unscored', doc -> 'unscored', 'rankedAs', doc ->> 'rankedAs') as doc
       from supporter where id > ? and doc is not null order by id limit ?`,
      after,
      BLOCK,
    );
    for (const {doc} of rows) {
      const {unscored, rankedAs, ...rest} = JSON.parse(doc) as Rankable & {
        unscored: number | null;
        rankedAs: Rankable['rankedAs'] | null;
      };
      yield {...rest, ...(unscored == null ? {} : {unscored}), ...(rankedAs == null ? {} : {rankedAs})};
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BLOCK) return;
    after = last.id;
  }
}
