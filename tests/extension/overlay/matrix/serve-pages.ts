import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {build} from 'esbuild';
import {page, person, times} from '../../../fixtures/pages/page.ts';
import {REACT_ROWS} from '../../../fixtures/pages/react-rows.ts';
import {SERVER_TABLE_SCRIPT, serverTable} from '../../../fixtures/pages/server-table.ts';
import {lateGrid, SHADOW_GRID} from '../../../fixtures/pages/shadow-grid.ts';
import {ROOT} from '../../../setup/root.ts';

export type Pages = {readonly url: string; close(): void};

const MEMBERS = 400;
const SERVER_ROWS = 3_000;

// As strict as a page can be: no inline script, nothing from elsewhere, and no markup made of text.
const STRICT = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'`;
const TRUSTED_TYPES = `; require-trusted-types-for 'script'`;

const STYLE = `
  body { margin: 0 } .scroller { block-size: 600px; overflow: auto } table { inline-size: 900px; table-layout: fixed }
  table { border-collapse: collapse } td { box-sizing: border-box; position: relative; block-size: 48px; padding: 4px 16px }
  .who { overflow: hidden } vaadin-grid { block-size: 600px }`;

/** Serves the pages of the matrix and the people on them. */
export async function servePages(): Promise<Pages> {
  const shell = page('People', '<div id="app"></div><script src="list.js"></script>', {style: STYLE});
  const table = serverTable(SERVER_ROWS);
  const files = new Map([
    ['/react/', shell],
    ['/react/list.js', await bundle(REACT_ROWS)],
    ['/grid/', shell],
    ['/grid/list.js', await bundle(SHADOW_GRID)],
    ['/table/', table],
    ...(['open', 'closed'] as const).flatMap(mode => [
      [`/${mode}-grid/`, page('People', '<vaadin-grid></vaadin-grid><script src="list.js"></script>')] as const,
      [`/${mode}-grid/list.js`, lateGrid(mode)] as const,
    ]),
    ['/frames/', serverTable(8, '<iframe src="/table/#/people" width="700" height="300"></iframe>')],
    ['/crowded/', serverTable(8, `<div hidden>${times(50_000, n => `<p>${n}</p>`)}</div>`)],
    ...['table', 'frames', 'crowded'].map(name => [`/${name}/list.js`, SERVER_TABLE_SCRIPT] as const),
  ]);
  const server = createServer((ask, answer) => respond(ask, answer, files));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}`, close: () => server.close()};
}

function respond(ask: IncomingMessage, answer: ServerResponse, files: ReadonlyMap<string, string>): void {
  const {pathname, searchParams} = new URL(ask.url ?? '/', 'http://127.0.0.1');
  // the grid's own code makes markup of text
  answer.setHeader('content-security-policy', STRICT + (pathname === '/grid/' ? '' : TRUSTED_TYPES));
  if (pathname === '/api/people') {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(people(searchParams)));
    return;
  }
  const body = files.get(pathname);
  answer.statusCode = body === undefined ? 204 : 200;
  answer.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
  answer.end(body);
}

function people(query: URLSearchParams): object {
  const order = query.get('order') === 'email' ? 'email' : 'n';
  const search = query.get('search') ?? '';
  const all = Array.from({length: MEMBERS}, (_, n) => ({...person(n), tier: 'Gold', since: `${n % 90} months`}))
    .filter(({email}) => email.includes(search))
    .sort((one, other) => (one[order] < other[order] ? -1 : 1));
  const from = Number(query.get('from'));
  return {total: all.length, people: all.slice(from, from + Number(query.get('count')))};
}

/** One classic script with everything that it imports; what would count the developers that use a library is left out. */
async function bundle(source: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: ROOT},
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome123',
    define: {'process.env.NODE_ENV': '"production"'},
    alias: {'@vaadin/vaadin-usage-statistics/vaadin-usage-statistics.js': EMPTY},
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const EMPTY = 'data:text/javascript,export function usageStatistics(){}';
