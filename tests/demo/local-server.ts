import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {Refusal} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';
import {type Child, startChild} from './child.ts';

/** The Worker on this machine. */
export type LocalServer = {
  url: string;
  setupToken: string;
  jobToken: string;
  child: Child;
  stop(): Promise<void>;
  /** Ends it as a power cut would; `again` starts it on the same state. */
  kill(): Promise<void>;
  again(): Promise<LocalServer>;
};

export type LocalServerOptions = {
  port: number;
  /** Where tables and objects are kept. */
  state: string;
  log: string;
  /** Further settings, by the names of worker/env.ts. */
  vars?: Record<string, string>;
  secrets?: {vault: string; setup: string; job: string};
  /** Settings of wrangler's, from the top folder. Default: the Worker's own. */
  config?: string;
  /** The state was set up by an earlier start. */
  migrated?: boolean;
};

/**
 * Starts the Worker in wrangler's local workerd and waits until it answers.
 *
 * @throws Refusal with the end of its log when it does not
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const {port, state, log, vars = {}} = options;
  const secrets = options.secrets ?? {vault: token(), setup: token(), job: token()};
  const config = ['--config', options.config ?? 'worker/wrangler.jsonc', '--persist-to', state];
  const env = {WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: '1', NO_COLOR: '1'};
  if (!options.migrated) await migrateDirectory(config, {log: `${log}.migrations`, env});
  const settings = {
    VAULT_KEY: secrets.vault,
    SETUP_TOKEN: secrets.setup,
    JOB_TOKEN: secrets.job,
    ALLOW_PRIVATE_HOSTS: 'true',
    ...vars,
  };
  const child = startChild(
    wrangler(),
    [
      ...['dev', ...config, '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
      ...['--show-interactive-dev-session=false', '--log-level', 'warn'],
      ...Object.entries(settings).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    {log, env},
  );
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child, log);
  return {
    url,
    setupToken: secrets.setup,
    jobToken: secrets.job,
    child,
    stop: () => child.stop(),
    kill: () => child.kill(),
    again: () => startLocalServer({...options, secrets, migrated: true}),
  };
}

async function migrateDirectory(
  config: readonly string[],
  {log, env}: {log: string; env: Record<string, string>},
): Promise<void> {
  const folder = join(ROOT, 'worker/directory');
  if (!existsSync(folder) || !readdirSync(folder).some(name => name.endsWith('.sql'))) return;
  const child = startChild(wrangler(), ['d1', 'migrations', 'apply', 'DIRECTORY', '--local', ...config], {log, env});
  if ((await child.ended) !== 0) throw new Refusal(`The Worker's directory could not be set up: ${lastLine(child.tail())}`);
}

async function untilItAnswers(url: string, child: Child, log: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(150)) {
    if (child.hasEnded()) break;
    try {
      await fetch(url, {signal: AbortSignal.timeout(5000)});
      return;
    } catch {
      // not yet
    }
  }
  await child.stop();
  throw new Refusal(`The Worker did not start (${lastLine(child.tail())}). Its log is ${log}.`);
}

function wrangler(): string {
  return join(ROOT, 'node_modules/.bin/wrangler');
}

function token(): string {
  return randomBytes(24).toString('hex');
}

function lastLine(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map(line => line.trim());
  return lines.findLast(line => /error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}
