import {DurableObject} from 'cloudflare:workers';
import type {Pairing} from '#shared/protocol/session';
import {listWorkspace} from '../directory/directory';
import {type Env, numberOf} from '../env';
import {LIMITS} from '../limits';
import {createApp} from '../routes/app';
import {createRateLimiter} from '../sync/rate-limiter';
import {deriveAfterUpdate} from './after-update';
import {listConnections} from './connection-store';
import {type Home, wake} from './home';
import {nextDue, putJob} from './job-table';
import {logFailure} from './log';
import {migrate} from './migrate';
import {MIGRATIONS} from './migrations';
import {isOpen, openWorkspace} from './open-workspace';
import {createPairing} from './pairing';
import {restoreErasures} from './restore-erasures';
import {runSlice} from './run-slice';
import {readSetting, writeSetting} from './setting-store';
import {createSql} from './sql';

/** While a slice runs the alarm stands here, so that a kill in the middle is followed by another try. */
const GUARD_MS = 60_000;
const LATE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** One creator's world. */
export class Workspace extends DurableObject<Env> {
  readonly #home: Home;
  readonly #app: ReturnType<typeof createApp>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const {storage} = ctx;
    this.#home = {
      id: ctx.id.toString(),
      env,
      sql: createSql(storage),
      now: () => Date.now(),
      random: () => Math.random(),
      fetch: request => fetch(request),
      limiter: createRateLimiter(LIMITS.fetchesOpen),
      paces: new Map(),
      wipe: async () => {
        await storage.deleteAlarm();
        await storage.deleteAll();
        migrate(storage, MIGRATIONS);
        this.#home.erasureKey = undefined;
      },
      alarm: {
        get: () => storage.getAlarm(),
        set: at => void storage.setAlarm(at),
        clear: () => void storage.deleteAlarm(),
      },
    };
    this.#app = createApp(this.#home);
    void ctx.blockConcurrencyWhile(async () => {
      migrate(storage, MIGRATIONS);
      await restoreErasures(this.#home);
      deriveAfterUpdate(this.#home);
      // An object that has just started runs no slice: a guard left by a killed one must not hold its work up.
      await this.heal();
    });
  }

  override async fetch(request: Request): Promise<Response> {
    const response = await this.#app.fetch(request);
    this.#tellDirectory();
    return response;
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.setAlarm(this.#home.now() + numberOf(this.env.ALARM_GUARD_MS, GUARD_MS));
    try {
      await runSlice(this.#home);
      this.#tellDirectory();
    } catch (error) {
      logFailure('alarm', error);
    }
    wake(this.#home);
  }

  /** Makes this object a workspace and returns the code that pairs its first browser. */
  async open(name: string): Promise<Pairing> {
    openWorkspace(this.#home, name);
    wake(this.#home);
    return createPairing(this.#home);
  }

  /** A new pairing code, for who holds the deployment's set-up token; undefined where this is no workspace. */
  async pair(): Promise<Pairing | undefined> {
    return isOpen(this.#home.sql) ? createPairing(this.#home) : undefined;
  }

  /** Sets the alarm where work is due and none, or one that is too late, is set. Returns the next due time. Idempotent. */
  async heal(): Promise<number | null> {
    const {sql, alarm, now} = this.#home;
    const due = nextDue(sql);
    if (due === undefined) return null;
    const set = await alarm.get();
    if (set === null || set > Math.max(due, now()) || set < now() - LATE_MS) alarm.set(Math.max(due, now()));
    return due;
  }

  /** Makes every connection due now. */
  async syncNow(): Promise<void> {
    const {sql, now} = this.#home;
    for (const {id} of listConnections(sql)) putJob(sql, {kind: 'sync', key: id, due: now(), state: ''});
    wake(this.#home);
  }

  /** Once a day the directory hears of us, so that one that was lost fills up again. */
  #tellDirectory(): void {
    const {sql, now, id, env} = this.#home;
    if (!isOpen(sql) || now() - Number(readSetting(sql, 'listed-at') ?? 0) < DAY_MS) return;
    writeSetting(sql, 'listed-at', String(now()));
    const listing = listWorkspace(env.DIRECTORY, {id, name: readSetting(sql, 'name') ?? '', overdueAt: now()});
    this.ctx.waitUntil(listing.catch(error => logFailure('directory', error)));
  }
}
