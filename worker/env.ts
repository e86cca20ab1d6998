import type {Workspace} from './workspace/workspace';

/** Bindings, secrets and settings of a deployment. What is optional has the default named here. */
export type Env = {
  readonly WORKSPACE: DurableObjectNamespace<Workspace>;
  readonly DIRECTORY: D1Database;
  /** Secret, 32 characters or more; `NEW,OLD` while rotating: the first seals, every one opens. */
  readonly VAULT_KEY: string;
  /** Secret that creates workspaces; without it nobody can. */
  readonly SETUP_TOKEN: string;
  /** Secret of an outside scheduler; without it `POST /v1/jobs` is closed and the cron alone heals. */
  readonly JOB_TOKEN: string;
  /** `true` lets connections reach loopback and private addresses, and plain http. Default: no. */
  readonly ALLOW_PRIVATE_HOSTS?: string;
  /** Comma-separated origins that may call in place of any browser extension's. */
  readonly ALLOWED_ORIGINS?: string;
  /** The deployment's own address, for vendors' webhooks. Default: the one that the creator's browser used. */
  readonly PUBLIC_URL?: string;
  /** Milliseconds between two readings of a connection. Default: 15 minutes. */
  readonly SYNC_EVERY_MS?: string;
  /** Milliseconds that a vendor's answer may take. Default: 20 s. */
  readonly VENDOR_TIMEOUT_MS?: string;
  /** Milliseconds after which a run of the alarm that was killed is tried again. Default: one minute. */
  readonly ALARM_GUARD_MS?: string;
  /** Milliseconds that a visitor's events wait to be written with others'. Default: one second. */
  readonly TRACK_GROUP_MS?: string;
  /** Rows written a day before pulling stops until midnight UTC. Default: 60,000 (the free plan has 100,000). */
  readonly DAILY_ROWS?: string;
};

/** A positive number from the environment, or the default where it is missing or not one. */
export function numberOf(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : fallback;
}
