import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {findBrowser, loadsExtensions} from './browser.ts';
import {Refusal} from './refusal.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

/** A folder with programs that say a version, as browsers do. */
function programs(versions: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-browsers-'));
  folders.push(folder);
  for (const [name, version] of Object.entries(versions)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${version}"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

describe('the browser for the tests', () => {
  it.each([
    ['Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', true],
    ['Microsoft Edge 150.0.1.2', true],
    ['Google Chrome 136.0.1.2', true],
    ['Google Chrome 137.0.1.2', false],
    ['Google Chrome for Testing 150.0.1.2', true],
  ])('%s: loads extensions from the command line: %s', (version, loads) => {
    expect(loadsExtensions(version)).toBe(loads);
  });

  it('is the first on the path that loads extensions, Chromium before Edge, never today’s Google Chrome', () => {
    const folder = programs({'google-chrome': 'Google Chrome 156.0.1.2', 'microsoft-edge': 'Microsoft Edge 150.0.1.2'});
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', folder);
    expect(findBrowser()).toEqual({path: join(folder, 'microsoft-edge'), version: 'Microsoft Edge 150.0.1.2'});
    vi.stubEnv('PATH', `${programs({chromium: 'Chromium 150.0.1.2'})}:${folder}`);
    expect(findBrowser()?.version).toBe('Chromium 150.0.1.2');
  });

  it('is the one that CHROMIUM_PATH names, or none', () => {
    vi.stubEnv('CHROMIUM_PATH', join(programs({mine: 'Google Chrome 156.0.1.2'}), 'mine'));
    expect(findBrowser()?.version).toBe('Google Chrome 156.0.1.2');
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    expect(() => findBrowser()).toThrow(Refusal);
  });
});
