/** Rows as Ghost 6 renders them, without Ghost: the page must cost little beside what is measured. */
export const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>Rows</title>
<style>
  body { margin: 0; font: 13px sans-serif; }
  body > main { height: 100vh; overflow: auto; }
  table { width: 100%; table-layout: fixed; border-collapse: collapse; }
  td { position: relative; padding: 12px 16px; height: 40px; border-bottom: 1px solid #ddd; }
</style>
<main><main><div data-testid="members-page"><table data-testid="members-list"><tbody></tbody></table></div></main></main>
<script>
  const body = document.querySelector('tbody');
  let shift = 0;
  let made = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  function row() {
    const id = (made++).toString(16).padStart(24, '0');
    const row = document.createElement('tr');
    row.dataset.testid = 'members-list-item';
    row.innerHTML = '<td><div><span></span><div><a href="#/members/' + id + '?back=%2Fmembers"><span>Ada Adler ' + made +
      '</span></a><div data-testid="member-email">ada.adler' + made + '@example.org</div></div></div></td><td>Free</td>' +
      '<td>N/A</td><td>Unknown</td><td>23 Nov 2026</td>';
    return row;
  }
  function add(count) {
    const rows = document.createDocumentFragment();
    for (let n = 0; n < count; n++) rows.append(row());
    body.append(rows);
  }
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  async function run(batches, size) {
    shift = 0;
    for (let n = 0; n < batches; n++) { add(size); await frame(); await frame(); }
  }
  async function scrollThrough() {
    const main = document.querySelector('main');
    for (let top = 0; top < main.scrollHeight; top += 1000) { main.scrollTop = top; await frame(); await frame(); }
  }
  const hosts = () => document.querySelectorAll('tbody span[data-bare], tbody [data-regulars]').length;
  const result = () => ({shift, rows: body.rows.length, hosts: hosts()});
  add(1);
</script>`;

/** The least that marks a row: an observer and one bare element each. */
export const BARE_SPAN = `
const mark = row => {
  const span = document.createElement('span');
  span.dataset.bare = '';
  row.firstElementChild.append(span);
};
new MutationObserver(records => {
  for (const {addedNodes} of records) for (const node of addedNodes) if (node.localName === 'tr') mark(node);
}).observe(document.querySelector('tbody'), {childList: true});
for (const row of document.querySelectorAll('tr')) mark(row);
`;
