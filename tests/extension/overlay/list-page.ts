import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {ROOT} from '../../setup/root.ts';

/**
 * A member list with the marks that the Ghost adapter knows, whose rows a test can change in every way in which pages do: text
 * and links rewritten in place, rows cloned, cells wiped, rows rendered by index.
 */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>List</title>
<style>
  body { margin: 0; font: 14px sans-serif; background: #fff; }
  body.dark { background: #14161a; color: #eee; }
  table { width: 900px; table-layout: fixed; border-collapse: collapse; }
  td { position: relative; padding: 12px 16px; border-bottom: 1px solid #ddd; }
  span, td span { position: static; display: inline; width: auto; }
</style>
<div data-testid="members-page"></div>
<script type="module">
  import {h, render} from '/preact.mjs';
  const page = document.querySelector('[data-testid=members-page]');
  window.errors = [];
  window.addEventListener('error', event => errors.push(event.message));
  window.seen = [];
  for (const type of ['click', 'auxclick', 'mousedown', 'pointerdown', 'contextmenu', 'keydown', 'input'])
    document.addEventListener(type, event => seen.push(type + ' ' + (event.key ?? '')));
  window.shift = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  const id = n => n.toString(16).padStart(24, '0');
  const row = n => h('tr', {'data-testid': 'members-list-item'},
    h('td', {}, h('div', {}, h('a', {href: '#/members/' + id(n) + '?back=x'}, h('span', {}, 'Person ' + n))),
      h('div', {'data-testid': 'member-email'}, 'person' + n + '@example.org')),
    h('td', {}, 'Free'));
  // without keys: a changed list keeps its nodes and swaps what is in them
  window.show = numbers => render(h('table', {'data-testid': 'members-list'}, h('tbody', {}, numbers.map(row))), page);
  window.rows = () => [...document.querySelectorAll('tr')];
  window.hosts = () => document.querySelectorAll('tr [data-regulars]').length;
  window.others = () => document.querySelectorAll(':not(tr *)[data-regulars]').length;
  window.rewrite = numbers => rows().forEach((tr, n) => {
    tr.querySelector('a').setAttribute('href', '#/members/' + id(numbers[n]) + '?back=x');
    tr.querySelector('a span').firstChild.data = 'Person ' + numbers[n];
    tr.querySelector('[data-testid=member-email]').firstChild.data = 'person' + numbers[n] + '@example.org';
  });
  show([...Array(Number(new URLSearchParams(location.search).get('rows') ?? 12)).keys()].map(n => n + 1));
</script>`;

export type ListServer = {readonly url: string; close(): void};

export async function serveList(): Promise<ListServer> {
  const preact = readFileSync(join(ROOT, 'node_modules/preact/dist/preact.mjs'));
  const server = createServer((ask, answer) => {
    const isScript = ask.url === '/preact.mjs';
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(isScript ? preact : PAGE);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}/ghost/`, close: () => server.close()};
}
