import type {EventKind} from '#shared/model/event-kind';
import type {ConnectedVendor} from '#shared/protocol/connect';
import {ACT_IDS, type ActId} from '../actions/act-path';
import {LOG_KINDS, type LogKind} from '../log/log-kind';
import {DOOR_KINDS, DOOR_VENDORS, type DoorKind} from './doors/door';
import {isTerm, type Term} from './glossary/terms';
import {EVENTS} from './history-events';
import {SPANS, type SpanName} from './history-span';
import {type LoyaltyRoute, parseLoyalty, printLoyalty} from './loyalty/loyalty-route';
import {type PromotionsRoute, parsePromotions, printPromotions} from './promotions/promotions-route';

/** What the page's address says, so that every state can be linked, reloaded and gone back to. */
export type Route =
  | {readonly view: 'today' | 'overview' | 'settings' | 'requests' | 'leave' | 'welcome'}
  /** With `vendor` one of its doors is open, the quickest unless said. */
  | {readonly view: 'connections'; readonly vendor?: ConnectedVendor | undefined; readonly door?: DoorKind | undefined}
  /** What words mean; `term` is the one that was asked about. */
  | {readonly view: 'glossary'; readonly term?: Term | undefined}
  | {
      readonly view: 'supporters';
      readonly id?: string | undefined;
      readonly filter: string;
      /** Undefined: as the saved filter says, else `FIRST_SORT`. */
      readonly sort?: Sort | undefined;
      /** Only these people, for a list that no filter can say; empty: everyone. */
      readonly people: readonly string[];
      /** The dialog that is open: for the person `id`, else for everyone in the list. */
      readonly act?: ActId | undefined;
      /** What the dialog is for: a message's purpose, a benefit, an order. */
      readonly purpose?: string | undefined;
    }
  /** With `id` the columns of a file that waits for it, with `table` those of a table that was explained. */
  | {readonly view: 'import'; readonly id?: string | undefined; readonly table?: string | undefined}
  | {readonly view: 'filters'; readonly edit?: string | undefined; readonly text?: string | undefined}
  /** The list; with `left` the search for another one, with `right` the two side by side, with `split` a record of `left`. */
  | {
      readonly view: 'duplicates';
      readonly left?: string | undefined;
      readonly right?: string | undefined;
      readonly split?: string | undefined;
    }
  | HistoryRoute
  /** What was done; `only`: of one kind. */
  | {readonly view: 'log'; readonly only?: LogKind | undefined}
  /** The list; with `id` one of them, or `new`: with `isEdit` its form, else who is owed it in `month`. */
  | {
      readonly view: 'benefits';
      readonly id?: string | undefined;
      readonly isEdit?: boolean | undefined;
      readonly month?: string | undefined;
      readonly show?: BenefitShow | undefined;
    }
  | PromotionsRoute
  | LoyaltyRoute
  | {readonly view: 'connect'; readonly server: string; readonly code: string}
  /** Messages one by one. */
  | {readonly view: 'run'; readonly id: string};

/** The page's views that stand in its navigation, in their order. */
export const NAVIGATION = [
  'today',
  'overview',
  'supporters',
  'filters',
  'loyalty',
  'benefits',
  'promotions',
  'history',
  'log',
  'duplicates',
  'connections',
  'import',
  'settings',
] as const;

export const HISTORY_TABS = ['changes', 'list', 'declined', 'anniversaries', 'seats'] as const;
export type HistoryTab = (typeof HISTORY_TABS)[number];

/** A question about the past; what is absent is the tab's own beginning. */
export type HistoryRoute = {
  readonly view: 'history';
  readonly tab: HistoryTab;
  readonly span?: SpanName | undefined;
  /** Days as `YYYY-MM-DD`, for the span `dates`; `until` alone is the day of the list. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly event?: EventKind | undefined;
  /** Which bar or number was opened. */
  readonly only?: string | undefined;
};

/** Which people of a benefit's month are shown. */
export const BENEFIT_SHOWS = ['owed', 'noAddress', 'delivered', 'wont'] as const;
export type BenefitShow = (typeof BENEFIT_SHOWS)[number];

/** `by`: a field of the filter language; one that there is not leaves people in the order of their names. */
export type Sort = {readonly by: string; readonly descending: boolean};

/** The newest first (ARM-50). */
export const FIRST_SORT: Sort = {by: 'joined', descending: true};

