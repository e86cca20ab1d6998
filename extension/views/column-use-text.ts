import {i18n} from '#i18n';
import type {ColumnUse, Mapping} from '#shared/csv/mapping';

type Lines = Mapping['lines'];
const ENTRIES: readonly Lines[] = ['entries'];
const BOTH: readonly Lines[] = ['people', 'orders'];
const PEOPLE: readonly Lines[] = ['people'];
const ORDERS: readonly Lines[] = ['orders'];

// In the order in which they are offered.
const USES = [
  {use: 'email', text: 'importing.use.email', lines: BOTH},
  {use: 'name', text: 'importing.use.name', lines: BOTH},
  {use: 'first-name', text: 'importing.use.firstName', lines: BOTH},
  {use: 'last-name', text: 'importing.use.lastName', lines: BOTH},
  {use: 'id', text: 'importing.use.id', lines: BOTH},
  {use: 'tier', text: 'importing.use.tier', lines: PEOPLE},
  {use: 'status', text: 'importing.use.status', lines: BOTH},
  {use: 'amount', text: 'importing.use.amount', lines: BOTH},
  {use: 'currency', text: 'importing.use.currency', lines: BOTH},
  {use: 'lifetime', text: 'importing.use.lifetime', lines: PEOPLE},
  {use: 'date', text: 'importing.use.date', lines: BOTH},
  {use: 'last-charge', text: 'importing.use.lastCharge', lines: PEOPLE},
  {use: 'access-until', text: 'importing.use.accessUntil', lines: PEOPLE},
  {use: 'tags', text: 'importing.use.tags', lines: PEOPLE},
  {use: 'note', text: 'importing.use.note', lines: PEOPLE},
  {use: 'order-id', text: 'importing.use.orderId', lines: ORDERS},
  {use: 'product', text: 'importing.use.product', lines: ORDERS},
  {use: 'tax', text: 'importing.use.tax', lines: ORDERS},
  {use: 'refunded', text: 'importing.use.refunded', lines: ORDERS},
  {use: 'tracking', text: 'importing.use.tracking', lines: ORDERS},
  {use: 'id', text: 'promotions.use.id', lines: ENTRIES},
  {use: 'profile', text: 'promotions.use.profile', lines: ENTRIES},
  {use: 'handle', text: 'promotions.use.handle', lines: ENTRIES},
  {use: 'name', text: 'promotions.use.name', lines: ENTRIES},
  {use: 'date', text: 'promotions.use.date', lines: ENTRIES},
  {use: 'time', text: 'promotions.use.time', lines: ENTRIES},
  {use: 'action', text: 'promotions.use.action', lines: ENTRIES},
  {use: 'text', text: 'promotions.use.text', lines: ENTRIES},
  {use: 'post', text: 'promotions.use.post', lines: ENTRIES},
  {use: 'entry', text: 'promotions.use.entry', lines: ENTRIES},
] as const satisfies readonly {readonly use: ColumnUse; readonly text: string; readonly lines: readonly Lines[]}[];

export type NamedUse = {readonly use: ColumnUse; readonly text: string};

/** What a column can be where a line is a person, or a purchase, in the creator's words. */
export function usesOf(lines: Lines): NamedUse[] {
  return USES.filter(one => one.lines.includes(lines)).map(({use, text}) => ({use, text: i18n.t(text)}));
}

/** What each column becomes that a mapping names. */
export function mappedColumns({columns, lines}: Pick<Mapping, 'columns' | 'lines'>): (NamedUse & {readonly header: string})[] {
  return USES.filter(one => one.lines.includes(lines)).flatMap(({use, text}) => {
    const header = columns[use];
    return header === undefined ? [] : {use, text: i18n.t(text), header};
  });
}
