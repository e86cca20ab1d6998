import * as z from 'zod/mini';
import {type ExportKind, headerName} from '#shared/csv/detect';
import {hash53} from '#shared/identity/hash53';
import type {Channel} from '#shared/model/promotion';

/**
 * What a column of a table can be. In a table of orders `amount` is what was paid; in one of people it is the pledge, and `date`
 * is when they joined.
 */
export const COLUMN_USES = [
  'email',
  'name',
  'first-name',
  'last-name',
  'id',
  'tier',
  'status',
  'amount',
  'currency',
  'lifetime',
  'date',
  'last-charge',
  'access-until',
  'tags',
  'note',
  'order-id',
  'product',
  'tax',
  'refunded',
  'tracking',
  // Of tables of likes and comments.
  'handle',
  'profile',
  'time',
  'action',
  'text',
  'post',
  'entry',
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

/**
 * What the creator said of a table that no vendor's export is: which column is what. Remembered, and found again by the header's
 * fingerprint. Columns without a use are kept by their own header in tables of people, and left in tables of orders.
 */
export const mappingSchema = z.object({
  /** Which tables it fits, see `fingerprintOf`. */
  fingerprint: z.string().check(z.regex(/^[0-9a-z]{1,12}$/)),
  /** What the creator calls the table: "Sales on Patreon". */
  name: z.string().check(z.maxLength(100)),
  /** Whose table it is: a vendor's that we know, or `OWN_TABLE`. */
  vendor: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  /** What a line is; `entries`: a like or a comment. */
  lines: z.enum(['people', 'orders', 'entries']),
  /** Header by use, as the file spells it. */
  columns: z.partialRecord(z.enum(COLUMN_USES), z.string()),
  /** Strong: the creator says that each address is of the person who logs in or is mailed there. Weak: for suggestions only. */
  email: z.enum(['strong', 'weak']),
  /** ISO 4217, for amounts without a currency of their own. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** How `01/02/2026` is read. Dates that begin with the year need no word. */
  dates: z.enum(['day-first', 'month-first']),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** What a file is: an export that we know, a table that the creator explained, or the likes and comments of a post. */
export type FileKind = ExportKind | 'table-people' | 'table-orders' | `${Channel}-entries`;

/** The beginning of a table: what a mapping is guessed from and shown beside. */
export type TableSample = {
  readonly headers: readonly string[];
  /** The first lines, cells in the order of the headers. */
  readonly rows: readonly (readonly string[])[];
};

/** The same for every table with these headers, in any order, case and outer space. */
export function fingerprintOf(headers: readonly string[]): string {
  return hash53([...new Set(headers.map(headerName))].sort().join('\n')).toString(36);
}

/** What a mapping still lacks; empty: files can be read by it. One of several uses is enough where they stand together. */
export function missingUses({lines, columns}: Pick<Mapping, 'lines' | 'columns'>): (readonly ColumnUse[])[] {
  return NEEDED[lines].filter(uses => uses.every(use => columns[use] === undefined));
}

/** Who a line is of, the best first. A name alone makes a record that nothing connects, as where nothing better is printed. */
const PERSON_USES: readonly ColumnUse[] = ['id', 'email', 'name', 'first-name', 'last-name'];

const NEEDED: Readonly<Record<Mapping['lines'], readonly (readonly ColumnUse[])[]>> = {
  people: [PERSON_USES],
  orders: [PERSON_USES, ['date'], ['amount']],
  entries: [['id', 'profile', 'handle', 'name']],
};
