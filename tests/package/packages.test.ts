import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {ROOT} from '../setup/root.ts';
import {buildFor} from './build.ts';
import {inspect} from './inspect.ts';
import {lint} from './lint.ts';
import {makePackages, type Package} from './packages.ts';
import {sections, storeText} from './store-texts.ts';
import {type Files, unzip, zip} from './zip.ts';

type Manifest = Record<string, unknown> & {permissions: string[]; optional_host_permissions: string[]};

let packages: Package[] = [];
const named = (name: string) => packages.find(one => one.name === `regulars-1.2.3-${name}.zip`)?.bytes ?? new Uint8Array();
const manifestOf = (files: Files): Manifest => JSON.parse(new TextDecoder().decode(files.get('manifest.json')));

// Really built: another run may be building at the same time.
beforeAll(() => {
  packages = makePackages('1.2.3');
}, 120_000);

describe('what the stores are given', () => {
  it.each(['chrome', 'edge', 'firefox'])('%s’s package holds nothing that a store refuses', name => {
    const files = unzip(named(name));
    expect(files.size).toBeGreaterThan(20);
    expect(inspect(files)).toEqual([]);
  });

  it('is the same bytes when somebody builds it again in another folder, from the sources that Mozilla is given', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'regulars-elsewhere-'));
    for (const [path, content] of unzip(named('firefox-sources'))) {
      mkdirSync(dirname(join(elsewhere, path)), {recursive: true});
      writeFileSync(join(elsewhere, path), content);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'));
    expect(Buffer.compare(zip(buildFor('firefox', {root: elsewhere})), named('firefox'))).toBe(0);
    rmSync(elsewhere, {recursive: true});
  });

  it('passes Mozilla’s linter without an error, and with no warning but two known ones', () => {
    const {errors, warnings} = lint(named('firefox'));
    expect(errors).toEqual([]);
    const known = [
      // Firefox for Android has the consent to sending since 142; nobody tried us there.
      'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
      // Preact's own way to set markup, which none of our components asks for.
      'UNSAFE_VAR_ASSIGNMENT',
    ];
    expect(warnings.filter(({code}) => !known.includes(code))).toEqual([]);
  });

  it('would hear from the linter what is wrong', () => {
    const wrong = new Map([['manifest.json', new TextEncoder().encode('{"manifest_version": 3}')]]);
    expect(lint(zip(wrong)).errors.length).toBeGreaterThan(0);
  });

  it('holds no file of a machine in the sources: no keys, no caches, nothing that hides', () => {
    const paths = [...unzip(named('firefox-sources')).keys()];
    expect(paths).toEqual(expect.arrayContaining(['extension/wxt.config.ts', 'package-lock.json', 'README.md', 'LICENSE']));
    expect(paths.filter(path => /(^|\/)\./.test(path))).toEqual(['.tsconfig.base.json']);
  });
});

describe('the manifests', () => {
  const chrome = () => manifestOf(unzip(named('chrome')));
  const firefox = () => manifestOf(unzip(named('firefox')));

  it('differ for the demo in its host and in nothing else', () => {
    const {host_permissions, ...rest} = manifestOf(buildFor('chrome', {isDemo: true}));
    expect(host_permissions).toEqual(['http://127.0.0.1/*']);
    expect(rest).toEqual(chrome());
  });

  it('ask for no host at install', () => {
    for (const manifest of [chrome(), firefox()]) {
      expect(manifest).not.toHaveProperty('host_permissions');
      expect(manifest).not.toHaveProperty('content_scripts');
    }
    expect(chrome().permissions).toEqual(['storage', 'alarms', 'contextMenus', 'scripting', 'activeTab', 'sidePanel']);
    expect(firefox().permissions).toEqual(['storage', 'alarms', 'contextMenus', 'scripting', 'activeTab']);
  });

  it('may ask later for each known dashboard, and for one self-hosted origin at a time', () => {
    const hosts = chrome().optional_host_permissions;
    expect(hosts).toEqual(
      expect.arrayContaining([
        'https://www.patreon.com/*',
        'https://*.substack.com/*',
        'https://studio.youtube.com/*',
        'https://*/*',
      ]),
    );
    expect(hosts.filter(pattern => /^(<all_urls>|\*:|https?:\/\/\*\/)/.test(pattern))).toEqual(['https://*/*']);
    expect(firefox().optional_host_permissions).toEqual(hosts);
  });

  it('ask for nothing that the texts for the stores do not explain, and the texts explain nothing that is not asked for', () => {
    const explained = [...sections(storeText('permissions.md'), 2).keys()];
    const asked = [...new Set([...chrome().permissions, ...firefox().permissions])];
    const others = ['optional host permissions', 'data collection permissions', 'web accessible resources', 'commands'];
    expect(explained.sort()).toEqual([...asked, ...others].sort());
  });

  it('open no page of ours to other pages but, in Firefox, the panel’s', () => {
    expect(chrome()).not.toHaveProperty('web_accessible_resources');
    expect(chrome().side_panel).toEqual({default_path: 'sidepanel.html'});
    expect(firefox().web_accessible_resources).toEqual([{resources: ['panel.html'], matches: ['<all_urls>']}]);
    expect(firefox()).not.toHaveProperty('sidebar_action');
  });

  it('give Firefox, whose background is a page, the homes before the script that asks for them', () => {
    expect(firefox().background).toEqual({scripts: ['homes.js', 'background.js']});
    expect(chrome().background).toEqual({service_worker: 'background.js'});
  });

  it('say to Firefox that nothing is sent, unless the creator pairs a private server and agrees', () => {
    expect(firefox().browser_specific_settings).toEqual({
      gecko: {
        id: 'regulars@regulars.example',
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['none'],
          optional: ['personallyIdentifyingInfo', 'financialAndPaymentInfo', 'authenticationInfo'],
        },
      },
    });
    expect(chrome()).not.toHaveProperty('browser_specific_settings');
    expect(chrome().minimum_chrome_version).toBe('126');
  });

  it('let our own scripts run and no others, frame nothing, and talk encrypted or to this very machine', () => {
    for (const manifest of [chrome(), firefox()]) {
      expect(manifest.content_security_policy).toEqual({
        extension_pages:
          "default-src 'self'; script-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; " +
          "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
          "connect-src 'self' https: http://127.0.0.1:* http://localhost:*;",
      });
    }
  });
});

describe('a zip', () => {
  it('does not depend on the order in which files are found', () => {
    const a = ['a.js', new Uint8Array([1])] as const;
    const b = ['b/c.js', new Uint8Array([2, 3])] as const;
    expect(zip(new Map([b, a]))).toEqual(zip(new Map([a, b])));
    expect([...unzip(zip(new Map([b, a])))]).toEqual([a, b]);
  });
});
