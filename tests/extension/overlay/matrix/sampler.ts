/**
 * Looks at rows and chips from inside the page, as often as the page paints: who a row shows, by the page's own marks, and whom its
 * chip is of, by the number of days that the stand-in for the background makes of each identity. Runs in the extension's world,
 * the only one that may open closed roots; nothing of the overlay's own reading of rows is used.
 */
export const SAMPLER = `
(() => {
  const lower = text => (text ?? '').trim().toLowerCase();
  const one = (root, selector) => root.querySelector(selector);
  const marked = () => [...document.querySelectorAll('[data-n]:not([hidden])')];
  const kinds = {
    'ghost-6': {
      rows: () => [...document.querySelectorAll('tr[data-testid=members-list-item]:not([aria-hidden=true])')],
      who: row => /members\\/([0-9a-f]{24})/.exec(one(row, 'a[href*="#/members/"]')?.getAttribute('href') ?? '')?.[1] ?? '',
    },
    'ghost-5': {
      rows: () => [...document.querySelectorAll('tr.gh-members-list-row')],
      who: row => /members\\/([0-9a-f]{24})/.exec(one(row, 'a[href*="#/members/"]')?.getAttribute('href') ?? '')?.[1] ?? '',
    },
    react: {rows: () => [...document.querySelectorAll('tr.person')], who: row => lower(one(row, '.mail')?.textContent)},
    grid: {
      rows: () => [...(one(document, 'vaadin-grid')?.shadowRoot?.querySelectorAll('#items tr:not([hidden])') ?? [])],
      who: row => lower(row.cells[1].firstElementChild.assignedElements()[0]?.textContent),
      parts: row => [row, ...[...row.querySelectorAll('slot')].flatMap(slot => slot.assignedElements())],
    },
    table: {
      rows: () => [...document.querySelectorAll('#people tbody tr:not([hidden])')],
      who: row => row.dataset.member,
      isOrdered: true,
    },
    members: {rows: marked, who: row => /[?&]u=(\\d+)/.exec(one(row, 'a[href*="u="]')?.href ?? '')?.[1] ?? ''},
    sales: {rows: marked, who: row => one(row, 'button')?.textContent ?? ''},
  };
  const score = who => [...who].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 101, 0);
  const days = who => 8 + [...who].reduce((sum, character) => (sum * 131 + character.codePointAt(0)) % 999_983, 7);

  // chips that stand above the page, by the row that they stand over
  function layered() {
    const roots = [...document.querySelectorAll('body > [data-regulars]')].map(host => chrome.dom?.openOrClosedShadowRoot(host));
    return roots.flatMap(root => [...(root?.querySelectorAll('[data-regulars]') ?? [])]).map(host => {
      const {top, bottom} = host.getBoundingClientRect();
      return {host, middle: (top + bottom) / 2, isSeen: getComputedStyle(host).visibility !== 'hidden'};
    });
  }
  const over = ({top, bottom}, chips) => chips.filter(({middle, isSeen}) => isSeen && middle > top && middle < bottom).map(({host}) => host);

  function look(kind, filter) {
    const above = layered();
    const {rows, who, parts = row => [row], isOrdered = false} = kinds[kind];
    const seen = {rows: 0, right: 0, waiting: 0, bare: 0, wrong: [], people: []};
    for (const row of rows()) {
      const {top, bottom, height} = row.getBoundingClientRect();
      if (top > innerHeight && isOrdered) break;
      const middle = (top + bottom) / 2;
      if (height === 0 || middle < 0 || middle > innerHeight) continue;
      const person = who(row);
      const inside = parts(row).flatMap(part => [...part.querySelectorAll('[data-regulars]')]);
      const hosts = [...inside, ...over({top, bottom}, above)];
      if (person === '') {
        if (hosts.length > 0) seen.wrong.push('a chip on nobody');
        continue;
      }
      seen.rows += 1;
      seen.people.push(person);
      if (hosts.length > 1) seen.wrong.push(person + ' has ' + hosts.length + ' chips');
      if (hosts.length === 0) seen.bare += 1;
      const root = hosts[0] && chrome.dom?.openOrClosedShadowRoot(hosts[0]);
      const label = root?.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '';
      const dimmed = row.style.opacity === '0.32';
      const matches = filter === undefined || score(person) % 10 === filter;
      if (dimmed && matches) seen.wrong.push(person + ' is dimmed');
      if (label === '') {
        if (hosts.length > 0) seen.waiting += 1;
        continue;
      }
      const said = [/^Loyalty (\\d+) of/.exec(label)?.[1], / file (\\d+) days/.exec(label)?.[1]].map(Number);
      if (said[0] !== score(person) || said[1] !== days(person)) seen.wrong.push(person + ' has another’s chip: ' + label);
      else if (!dimmed && !matches) seen.wrong.push(person + ' is not dimmed');
      else seen.right += 1;
    }
    return seen;
  }

  // the boxes of rows and cells, so that a change by a fraction of a pixel shows
  const boxes = kind =>
    kinds[kind].rows().flatMap(row => [row, ...row.children, ...(kinds[kind].parts?.(row) ?? [])]).map(element => {
      const {x, y, width, height} = element.getBoundingClientRect();
      return [x, y, width, height].join();
    });

  let watching = false;
  globalThis.sampler = {
    look,
    boxes,
    hosts: kind => [
      ...kinds[kind].rows().flatMap(row => (kinds[kind].parts?.(row) ?? [row]).flatMap(part => [...part.querySelectorAll('[data-regulars]')])),
      ...layered().map(({host}) => host),
    ],
    // every frame as it was painted
    watch(kind, filter) {
      const total = {frames: 0, rows: 0, right: 0, wrong: [], people: new Set()};
      watching = true;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (!watching) return;
        const {rows, right, wrong, people} = look(kind, filter);
        total.frames += 1;
        for (const person of people) total.people.add(person);
        total.rows += rows;
        total.right += right;
        if (total.wrong.length < 20) total.wrong.push(...wrong);
        requestAnimationFrame(() => channel.port2.postMessage(0));
      };
      requestAnimationFrame(() => channel.port2.postMessage(0));
      globalThis.sampler.total = total;
    },
    stop() {
      watching = false;
      return {...globalThis.sampler.total, people: globalThis.sampler.total.people.size};
    },
  };
})();
`;

export type Look = {
  readonly rows: number;
  readonly right: number;
  readonly waiting: number;
  readonly bare: number;
  readonly wrong: readonly string[];
};
export type Watched = {
  readonly frames: number;
  /** Rows in the window and right chips on them, frame by frame. */
  readonly rows: number;
  readonly right: number;
  readonly wrong: readonly string[];
  /** How many came by. */
  readonly people: number;
};

/** Appended to the stand-in for the background: each identity has a chip of its own, by which it can be told from all others. */
export const ONE_CHIP_EACH = `
idOf = ({identifiers: [first], emailPrefix, name}) => first?.split(':').at(-1) ?? emailPrefix ?? name ?? '';
unsureOf = () => undefined;
stateOf = id => ({
  kind: 'score',
  score: scoreOf(id),
  risk: false,
  staleDays: 8 + [...id].reduce((sum, character) => (sum * 131 + character.codePointAt(0)) % 999_983, 7),
});
// what the extension does after an update: the overlay goes into tabs that were open before
chrome.runtime.onInstalled.addListener(async () => {
  for (const {id, url} of await chrome.tabs.query({}))
    if (url?.startsWith('http')) await chrome.scripting.executeScript({target: {tabId: id}, files: ['overlay.js']}).catch(() => 0);
});
`;
