import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {Refusal, runMain} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';

const USAGE = 'usage: npm run e2e:ghost -- CREDENTIALS.json (url, owner {email, password}, admin_api_key of a real Ghost)';

/** The specs that go against whatever Ghost there is; the others need a stand-in that fails or dies on demand. */
const SPECS = ['members.spec.ts', 'scroll.spec.ts', 'files.spec.ts'];

// Runs the end-to-end tests of a creator's members page against a real Ghost.
await runMain(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Refusal(USAGE);
  // npm runs scripts in the project's folder, wherever it was called from.
  const credentials = resolve(process.env.INIT_CWD ?? ROOT, file);
  if (!existsSync(credentials)) throw new Refusal(`There is no file ${credentials}. ${USAGE}`);
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', ...SPECS];
  const run = spawnSync(join(ROOT, 'node_modules/.bin/playwright'), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {...process.env, REGULARS_GHOST: credentials},
  });
  return run.status ?? 1;
});
