import {describe, expect, it} from 'vitest';
import {ROOT} from '../setup/root.ts';
import {inspect} from './inspect.ts';

const POLICY = "script-src 'self'; object-src 'none';";
const MANIFEST = {manifest_version: 3, name: '__MSG_name__', content_security_policy: {extension_pages: POLICY}};
const SENTENCES = JSON.stringify({name: {message: 'Regulars'}});

/** A package without a fault, and what a case changes in it. */
function packageWith(changes: Record<string, string | undefined>) {
  const clean = {
    'manifest.json': JSON.stringify(MANIFEST),
    '_locales/en/messages.json': SENTENCES,
    '_locales/es/messages.json': SENTENCES,
    '_locales/fr/messages.json': SENTENCES,
    'icons/16.png': 'https://in.a.picture.test',
    'popup.html': '<!doctype html><script type="module" src="/chunks/popup-a1.js"></script>',
    'chunks/popup-a1.js': 'const a = 1; export {a};',
    'assets/popup-b2.css': '.a { background: url("/icons/16.png") }',
  };
  const files = Object.entries({...clean, ...changes});
  return new Map(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, new TextEncoder().encode(text)] as const])));
}

const complaintsOf = (changes: Record<string, string | undefined>) =>
  inspect(packageWith(changes)).map(({file, what}) => `${file}: ${what}`);
const manifestWith = (changes: object) => JSON.stringify({...MANIFEST, ...changes});

