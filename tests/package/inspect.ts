import {homedir} from 'node:os';
import {ROOT} from '../setup/root.ts';
import {inspectScript} from './inspect-script.ts';
import type {Files} from './zip.ts';

/** Something in a package that a store refuses or that was never meant for it. */
export type Complaint = {readonly file: string; readonly what: string; readonly excerpt: string};

type Found = {readonly what: string; readonly at: number};

const KINDS =
  /^(manifest\.json|_locales\/[a-z]{2}\/messages\.json|icons\/\d+\.png|[a-z]+\.(html|js)|(chunks|assets)\/[\w-]+\.(js|css))$/;
const LANGUAGES = ['en', 'es', 'fr'];

/**
 * Looks through a package as a store's reviewer would: code from elsewhere, source maps, hosts of tests and of the demo, paths of
 * somebody's machine, files and languages that were left behind.
 */
export function inspect(files: Files): Complaint[] {
  const complaints = [...files].flatMap(([file, content]) => {
    const text = /\.png$/.test(file) ? '' : new TextDecoder().decode(content);
    return inspectFile(file, text).map(({what, at}) => ({file, what, excerpt: text.slice(Math.max(0, at - 30), at + 60)}));
  });
  return [...complaints, ...inspectLocales(files)];
}

function inspectFile(file: string, text: string): Found[] {
  const found = [...(KINDS.test(file) ? [] : [{what: 'a file that belongs in no package', at: 0}]), ...inspectText(file, text)];
  if (file.endsWith('.js')) found.push(...inspectScript(text));
  if (file.endsWith('.html')) found.push(...inspectPage(text));
  if (file.endsWith('.css'))
    found.push(...matches(text, /@import|url\(\s*['"]?(https?:)?\/\//gi, 'a style or picture from afar'));
  if (file === 'manifest.json') found.push(...inspectManifest(text));
  return found;
}

function inspectText(file: string, text: string): Found[] {
  // Sentences of the interface show addresses of the kind "https://blog.example"; code has no use for them.
  const example = /^(_locales\/|manifest\.json$)/.test(file)
    ? []
    : matches(text, /https?:\/\/[\w.-]+\.(example|test|invalid)\b/g, EXAMPLE);
  return [
    ...matches(text, /[#@]\s*sourceMappingURL=/g, 'a source map'),
    ...matches(text, /\b(127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, 'a host of the demo'),
    ...matches(
      text,
      /(\/home\/|\/Users\/|[A-Z]:\\+Users\\+|\/root\/|\/tmp\/|file:\/\/\/)[\w.-]*/g,
      'a path of somebody’s machine',
    ),
    ...[ROOT, homedir()].filter(path => path.length > 6).flatMap(path => literally(text, path, 'a path of somebody’s machine')),
    ...example,
  ];
}

const EXAMPLE = 'a host of the tests';

function inspectPage(text: string): Found[] {
  return [
    ...matches(text, /<script\b[^>]*\bsrc\s*=\s*["']?\s*(\w+:)?\/\//gi, 'a script from afar'),
    ...matches(text, /<link\b[^>]*\bhref\s*=\s*["']?\s*(\w+:)?\/\//gi, 'a style or picture from afar'),
    ...matches(text, /<script\b[^>]*>[^<\s]/gi, 'a script within the page'),
    ...matches(text, /\son\w+\s*=\s*["']/gi, 'a script within the page'),
    ...matches(text, /<base\b|<meta\b[^>]*http-equiv/gi, 'a page that changes its own rules'),
  ];
}

type Manifest = {
  host_permissions?: string[];
  content_scripts?: unknown[];
  externally_connectable?: unknown;
  update_url?: string;
  content_security_policy?: {extension_pages?: string; sandbox?: string};
};

function inspectManifest(text: string): Found[] {
  const manifest = JSON.parse(text) as Manifest;
  const {extension_pages: policy = '', sandbox} = manifest.content_security_policy ?? {};
  const wrong = [
    [(manifest.host_permissions ?? []).length > 0, 'a host at install'],
    [manifest.content_scripts !== undefined, 'a host at install'],
    [manifest.externally_connectable !== undefined, 'a door for other pages'],
    [manifest.update_url !== undefined, 'updates from elsewhere'],
    [
      sandbox !== undefined ||
        !/script-src 'self';/.test(policy) ||
        /unsafe-eval|script-src[^;]*(http|\*|unsafe-inline)/.test(policy),
      'a loose content security policy',
    ],
  ] as const;
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [{what, at: 0}] : []));
}

/** Our three languages, each with every sentence. */
function inspectLocales(files: Files): Complaint[] {
  const paths = [...files.keys()].filter(path => path.startsWith('_locales/'));
  const names = paths.map(path => path.split('/')[1] ?? '').sort();
  const complain = (file: string, excerpt: string) => ({file, what: 'a language left over or left out', excerpt});
  const odd = [...names.filter(name => !LANGUAGES.includes(name)), ...LANGUAGES.filter(name => !names.includes(name))];
  const keys = paths.map(path => Object.keys(JSON.parse(new TextDecoder().decode(files.get(path)))).sort());
  const uneven = paths.filter((_, place) => keys[place]?.join() !== keys[0]?.join());
  return [...odd.map(name => complain(`_locales/${name}`, name)), ...uneven.map(path => complain(path, 'other sentences'))];
}

function matches(text: string, pattern: RegExp, what: string): Found[] {
  return [...text.matchAll(pattern)].map(({index}) => ({what, at: index}));
}

function literally(text: string, path: string, what: string): Found[] {
  const at = text.indexOf(path);
  return at < 0 ? [] : [{what, at}];
}
