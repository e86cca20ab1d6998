/** One kind of list: where it is, how the sampler reads it, and what a creator or the page itself does with it. */
export type Dashboard = {
  /** How the sampler calls it. */
  readonly kind: string;
  readonly path: string;
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

const CLONE_ROW = `(() => {
  const row = document.querySelectorAll(ROW)[3];
  window.copy?.remove();
  window.copy = row.cloneNode(true);
  row.parentElement.append(window.copy);
})()`;
const DROP_CLONE = 'window.copy.remove()';
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
  kind: 'ghost-6',
  path: '/ghost/#/members',
  api: /\/ghost\/api\/admin\/members\//,
  acts: ghostActs('tr[data-testid=members-list-item]:not([aria-hidden=true])'),
};

export const ghost5: Dashboard = {...ghost6, kind: 'ghost-5', acts: ghostActs('tr.gh-members-list-row')};

export const react: Dashboard = {
  kind: 'react',
  path: '/react/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [...clones('tr.person'), 'list.rekey()']},
};

export const grid: Dashboard = {
  kind: 'grid',
  path: '/grid/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [CLONE_SLOTTED, DROP_CLONE, 'list.rekey()']},
};

export const table: Dashboard = {
  kind: 'table',
  path: '/table/#/people',
  api: /\/api\/people/,
  acts: {...ownActs, others: [...clones('#people tbody tr'), 'list.move()', 'list.rekey()', 'list.renumber()']},
};