describe('the look through a package', () => {
  it('finds nothing in a clean one', () => {
    expect(complaintsOf({})).toEqual([]);
  });

  it.each([
    ['eval', 'eval("1")', 'eval'],
    ['eval by another way round', 'const run = (0, eval); run(text)', 'eval'],
    ['eval of the global object', 'globalThis.eval(text)', 'eval'],
    ['eval named by text', 'window["eval"](text)', 'eval'],
    ['a function from text', 'new Function("a", "return a")', 'new Function'],
    ['a function from text without new', 'Function("return this")()', 'new Function'],
    ['a function from text under another name', 'const F = Function; new F("")', 'new Function'],
    ['a timer that runs text', 'setTimeout("go()", 5)', 'a timer with text'],
    ['a script element', 'document.createElement("script")', 'a script element'],
    ['a script element in capitals', 'd.createElement(`SCRIPT`)', 'a script element'],
    ['a script element with a name space', 'd.createElementNS("http://www.w3.org/2000/svg", "script")', 'a script element'],
    ['a script element drawn by Preact', 'jsx("script", {src: a})', 'a script element'],
    ['a script element written as text', 'box.innerHTML = `<script src=a.js>`', 'a script element'],
    ['a page that is written', 'document.write(text)', 'document.write'],
    ['an import from afar', 'import("https://cdn.test.com/a.js")', 'a script from afar'],
    ['a static import from afar', 'import a from "https://cdn.test.com/a.js"; a()', 'a script from afar'],
    ['a worker from afar', 'new Worker("//cdn.test.com/a.js")', 'a script from afar'],
    ['a worker from text', 'new Worker("data:text/javascript,1")', 'a script from afar'],
    ['scripts of a worker from afar', 'importScripts("https://cdn.test.com/a.js")', 'a script from afar'],
    ['an address given to a script', 'tag.src = "https://cdn.test.com/a.js"', 'a script from afar'],
    ['a source map', 'const a = 1;\n//# sourceMappingURL=popup.js.map', 'a source map'],
    ['a host of the demo', 'fetch("http://127.0.0.1:2369/ghost/")', 'a host of the demo'],
    ['a host of the tests', 'const a = "https://blog.example/ghost"', 'a host of the tests'],
    ['a home folder', 'const a = "/home/ada/regulars/a.ts"', 'a path of somebody’s machine'],
    ['a folder of Windows', String.raw`const a = "C:\\Users\\ada"`, 'a path of somebody’s machine'],
    ['this very folder', `const a = ${JSON.stringify(ROOT)}`, 'a path of somebody’s machine'],
  ])('catches %s', (_, code, what) => {
    expect(complaintsOf({'chunks/popup-a1.js': code})).toContain(`chunks/popup-a1.js: ${what}`);
  });

  it.each([
    ['a property called eval', 'const a = {eval: 1}; a.eval'],
    ['a question for functions', 'if (a instanceof Function) Function.prototype.call(a)'],
    ['a comment and a string about it', 'const a = "eval(1) and new Function"; /* eval(a) */'],
    ['our own worker', 'new Worker(browser.runtime.getURL("/importer.js")); importScripts("/homes.js")'],
    ['a link that people follow', 'const a = "https://www.patreon.com/members"; open(a)'],
    ['a name space', 'document.createElementNS("http://www.w3.org/2000/svg", "path")'],
    ['an origin that may be asked for', 'const a = "http://127.0.0.1/*"'],
  ])('lets pass %s', (_, code) => {
    expect(complaintsOf({'chunks/popup-a1.js': code})).toEqual([]);
  });

  it.each([
    ['a script from afar', '<script src="https://cdn.test.com/a.js"></script>', 'a script from afar'],
    ['a script without a protocol', "<script defer src='//cdn.test.com/a.js'></script>", 'a script from afar'],
    ['a font from afar', '<link rel="stylesheet" href="https://fonts.test.com/a.css">', 'a style or picture from afar'],
    ['a script within the page', '<script>go()</script>', 'a script within the page'],
    ['a handler within the page', '<body onload="go()">', 'a script within the page'],
    ['another base', '<base href="https://cdn.test.com/">', 'a page that changes its own rules'],
  ])('catches %s in a page', (_, page, what) => {
    expect(complaintsOf({'popup.html': page})).toContain(`popup.html: ${what}`);
  });

  it('catches a style that fetches', () => {
    expect(complaintsOf({'assets/popup-b2.css': '@import "a.css";'})).toEqual([
      'assets/popup-b2.css: a style or picture from afar',
    ]);
    expect(complaintsOf({'assets/popup-b2.css': '.a { mask: url(//cdn.test.com/a.svg) }'})).toHaveLength(1);
  });

  it.each([
    ['a host at install', {host_permissions: ['http://127.0.0.1/*']}, 'a host at install'],
    ['a script on pages at install', {content_scripts: []}, 'a host at install'],
    ['a door for pages', {externally_connectable: {matches: ['https://*.test.com/*']}}, 'a door for other pages'],
    ['updates from elsewhere', {update_url: 'https://updates.test.com'}, 'updates from elsewhere'],
    ['no policy', {content_security_policy: undefined}, 'a loose content security policy'],
    [
      'a policy that lets text run',
      {content_security_policy: {extension_pages: "script-src 'self' 'unsafe-eval'; object-src 'self';"}},
      'a loose content security policy',
    ],
    [
      'a policy with another host',
      {content_security_policy: {extension_pages: "script-src 'self' https://cdn.test.com; object-src 'self';"}},
      'a loose content security policy',
    ],
  ])('catches %s in the manifest', (_, change, what) => {
    expect(complaintsOf({'manifest.json': manifestWith(change)})).toContain(`manifest.json: ${what}`);
  });

  it.each(['chunks/popup-a1.js.map', 'src/main.ts', '.DS_Store', 'chunks/notes.md', 'icons/mark.svg'])(
    'catches %s, which belongs in no package',
    path => {
      expect(complaintsOf({[path]: ''})).toEqual([`${path}: a file that belongs in no package`]);
    },
  );

  it('catches a language left over, left out, or short of a sentence', () => {
    expect(complaintsOf({'_locales/de/messages.json': SENTENCES})).toEqual(['_locales/de: a language left over or left out']);
    expect(complaintsOf({'_locales/fr/messages.json': undefined})).toEqual(['_locales/fr: a language left over or left out']);
    expect(complaintsOf({'_locales/fr/messages.json': '{}'})).toHaveLength(1);
  });
});
