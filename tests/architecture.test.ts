import {readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {filesBelow, type Source, sourcesBelow} from './architecture/sources.ts';
import {ROOT} from './setup/root.ts';

const sources = sourcesBelow('shared', 'worker', 'extension', 'tests');
const product = sources.filter(({path}) => !path.startsWith('tests/'));
const below = (folder: string) => sources.filter(({path}) => path.startsWith(`${folder}/`));

/** Imports of files that a rule forbids, as `from → to`. */
function crossings(from: readonly Source[], isForbidden: (file: string) => boolean): string[] {
  return from.flatMap(({path, imports}) =>
    imports.flatMap(({file}) => (file !== undefined && isForbidden(file) ? [`${path} → ${file}`] : [])),
  );
}

const isIn =
  (...folders: string[]) =>
  (file: string) =>
    folders.some(folder => file.startsWith(`${folder}/`));

describe('imports', () => {
  it('lead to files that exist', () => {
    const known = new Set([
      ...sources.map(({path}) => path),
      ...['extension', 'worker', 'tests'].flatMap(filesBelow),
      'package.json',
    ]);
    // WXT writes this one when it prepares.
    expect(crossings(sources, file => !known.has(file) && !file.includes('.wxt/'))).toEqual([]);
  });

  it('of the shared core stay inside it', () => {
    expect(crossings(below('shared'), file => !file.startsWith('shared/'))).toEqual([]);
  });

  it('of the Worker never reach the extension, nor the extension’s the Worker, and nobody’s the tests', () => {
    expect(crossings(below('worker'), isIn('extension', 'tests'))).toEqual([]);
    expect(crossings(below('extension'), isIn('worker', 'tests'))).toEqual([]);
  });

  it('of connectors know no store and no route', () => {
    expect(crossings(below('worker/connectors'), isIn('worker/workspace', 'worker/routes', 'worker/directory'))).toEqual([]);
  });

  it('of dashboard adapters know no network, no mirror and no drawing', () => {
    const reached = isIn('extension/api', 'extension/mirror', 'extension/local', 'extension/overlay', 'extension/views');
    expect(crossings(below('extension/dashboards'), reached)).toEqual([]);
    const network = below('extension/dashboards').flatMap(({path, globals}) =>
      globals
        .filter(name => /^(fetch\(|new (XMLHttpRequest|WebSocket|EventSource)\(|sendMessage\()/.test(name))
        .map(name => `${path}: ${name}`),
    );
    expect(network).toEqual([]);
  });

  it('lead to one place from which anything leaves the browser, and it writes the list of what did (C40)', () => {
    const sending =
      /^(fetch\(|(globalThis|window|self)\.fetch|navigator\.sendBeacon|new (XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection)\()/;
    const places = below('extension').filter(({globals}) => globals.some(name => sending.test(name)));
    expect(places.map(({path}) => path)).toEqual([]);
    // An alias would escape the rule. Files that take a stand-in for tests pass it on under its own name.
    const aliased = below('extension').filter(({path}) =>
      /=\s*(globalThis\.|window\.)?fetch\b/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(aliased.map(({path}) => path)).toEqual(['extension/api/client.ts']);
    const client = below('extension').find(({path}) => path === 'extension/api/client.ts');
    expect(client?.calls.filter(({name}) => name === 'answerOf')).toHaveLength(1);
    expect(client?.calls.map(({name}) => name)).toContain('noteRequest');
  });

  it('carry no extension in what bundlers read, nor in the shared core', () => {
    const wrong = product.flatMap(({path, imports}) =>
      imports.filter(({from}) => /^[.#].*\.tsx?$/.test(from)).map(({from}) => `${path} → ${from}`),
    );
    expect(wrong).toEqual([]);
    expect(
      below('shared').flatMap(({path, imports}) => imports.filter(({from}) => from.startsWith('.')).map(() => path)),
    ).toEqual([]);
  });

  it('form no cycle', () => {
    // Types vanish when a file is bundled, so only what remains can go round.
    const next = new Map(
      sources.map(({path, imports}) => [path, imports.flatMap(({file, typeOnly}) => (file && !typeOnly ? [file] : []))]),
    );
    expect(findCycles(next)).toEqual([]);
  });
});

function findCycles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    trail.push(path);
    for (const file of next.get(path) ?? []) visit(file);
    trail.pop();
    done.add(path);
  };
  for (const path of next.keys()) visit(path);
  return cycles;
}

/** Every file that runs before an entrypoint can do anything: imported by it, or by what it imports. */
function startedBy(entrypoint: string): string[] {
  const started = new Set<string>();
  const visit = (path: string): void => {
    if (started.has(path)) return;
    started.add(path);
    for (const {file, typeOnly, late} of sources.find(source => source.path === path)?.imports ?? []) {
      if (file !== undefined && !typeOnly && !late) visit(file);
    }
  };
  visit(entrypoint);
  return [...started];
}

describe('what starts often loads little', () => {
  const isHome = isIn('extension/local', 'shared/csv');

  it('the background starts without engine, commands and requests', () => {
    const started = startedBy('extension/entrypoints/background.ts');
    expect(started.filter(file => isHome(file) || file === 'shared/ingest.ts' || file === 'extension/api/client.ts')).toEqual([]);
    expect(startedBy('extension/entrypoints/homes.ts')).toEqual(
      expect.arrayContaining(['shared/ingest.ts', 'extension/api/client.ts']),
    );
  });

  it('the popup is drawn without mirror and filter language', () => {
    const started = startedBy('extension/entrypoints/popup/main.tsx');
    expect(started.filter(file => isHome(file) || isIn('extension/mirror', 'shared/filter')(file))).toEqual([]);
    expect(startedBy('extension/views/popup/live.ts')).toContain('shared/filter/evaluate.ts');
  });
});

describe('registries list every plug-in', () => {
  it.each([
    ['worker/connectors', /^Connector$/],
    ['extension/dashboards', /^Adapter$/],
    ['extension/actions', /Action$/],
  ])('%s', (folder, type) => {
    const files = below(folder).filter(({path}) => dirname(path) === folder);
    const registry = files.find(({path}) => basename(path) === 'registry.ts');
    const plugIns = files.filter(({constants}) => constants.some(one => type.test(one.type)));
    const registered = registry?.imports.flatMap(({file, typeOnly}) => (file && !typeOnly ? [file] : []));
    expect(plugIns.length).toBeGreaterThan(0);
    expect(registered).toEqual(expect.arrayContaining(plugIns.map(({path}) => path)));
    for (const {path, constants} of plugIns) {
      expect(constants.map(({name}) => name)).toContain(
        basename(path, '.ts').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      );
    }
  });

  it('worker/workspace/migrations.ts, each step once and in order', async () => {
    const {MIGRATIONS} = await import('../worker/workspace/migrations.ts');
    const ids = MIGRATIONS.map(({id}) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.map(id => Number(id.slice(0, 3)))).toEqual(ids.map((_, place) => place + 1));
    expect(MIGRATIONS.every(({why, sql}) => why.length > 10 && sql.length > 10)).toBe(true);
  });
});

describe('sizes', () => {
  it('of files are 300 lines at most', () => {
    expect(sources.filter(({lines}) => lines > 300).map(({path, lines}) => `${path}: ${lines}`)).toEqual([]);
  });

  it('of folders stay readable: no utils, helpers, lib, types or common, no index but the Worker’s', () => {
    const names = product.map(({path}) => path);
    expect(names.filter(path => /(^|\/)(utils|helpers|lib|types|common)(\/|\.tsx?$)/.test(path))).toEqual([]);
    expect(names.filter(path => basename(path) === 'index.ts' && path !== 'worker/index.ts')).toEqual([]);
    expect(names.filter(path => !/^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(basename(path)))).toEqual([]);
  });
});

describe('the shared core is pure', () => {
  // What the compiler lets through because it belongs to the language, or to Node when tests import the core.
  const IMPURE =
    /^(Date\.now|Math\.random|new Date\(0\)|Date\(0\)|performance\.|process\.|globalThis\.|console\.|crypto\.|fetch\(|setTimeout\(|queueMicrotask\()/;

  it('no clock, chance, network or environment', () => {
    const found = below('shared').flatMap(({path, globals}) =>
      globals.filter(name => IMPURE.test(name)).map(name => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('only small pure packages', () => {
    const packages = below('shared').flatMap(({imports}) =>
      imports.filter(({file, typeOnly}) => !file && !typeOnly).map(({from}) => from),
    );
    const allowed = new Set(['zod/mini', 'fflate', '@noble/hashes/hmac.js', '@noble/hashes/sha2.js', '@noble/hashes/utils.js']);
    expect([...new Set(packages)].filter(name => !allowed.has(name))).toEqual([]);
  });
});

describe('the lock file', () => {
  it('lists the optional packages of every platform, so that npm ci works on each of them', () => {
    const {packages} = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, LockedPackage>;
    };
    const missing = Object.entries(packages).flatMap(([path, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter(
        name => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});

type LockedPackage = {optionalDependencies?: Record<string, string>};

describe('the top level', () => {
  it('holds nothing but what the design lists', () => {
    const allowed = [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'extension',
      'worker',
      'shared',
      'tests',
      'node_modules',
    ];
    // What a run leaves behind is ignored by git.
    const ignored = ['test-results', 'shots', 'packages'];
    const entries = readdirSync(ROOT).filter(name => !name.startsWith('.') && !name.endsWith('.log'));
    expect(entries.filter(name => !allowed.includes(name) && !ignored.includes(name))).toEqual([]);
  });
});
