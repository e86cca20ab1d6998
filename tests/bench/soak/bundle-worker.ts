import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Refusal} from '../../setup/refusal.ts';
import {ROOT} from '../../setup/root.ts';

/** Bundles the Worker into a folder, so that a file saved meanwhile restarts nothing. @returns the path of its settings */
export function bundleWorker(folder: string): string {
  const source = join(ROOT, 'worker/wrangler.jsonc');
  const args = ['deploy', '--dry-run', '--outdir', join(folder, 'dist'), '--config', source];
  const env = {...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CI: '1', NO_COLOR: '1'};
  const run = spawnSync(join(ROOT, 'node_modules/.bin/wrangler'), args, {cwd: ROOT, encoding: 'utf8', env});
  if (run.status !== 0) throw new Refusal(`The Worker could not be bundled:\n${run.stderr.trim().slice(-2000)}`);
  // The file has comments, but no text with two slashes in it.
  const settings = JSON.parse(readFileSync(source, 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')) as Settings;
  const {$schema: _schema, d1_databases: databases, ...rest} = settings;
  const config = join(folder, 'wrangler.json');
  const own = databases.map(database => ({...database, migrations_dir: join(ROOT, 'worker', database.migrations_dir)}));
  writeFileSync(config, JSON.stringify({...rest, main: 'dist/index.js', no_bundle: true, d1_databases: own}));
  return config;
}

type Settings = {$schema?: string; d1_databases: {migrations_dir: string}[]};
