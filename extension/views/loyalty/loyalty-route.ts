/** The parts of the programme, each with an address of its own. */
export const LOYALTY_TABS = ['rules', 'levels', 'badges', 'rewards', 'ranking', 'sequences', 'page', 'figures'] as const;
export type LoyaltyTab = (typeof LOYALTY_TABS)[number];

/** A tab; with `id` one of its things, or `new`; `show` and `from` are the tab's own words for what of it is shown. */
export type LoyaltyRoute = {
  readonly view: 'loyalty';
  readonly tab: LoyaltyTab;
  readonly id?: string | undefined;
  readonly show?: string | undefined;
  readonly from?: string | undefined;
};

const PARAMS = ['show', 'from'] as const;

/** Reads `#/loyalty/TAB/ID?show=…&from=…`. A tab that there is not is the first one. */
export function parseLoyalty(tab: string | undefined, id: string | undefined, params: URLSearchParams): LoyaltyRoute {
  const said = PARAMS.flatMap(name => (params.get(name) ? [[name, params.get(name) ?? '']] : []));
  return {
    view: 'loyalty',
    tab: LOYALTY_TABS.find(name => name === tab) ?? 'rules',
    ...(id ? {id} : {}),
    ...Object.fromEntries(said),
  };
}

/** Sets the parameters. @returns what follows the view's name in the path */
export function printLoyalty({tab, id, show, from}: LoyaltyRoute, params: URLSearchParams): string {
  if (show !== undefined) params.set('show', show);
  if (from !== undefined) params.set('from', from);
  return `/${tab}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}
