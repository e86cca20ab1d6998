import {type Language, person} from '../../../fixtures/pages/page.ts';
import {type Markup, patreonList} from '../../../fixtures/pages/patreon-lists.ts';

/** One kind of list: where it is, how the sampler reads it, and what a creator or the page itself does with it. */
export type Dashboard = {
  readonly name: string;
  /** How the sampler reads it. */
  readonly kind: string;
  readonly path: string;
  /** Of a page that is served under the vendor's own address; nothing reaches the network. */
  readonly html?: string;
  /** The requests by which the page gets people. */
  readonly api: RegExp;
  /** What the page's own script does, in its world. */
  readonly acts: {
    readonly sort: string;
    readonly search: string;
    readonly everyone: string;
    readonly leave: string;
    readonly enter: string;
    /** Other changes of the rows, by the page. */
    readonly others: readonly string[];
  };
};

// without our chips nobody has waited for the rows yet
const CLONE_ROW = `(async () => {
  const rowThere = () => document.querySelectorAll(ROW)[3];
  while (rowThere() === undefined) await new Promise(resolve => setTimeout(resolve, 50));
  const row = rowThere();
  window.copy?.remove();
  window.copy = row.cloneNode(true);
  row.parentElement.append(window.copy);
})()`;
// the page keeps nothing of it
const DROP_CLONE = 'window.copy.remove(), window.copy = undefined';
const clones = (row: string) => [CLONE_ROW.replace('ROW', JSON.stringify(row)), DROP_CLONE];

/** The grid's texts stand outside its rows: a copy of one is slotted into the same cell. */
const CLONE_SLOTTED = `(() => {
  const first = document.querySelector('vaadin-grid').shadowRoot.querySelector('#items tr:not([hidden]) slot').assignedElements()[0];
  window.copy = first.cloneNode(true);
  first.after(window.copy);
})()`;

const ghostActs = (row: string): Dashboard['acts'] => ({
  sort: `location.hash = '#/members?filter=' + encodeURIComponent('status:free')`,
  search: `location.hash = '#/members?search=an'`,
  everyone: `location.hash = '#/members'`,
  leave: `location.hash = '#/tags'`,
  enter: `location.hash = '#/members'`,
  others: clones(row),
});

const ownActs: Omit<Dashboard['acts'], 'others'> = {
  sort: 'list.sort()',
  search: `list.search('ada.')`,
  everyone: `list.search('')`,
  leave: 'list.leave()',
  enter: 'list.enter()',
};

export const ghost6: Dashboard = {
  name: 'Ghost 6',
  kind: 'ghost-6',
  path: '/ghost/#/members',
  api: /\/ghost\/api\/admin\/members\//,
  acts: ghostActs('tr[data-testid=members-list-item]:not([aria-hidden=true])'),
};

export const ghost5: Dashboard = {...ghost6, name: 'Ghost 5', kind: 'ghost-5', acts: ghostActs('tr.gh-members-list-row')};

export const react: Dashboard = {
  name: 'React rows that are kept',
  kind: 'react',
  path: '/react/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [...clones('tr.person'), 'list.rekey()']},
};

export const grid: Dashboard = {
  name: 'a grid in a shadow root',
  kind: 'grid',
  path: '/grid/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [CLONE_SLOTTED, DROP_CLONE, 'list.rekey()']},
};

export const table: Dashboard = {
  name: '3,000 rows of a server',
  kind: 'table',
  path: '/table/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [...clones('#people tbody tr'), 'list.move()', 'list.rekey()', 'list.renumber()']},
};

const PATREON_ROWS = 60;
const common = {discord: '', tier: 'Gold', amount: '$5.00', lifetime: '$60.00', lastCharge: '1 Nov', status: 'Active'};
const PATREON_ACTS: Dashboard['acts'] = {
  sort: `parent().append(...boxes().reverse())`,
  search: `rows().forEach((row, n) => { row.hidden = n % 3 === 0; })`,
  everyone: `rows().forEach(row => { row.hidden = false; })`,
  leave: `history.pushState({}, '', '/home'); main.remove()`,
  enter: `history.pushState({}, '', address); document.body.append(main)`,
  others: [
    'boxes()[3].after(window.copy = boxes()[3].cloneNode(true))',
    DROP_CLONE,
    // a row is drawn again with the next one's person
    'rows()[1].innerHTML = rows()[2].innerHTML',
    'rows()[5].replaceWith(rows()[5].cloneNode(true))',
  ],
};
const PATREON_SCRIPT = `<script>
  const main = document.querySelector('main');
  const address = location.href;
  const rows = () => [...document.querySelectorAll('[data-n]')];
  // each row may stand in a box of its own
  const boxOf = row => (row.parentElement.matches('.x-1') ? row.parentElement : row);
  const boxes = () => rows().map(boxOf);
  const parent = () => boxes()[0].parentElement;
</script>`;

/** Patreon's two lists under their own addresses, in a language and the markup that goes with it in these tests. */
export function patreon(of: 'members' | 'sales', language: Language, markup: Markup): Dashboard {
  const rows = Array.from({length: PATREON_ROWS}, (_, n) => {
    const {name, email} = person(n);
    return of === 'members'
      ? {...common, n, name: `<a href="/user?u=${1000 + n}"><span>${name}</span></a>`, email}
      : {...common, n, name: `<button>${name}</button>`, product: 'Winter songs', date: '3 Nov 2026'};
  });
  const columns =
    of === 'members'
      ? (['name', 'email', 'tier', 'amount', 'status'] as const)
      : (['name', 'product', 'date', 'status', 'amount'] as const);
  return {
    name: `Patreon’s ${of} in ${language}`,
    kind: of,
    path: of === 'members' ? 'https://www.patreon.com/members' : 'https://www.patreon.com/audience/sales',
    html: patreonList({of, language, markup, columns, rows}) + PATREON_SCRIPT,
    api: /\/api\//,
    acts: PATREON_ACTS,
  };
}
