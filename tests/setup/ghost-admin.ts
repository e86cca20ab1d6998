import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {Refusal} from './refusal.ts';
import {stateFolder} from './root.ts';

/** The version that the demo and the end-to-end tests run on. */
export const GHOST_VERSION = '6.65.0';

/**
 * The folder with Ghost's built admin app of a version, fetched from npm once. Only the tarball is downloaded; nothing of it
 * is installed or run outside a browser page.
 *
 * @throws Refusal without a network
 */
export function provideGhostAdmin(version: string = GHOST_VERSION, say: (line: string) => void = console.log): string {
  const folder = join(stateFolder(), `ghost-admin-${version}`);
  if (existsSync(join(folder, 'index.html'))) return folder;
  say(`Fetching Ghost ${version}’s admin app from npm (24 MB) …`);
  const work = join(stateFolder(), `ghost-admin-${version}.${process.pid}`);
  rmSync(work, {recursive: true, force: true});
  mkdirSync(work, {recursive: true});
  try {
    unpack(version, work);
    rmSync(folder, {recursive: true, force: true});
    renameSync(join(work, 'package/core/built/admin'), folder);
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
  return folder;
}

function unpack(version: string, work: string): void {
  const pack = spawnSync('npm', ['pack', '--silent', '--prefer-offline', '--fetch-retries=1', `ghost@${version}`], {
    cwd: work,
    encoding: 'utf8',
  });
  const tarball = readdirSync(work).find(name => name.endsWith('.tgz'));
  if (pack.status !== 0 || tarball === undefined) {
    throw new Refusal(
      `Ghost ${version}’s admin app could not be downloaded from npm. Connect to the network and run this again.`,
    );
  }
  const tar = spawnSync('tar', ['xzf', tarball, 'package/core/built/admin'], {cwd: work, encoding: 'utf8'});
  if (tar.status !== 0)
    throw new Refusal(`Ghost ${version}’s package could not be unpacked: ${tar.stderr.trim().split('\n')[0] ?? ''}`);
}
