import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {Refusal, runMain} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';

const USAGE = 'usage: npm run e2e:ghost -- CREDENTIALS.json (url, owner {email, password}, admin_api_key of a real Ghost)';

// Runs the end-to-end tests of a creator's members page, and those of the connector, against a real Ghost.
await runMain(async () => {
  const [file, ...only] = process.argv.slice(2);
  if (file === undefined) throw new Refusal(USAGE);
  // npm runs scripts in the project's folder, wherever it was called from.
  const credentials = resolve(process.env.INIT_CWD ?? ROOT, file);
  if (!existsSync(credentials)) throw new Refusal(`There is no file ${credentials}. ${USAGE}`);
  // Names of files may follow: only those are run.
  const args = ['test', '--config', 'tests/e2e/ghost.config.ts', ...only];
  const run = spawnSync(join(ROOT, 'node_modules/.bin/playwright'), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {...process.env, REGULARS_GHOST: credentials},
  });
  return run.status ?? 1;
});
