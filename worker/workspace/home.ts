import type {Env} from '../env';
import type {Pace} from '../sync/pace';
import type {RateLimiter} from '../sync/rate-limiter';
import {nextDue} from './job-table';
import type {Sql} from './sql';

/** Everything the object's parts need from outside: tables, clock, chance, network. */
export type Home = {
  /** The workspace's id, the first half of every token. */
  readonly id: string;
  readonly env: Env;
  readonly sql: Sql;
  /** Epoch milliseconds. */
  now(): number;
  /** In [0, 1), for jitter only, never for secrets. */
  random(): number;
  fetch(request: Request): Promise<Response>;
  /** Of this object alone: another object's promises cannot be waited for, and die with it. */
  readonly limiter: RateLimiter;
  /** How fast each connection may ask. */
  readonly paces: Map<string, Pace>;
  /** What the hashes of erased people are made with, see `erasures`; undefined until somebody is erased. */
  erasureKey?: Uint8Array | undefined;
  /** Deletes everything that this object keeps, and leaves it as empty as a new one. */
  wipe(): Promise<void>;
  /** The one alarm. */
  readonly alarm: {get(): Promise<number | null>; set(at: number): void; clear(): void};
};

/** Sets the alarm for the earliest job; call after whatever adds one. */
export function wake(home: Home): void {
  const due = nextDue(home.sql);
  if (due === undefined) home.alarm.clear();
  else home.alarm.set(Math.max(due, home.now()));
}
