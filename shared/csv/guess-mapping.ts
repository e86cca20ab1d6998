import {moneyCell, textCell} from '#shared/csv/cells';
import {columnWords} from '#shared/csv/column-words';
import {type DateOrder, dateCell} from '#shared/csv/date-cell';
import {VENDORS, type Vendor} from '#shared/csv/detect';
import {type ColumnUse, fingerprintOf, type Mapping, type TableSample} from '#shared/csv/mapping';
import {serialCell} from '#shared/csv/serial-date';
import {fold} from '#shared/filter/fold';
import {normaliseEmail} from '#shared/identity/normalise';
import {OWN_TABLE} from '#shared/model/own-table';

const MOST_NAME = 100;

export type GuessInput = {
  readonly sample: TableSample;
  readonly fileName: string;
  /** The creator's own currency, for amounts that name none. */
  readonly currency: string;
  /** How the creator's language writes dates, where the file does not tell. */
  readonly dates: DateOrder;
  /** What the creator says that a line is; absent: guessed too. */
  readonly lines?: Mapping['lines'] | undefined;
};

/**
 * What an unknown table most likely is, from the words above its columns in English, French and Spanish and from what stands in
 * them; the creator corrects it. E-mails count as weak until the creator says whose they are.
 */
export function guessMapping({sample, fileName, currency, dates, lines}: GuessInput): Mapping {
  const columns = columnsOf(sample);
  const asOrders = assign(columns, 'orders');
  const looksLikeOrders =
    asOrders.amount !== undefined && asOrders.date !== undefined && (asOrders['order-id'] ?? asOrders.product) !== undefined;
  const kind = lines ?? (looksLikeOrders ? 'orders' : 'people');
  const name = fileName.replace(/\.\w{1,5}$/, '').slice(0, MOST_NAME);
  return {
    fingerprint: fingerprintOf(sample.headers),
    name,
    vendor: vendorIn(fileName) ?? OWN_TABLE,
    lines: kind,
    columns: kind === 'orders' ? asOrders : assign(columns, kind),
    email: 'weak',
    currency,
    dates: dateOrderOf(columns) ?? dates,
  };
}

type Column = {
  readonly header: string;
  /** As words are sought in it. */
  readonly words: string;
  /** Cells that say something. */
  readonly cells: readonly string[];
};

function columnsOf({headers, rows}: TableSample): Column[] {
  return headers
    .map((header, place) => ({
      header,
      words: fold(header.replaceAll('°', 'o'))
        .replaceAll(/[\s_\-./:()[\]]+/g, ' ')
        .trim(),
      cells: rows.flatMap(row => textCell(row[place]) ?? []),
    }))
    .filter(({header}) => header !== '');
}

/** Each column for one use at most, and each use one column: by its words and contents, an address by its contents alone. */
function assign(columns: readonly Column[], lines: Mapping['lines']): Mapping['columns'] {
  const found: Mapping['columns'] = {};
  const taken = new Set<Column>();
  const take = (use: ColumnUse, column: Column | undefined) => {
    if (column === undefined) return;
    taken.add(column);
    found[use] = column.header;
  };
  const free = () => columns.filter(column => !taken.has(column));
  for (const {use, words} of columnWords(lines)) {
    const byWords = words
      .map(pattern => free().find(column => pattern.test(column.words) && fits(use, column.cells, lines)))
      .find(column => column !== undefined);
    const byContents = use === 'email' ? free().find(({cells}) => cells.length > 0 && fits(use, cells, lines)) : undefined;
    take(use, byWords ?? byContents);
  }
  return found;
}

/** Whether most cells can be what the words say; a column without any may be. */
function fits(use: ColumnUse, cells: readonly string[], lines: Mapping['lines']): boolean {
  const isOne = lines === 'entries' && use === 'date' ? isEntryDate : TESTS[use];
  return isOne === undefined || cells.filter(isOne).length * 2 >= cells.length;
}

const isDate = (cell: string) => !Number.isNaN(dateCell(cell, 'day-first') ?? Number.NaN);
/** Tables that a spreadsheet wrote may hold dates as numbers. */
const isEntryDate = (cell: string) => serialCell(cell) !== undefined || isDate(cell);
const isMoney = (cell: string) => moneyCell(cell, 'EUR') !== 'bad';

const TESTS: Partial<Record<ColumnUse, (cell: string) => boolean>> = {
  email: cell => normaliseEmail(cell) !== undefined,
  name: cell => normaliseEmail(cell) === undefined,
  amount: isMoney,
  lifetime: isMoney,
  tax: isMoney,
  refunded: isMoney,
  date: isDate,
  'last-charge': isDate,
  'access-until': isDate,
  currency: cell => /^[a-z]{3}$/i.test(cell),
};

/** A first number above 12 is a day, a second one too. */
function dateOrderOf(columns: readonly Column[]): DateOrder | undefined {
  for (const {cells} of columns) {
    for (const cell of cells) {
      const [, first = '0', second = '0'] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)/.exec(cell) ?? [];
      if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
      if (Number(second) > 12 && Number(first) <= 12) return 'month-first';
    }
  }
  return undefined;
}

/** Files often carry their vendor's name. */
function vendorIn(fileName: string): Vendor | undefined {
  const name = fold(fileName).replaceAll(/[^a-z]/g, '');
  return VENDORS.find(vendor => name.includes(vendor));
}