/** Reads `location.hash`. Anything unknown is Today. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [view, id, other] = path.split('/');
  const params = new URLSearchParams(query);
  switch (view) {
    case 'supporters':
      return {
        view,
        ...(id ? {id: decoded(id)} : {}),
        filter: params.get('filter') ?? '',
        ...parsedSort(params.get('sort')),
        people: params.get('people')?.split('.') ?? [],
        ...parsedAct(params),
      };
    case 'filters':
      return {
        view,
        ...(id ? {edit: decoded(id)} : {}),
        ...(params.has('text') ? {text: params.get('text') ?? ''} : {}),
      };
    case 'duplicates':
      return {
        view,
        ...(id ? {left: decoded(id)} : {}),
        ...(other ? {right: decoded(other)} : {}),
        ...(params.has('split') ? {split: params.get('split') ?? ''} : {}),
      };
    case 'history':
      return parseHistory(id, params);
    case 'log': {
      const only = LOG_KINDS.find(kind => kind === params.get('only'));
      return {view, ...(only === undefined ? {} : {only})};
    }
    case 'benefits':
      return parseBenefits(id, params);
    case 'promotions':
      return parsePromotions(id === undefined ? undefined : decoded(id), params);
    case 'loyalty':
      return parseLoyalty(id, other === undefined ? undefined : decoded(other), params);
    case 'run':
      return {view, id: decoded(id ?? '')};
    case 'connect':
      return {view, server: params.get('server') ?? '', code: params.get('code') ?? ''};
    case 'import': {
      const table = params.get('table');
      return {view, ...(id ? {id: decoded(id)} : {}), ...(table === null ? {} : {table})};
    }
    case 'glossary':
      return {view, ...(id !== undefined && isTerm(id) ? {term: id} : {})};
    case 'connections':
      return parseConnections(id, other);
    case 'welcome':
    case 'overview':
    case 'settings':
    case 'requests':
    case 'leave':
      return {view};
    default:
      return {view: 'today'};
  }
}

/** The address of a route: `#/supporters/ID?filter=…&sort=-score`. Reads back to the same route. */
export function printRoute(route: Route): string {
  const params = new URLSearchParams();
  let path: string = route.view;
  if (route.view === 'supporters') {
    if (route.id !== undefined) path += `/${encodeURIComponent(route.id)}`;
    if (route.filter !== '') params.set('filter', route.filter);
    if (route.sort !== undefined) params.set('sort', printSort(route.sort));
    if (route.people.length > 0) params.set('people', route.people.join('.'));
    if (route.act !== undefined) params.set('act', route.act);
    if (route.act !== undefined && route.purpose !== undefined) params.set('for', route.purpose);
  }
  if (route.view === 'filters') {
    if (route.edit !== undefined) path += `/${encodeURIComponent(route.edit)}`;
    if (route.text !== undefined) params.set('text', route.text);
  }
  if (route.view === 'duplicates') {
    for (const id of [route.left, route.right]) if (id !== undefined) path += `/${encodeURIComponent(id)}`;
    if (route.split !== undefined) params.set('split', route.split);
  }
  if (route.view === 'history') {
    path += `/${route.tab}`;
    for (const name of HISTORY_PARAMS) {
      const value = route[name];
      if (value !== undefined) params.set(name, value);
    }
  }
  if (route.view === 'log' && route.only !== undefined) params.set('only', route.only);
  if (route.view === 'benefits') {
    if (route.id !== undefined) path += `/${encodeURIComponent(route.id)}`;
    if (route.isEdit) params.set('edit', '');
    if (route.month !== undefined) params.set('month', route.month);
    if (route.show !== undefined) params.set('show', route.show);
  }
  if (route.view === 'promotions') path += printPromotions(route, params);
  if (route.view === 'loyalty') path += printLoyalty(route, params);
  if (route.view === 'import') {
    if (route.id !== undefined) path += `/${encodeURIComponent(route.id)}`;
    if (route.table !== undefined) params.set('table', route.table);
  }
  if (route.view === 'connections') {
    for (const part of [route.vendor, route.door]) if (part !== undefined) path += `/${part}`;
  }
  if (route.view === 'glossary' && route.term !== undefined) path += `/${route.term}`;
  if (route.view === 'run') path += `/${encodeURIComponent(route.id)}`;
  if (route.view === 'connect') {
    params.set('server', route.server);
    params.set('code', route.code);
  }
  const query = params.toString();
  return `#/${path}${query === '' ? '' : `?${query}`}`;
}

const HISTORY_PARAMS = ['event', 'span', 'from', 'until', 'only'] as const;

function parseHistory(id: string | undefined, params: URLSearchParams): HistoryRoute {
  const [span, event] = [SPANS.find(name => name === params.get('span')), EVENTS.find(name => name === params.get('event'))];
  const [from, until, only] = ['from', 'until', 'only'].map(name => params.get(name));
  return {
    view: 'history',
    tab: HISTORY_TABS.find(name => name === id) ?? 'changes',
    ...(span === undefined ? {} : {span}),
    ...(from ? {from} : {}),
    ...(until ? {until} : {}),
    ...(event === undefined ? {} : {event}),
    ...(only ? {only} : {}),
  };
}

/** A door that there is not is none. */
function parseConnections(id: string | undefined, other: string | undefined): Extract<Route, {view: 'connections'}> {
  const vendor = DOOR_VENDORS.find(name => name === id);
  const door = DOOR_KINDS.find(kind => kind === other);
  if (vendor === undefined) return {view: 'connections'};
  return {view: 'connections', vendor, ...(door === undefined ? {} : {door})};
}

function parseBenefits(id: string | undefined, params: URLSearchParams): Extract<Route, {view: 'benefits'}> {
  const month = params.get('month') ?? '';
  const show = BENEFIT_SHOWS.find(name => name === params.get('show'));
  return {
    view: 'benefits',
    ...(id ? {id: decoded(id)} : {}),
    ...(params.has('edit') ? {isEdit: true} : {}),
    ...(/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? {month} : {}),
    ...(show === undefined ? {} : {show}),
  };
}

/** The list of everyone who matches a filter text. */
export function listOf(filter: string): string {
  return printRoute({view: 'supporters', filter, people: []});
}

/** An address may have been typed or cut off: what is no encoding stands for itself, and then names nobody. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** A dialog that there is not is none. */
function parsedAct(params: URLSearchParams): {act?: ActId; purpose?: string} {
  const act = ACT_IDS.find(name => name === params.get('act'));
  const purpose = params.get('for');
  return act === undefined ? {} : {act, ...(purpose === null ? {} : {purpose})};
}

function parsedSort(text: string | null): {sort?: Sort} {
  if (text === null) return {};
  const descending = text.startsWith('-');
  const by = descending ? text.slice(1) : text;
  return by === '' ? {} : {sort: {by, descending}};
}

function printSort({by, descending}: Sort): string {
  return `${descending ? '-' : ''}${by}`;
}
