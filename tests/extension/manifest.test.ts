import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);

type Manifest = Record<string, unknown> & {
  permissions: string[];
  optional_host_permissions: string[];
  host_permissions?: string[];
};

describe('the manifests of the store build and the demo build', () => {
  let out = '';
  let store: Manifest;
  let demo: Manifest;
  let firefox: Manifest;

  // Really built, each into a folder of its own: another run may be building at the same time.
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'regulars-manifest-'));
    [store, demo, firefox] = [await build('production'), await build('demo'), await build('production', 'firefox')];
  }, 120_000);
  afterAll(() => rm(out, {recursive: true, force: true}));

  async function build(mode: string, browser: 'chrome' | 'firefox' = 'chrome'): Promise<Manifest> {
    const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
    await run(process.execPath, [wxt, 'build', 'extension', '--mode', mode, '--browser', browser, '--mv3'], {
      cwd: root,
      env: {...process.env, REGULARS_OUT: join(out, mode, browser)},
    });
    const folder = mode === 'production' ? `${browser}-mv3` : `${browser}-mv3-${mode}`;
    return JSON.parse(readFileSync(join(out, mode, browser, folder, 'manifest.json'), 'utf8'));
  }

  it('differ in the demo host and in nothing else', () => {
    const {host_permissions, ...rest} = demo;
    expect(host_permissions).toEqual(['http://127.0.0.1/*']);
    expect(rest).toEqual(store);
  });

  it('ask for no host at install', () => {
    expect(store).not.toHaveProperty('host_permissions');
    expect(store).not.toHaveProperty('content_scripts');
    expect(store.permissions).toEqual(['storage', 'alarms', 'contextMenus', 'scripting', 'activeTab', 'sidePanel']);
  });

  it('may ask later for each known dashboard, and for one self-hosted origin at a time', () => {
    expect(store.optional_host_permissions).toEqual(
      expect.arrayContaining([
        'https://www.patreon.com/*',
        'https://*.substack.com/*',
        'https://studio.youtube.com/*',
        'https://*/*',
      ]),
    );
    const wide = store.optional_host_permissions.filter(pattern => /^(<all_urls>|\*:|https?:\/\/\*\/)/.test(pattern));
    expect(wide).toEqual(['https://*/*']);
  });

  it('open no page of ours to other pages but, in Firefox, the panel’s', () => {
    expect(store).not.toHaveProperty('web_accessible_resources');
    expect(store.side_panel).toEqual({default_path: 'sidepanel.html'});
    expect(firefox.web_accessible_resources).toEqual([{resources: ['panel.html'], matches: ['<all_urls>']}]);
    expect(firefox).not.toHaveProperty('sidebar_action');
    expect(firefox.permissions).not.toContain('sidePanel');
  });

  it('load the heavy part of the background with it in Firefox, where no worker could load it later', () => {
    expect(store.background).toEqual({service_worker: 'background.js'});
    expect(firefox.background).toEqual({scripts: ['homes.js', 'background.js']});
  });
});
