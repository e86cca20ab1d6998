import {identityKey} from '../dashboards/identity-key';
import type {RowReader} from '../dashboards/read-rows';
import type {RowIdentity} from '../messages';
import type {LookUp} from './ask';

/** Rows of the filter's people on the page with a box of the page's own, and how many of those are ticked now. */
export type Ticked = {readonly onPage: number; readonly ticked: number};

type Options = {
  readonly reader: RowReader;
  /** Finds the page's box inside a row. */
  readonly select: string;
  readonly lookUp: LookUp;
  readonly signal: AbortSignal;
};

type Target = {readonly row: Element; readonly key: string};

/** Looks which rows on the page a filter names. Changes nothing. */
export async function tickable(filter: string, options: Options): Promise<Ticked> {
  return countOf(await targets(filter, options), options);
}

/** Ticks the page's own boxes of the rows that a filter names, as the creator would, and stops there. */
export async function tickRows(filter: string, options: Options): Promise<Ticked> {
  const {reader, select, signal} = options;
  const found = await targets(filter, options);
  for (const target of found) {
    if (signal.aborted) break;
    // a tick may make the page draw its rows anew
    const row = stillIn(target, reader);
    if (row === undefined || reader.isTicked?.(row) !== false) continue;
    const box = row.querySelector(select);
    if (box instanceof HTMLElement) box.click();
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
  return countOf(found, options);
}

async function targets(filter: string, {reader, select, lookUp}: Options): Promise<Target[]> {
  const rows = reader.rows().flatMap(row => {
    const identity = row.checkVisibility() && row.querySelector(select) ? reader.identify(row) : undefined;
    return identity === undefined ? [] : [{row, identity}];
  });
  const identities: readonly RowIdentity[] = rows.map(({identity}) => identity);
  const answers = identities.length === 0 ? [] : await lookUp(identities, filter);
  return rows.flatMap(({row, identity}, n) => (answers[n]?.matches ? [{row, key: identityKey(identity)}] : []));
}

function countOf(found: readonly Target[], {reader}: Options): Ticked {
  const rows = found.flatMap(target => stillIn(target, reader) ?? []);
  return {onPage: rows.length, ticked: rows.filter(row => reader.isTicked?.(row) === true).length};
}

/** The row of the same person: where it was, or where the page has put it since. */
function stillIn({row, key}: Target, reader: RowReader): Element | undefined {
  const shows = (one: Element) => {
    const identity = one.isConnected ? reader.identify(one) : undefined;
    return identity !== undefined && identityKey(identity) === key;
  };
  return shows(row) ? row : reader.rows().find(shows);
}
