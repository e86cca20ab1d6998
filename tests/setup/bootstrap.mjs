// Runs a script of this project after doing the set-up that it needs: `node tests/setup/bootstrap.mjs SCRIPT.ts ARGS…`.
// Plain JavaScript on built-ins only, because it runs before the dependencies are there, on whatever Node (>= 20) the machine has.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {constants} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');

/** Ends with one sentence instead of a stack trace. */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The packages of a lock file as `path version integrity`, without those meant for other machines. */
function packages(lock) {
  const lines = new Map();
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    if (path !== '') lines.set(path, {line: `${entry.version} ${entry.integrity ?? ''}`, optional: entry.optional === true});
  }
  return lines;
}

/** Whether node_modules is what package-lock.json asks for; optional packages of other platforms may be absent. */
function isInstalled() {
  const stamp = join(modules, '.package-lock.json');
  if (!existsSync(stamp)) return false;
  try {
    const wanted = packages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
    const present = packages(JSON.parse(readFileSync(stamp, 'utf8')));
    for (const [path, {line, optional}] of wanted) {
      const has = present.get(path);
      if (has === undefined ? !optional : has.line !== line) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** Runs `npm ci` quietly; what it printed is looked through only for the reason when it failed. */
function install() {
  console.log('Installing the dependencies (npm ci) …');
  // What an earlier install left in npm's cache need not be asked for again; without a network, npm's own patience is minutes.
  const patience = ['--prefer-offline', '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...patience];
  const run = spawnSync('npm', args, {cwd: root, encoding: 'utf8', shell: process.platform === 'win32'});
  if (run.error) refuse(`npm could not be started (${run.error.message}): install Node.js 20 or newer with its npm.`);
  if (run.status === 0) return;
  const said = `${run.stdout}\n${run.stderr}`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|network/i.test(said)) {
    refuse(
      'The dependencies could not be downloaded: the npm registry cannot be reached. Connect to the network and run this again.',
    );
  }
  const reason = said.split('\n').find(line => /error/i.test(line)) ?? `exit code ${run.status}`;
  refuse(`npm ci failed: ${reason.trim()}`);
}

if (Number(process.versions.node.split('.')[0]) < 20) refuse(`Node.js 20 or newer is needed; this is ${process.versions.node}.`);
const [script, ...args] = process.argv.slice(2);
if (script === undefined) refuse('usage: node tests/setup/bootstrap.mjs SCRIPT.ts ARGS…');
if (!isInstalled()) install();

const bin = join(modules, '.bin');
// The `node` package unpacks its program for this platform beside it; `.bin/node` is a link to it (a shell script on Windows).
const node = process.platform === 'win32' ? join(modules, 'node', 'bin', 'node.exe') : join(bin, 'node');
if (!existsSync(node)) refuse('node_modules lacks its own Node 24: delete node_modules and run this again.');
const child = spawn(node, [join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`},
});
// Ctrl-C reaches the child by itself (same terminal); a signal sent to this process alone does not.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', error => refuse(`Node 24 could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0)));
