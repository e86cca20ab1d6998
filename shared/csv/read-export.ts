import {detectExport, type ExportKind, type Vendor, vendorOfExport} from '#shared/csv/detect';
import {readDiscordMember} from '#shared/csv/discord';
import {readGumroadSale} from '#shared/csv/gumroad';
import {readMailchimpMember} from '#shared/csv/mailchimp';
import type {FileKind, Mapping, TableSample} from '#shared/csv/mapping';
import {readPatreonMember, readPatreonMember2015} from '#shared/csv/patreon';
import {type Row, readTable} from '#shared/csv/rows';
import {sameData} from '#shared/model/compare';
import type {Reading} from '#shared/model/record';

/** What is wrong with one line. Nothing else of the file is touched by it; the sentence comes from the locale. */
export type RowProblem = {
  /** 1-based, the header being line 1. */
  readonly line: number;
  /** `missing-email`, `ragged`, `duplicate`: the line is left out. `bad-date`, `bad-amount`: only that cell is. */
  readonly code: 'missing-email' | 'ragged' | 'duplicate' | 'bad-date' | 'bad-amount';
  readonly column?: string | undefined;
  readonly value?: string | undefined;
};

/** Why a file cannot be read at all. */
export type FileProblem = {
  readonly code: 'empty' | 'not-a-table' | 'unknown-table' | 'not-read-yet' | 'no-rows';
  /** Whose export it is, where the header tells. */
  readonly vendor?: Vendor | undefined;
  readonly headers?: readonly string[] | undefined;
  /** Of an unknown table: what the creator explains it by. */
  readonly sample?: TableSample | undefined;
};

export type RowContext = {
  /** The vendor's account in record keys. */
  readonly account: string;
  /** The date of what the line says where the line has none of its own. */
  readonly asOf: number;
  readonly headers: readonly string[];
  readonly kind: ExportKind;
  /** The section that the line stands in, in exports that have them. */
  readonly section: string | undefined;
};

/** Reads one line: a reading, a line that is left out with its reason, the head of a section, or one that is of nobody. */
export type ReadRow = (
  row: Row,
  context: RowContext,
) => {reading: Reading; problems: readonly RowProblem[]} | {problem: RowProblem} | {section: string} | {skip: 'totals' | 'bot'};

const READERS: Partial<Record<ExportKind, ReadRow>> = {
  'patreon-members': readPatreonMember,
  'patreon-members-2015': readPatreonMember2015,
  'mailchimp-subscribed': readMailchimpMember,
  'mailchimp-unsubscribed': readMailchimpMember,
  'mailchimp-cleaned': readMailchimpMember,
  'gumroad-sales': readGumroadSale,
  'discord-members': readDiscordMember,
};

const MOST_OF_ONE = 2_000;

/** Exports with a line for each purchase. */
const READS_ORDERS: ReadonlySet<ExportKind> = new Set(['gumroad-sales']);

// Files do not name their campaign or audience; one of each is what nearly every creator has.
const DEFAULT_ACCOUNT: Partial<Record<Vendor, string>> = {
  patreon: 'campaign',
  mailchimp: 'audience',
  gumroad: 'shop',
  discord: 'server',
};

export type ExportOptions = {
  /** When the file was made, epoch milliseconds. */
  readonly asOf: number;
  /** The vendor's account, where the creator has connected one. */
  readonly account?: string | undefined;
  /** What the creator said of other tables; the one that fits the header is taken where no export does. */
  readonly mappings?: readonly Mapping[] | undefined;
  /** Readings handed on at once, 500 unless told. */
  readonly batchSize?: number | undefined;
};

export type ExportInput = ExportOptions & {readonly text: string};

/** Why a line says nothing about a person whom we may know; no fault of the file. */
export type Skip = 'totals' | 'bot' | 'erased' | 'outgoing';

/** What the header told: known before the first reading. */
export type ExportHead = {
  /** Which export it is; of a mapped table whether its lines are people or orders. */
  readonly kind: FileKind;
  /** First part of the record keys: the vendor's, or `table`. */
  readonly vendor: string;
  /** Second part of the record keys. */
  readonly account: string;
  readonly headers: readonly string[];
  /** The mapping that was taken; absent for an export that we know. */
  readonly mapping?: Mapping | undefined;
  /**
   * Readings come only after the last line: each line is a purchase, and those of one buyer may stand anywhere. Of all other
   * files they come as the lines do.
   */
  readonly holdsBack: boolean;
};

/** What the whole file came to. */
export type ExportEnd = {
  /** Lines of people, left out ones included. */
  readonly rows: number;
  /** Readings handed on. */
  readonly records: number;
  /** The first `MOST_PROBLEMS`, in the order of the file. */
  readonly problems: readonly RowProblem[];
  /** How many there were in all. */
  readonly problemCount: number;
  /** Lines that say nothing about a person, by reason; `erased`: of people whom the vendor erased already. */
  readonly skipped: Readonly<Partial<Record<Skip, number>>>;
};

/**
 * What comes out of a file, in its order: `refused` alone, or `head`, then `readings` any number of times, then `end`. Who stops
 * listening in between has whole batches.
 */
export type ExportEvent =
  | {readonly type: 'refused'; readonly problem: FileProblem}
  | {readonly type: 'head'; readonly head: ExportHead}
  | {
      readonly type: 'readings';
      readonly readings: readonly Reading[];
      /** Lines of people read so far. */
      readonly rows: number;
      /** Characters of the text read so far. */
      readonly characters: number;
    }
  | {readonly type: 'end'; readonly end: ExportEnd};

export type ReadExport =
  | {
      readonly ok: true;
      readonly kind: ExportKind;
      readonly vendor: Vendor;
      /** One per person, in the order of the file. */
      readonly readings: readonly Reading[];
      /** In the order of the file. */
      readonly problems: readonly RowProblem[];
      /** Lines of people in the file, left out ones included. */
      readonly rows: number;
    }
  | {readonly ok: false; readonly problem: FileProblem};

/** Problems of one file that are told one by one. */
export const MOST_PROBLEMS = 500;

const BATCH_SIZE = 500;

/**
 * Reads an export piece by piece, wherever the pieces were cut: which one it is follows from its header, everything valid is
 * handed on, the rest is named by line. `readText` is the same for a text that is there already.
 */
export async function* readPieces(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ExportOptions,
): AsyncGenerator<ExportEvent> {
  const texts: string[] = [];
  for await (const piece of pieces) texts.push(piece);
  yield* readText({...options, text: texts.join('')});
}

export function* readText(input: ExportInput): Generator<ExportEvent> {
  const {text, batchSize = BATCH_SIZE} = input;
  const read = readExport(input);
  if (!read.ok) return yield {type: 'refused', problem: read.problem};
  const {kind, vendor, readings, problems, rows} = read;
  const account = accountFor(vendor, input.account);
  yield {type: 'head', head: {kind, vendor, account, headers: [], holdsBack: READS_ORDERS.has(kind)}};
  for (let at = 0; at < readings.length; at += batchSize)
    yield {type: 'readings', readings: readings.slice(at, at + batchSize), rows, characters: text.length};
  const told = problems.slice(0, MOST_PROBLEMS);
  yield {type: 'end', end: {rows, records: readings.length, problems: told, problemCount: problems.length, skipped: {}}};
}

function accountFor(vendor: Vendor, account: string | undefined): string {
  return account ?? DEFAULT_ACCOUNT[vendor] ?? 'default';
}

/** Reads a vendor's export: which one it is follows from its header, everything valid is kept, the rest is named by line. */
export function readExport({text, asOf, account}: ExportInput): ReadExport {
  if (text.trim() === '') return {ok: false, problem: {code: 'empty'}};
  if (looksLikeNoTable(text)) return {ok: false, problem: {code: 'not-a-table'}};
  const {headers, rows} = readTable(text);
  const kind = detectExport(headers);
  if (kind === undefined)
    return {ok: false, problem: {code: headers.length < 2 ? 'not-a-table' : 'unknown-table', headers: headers.slice(0, 40)}};
  const vendor = vendorOfExport(kind);
  const read = READERS[kind];
  if (read === undefined) return {ok: false, problem: {code: 'not-read-yet', vendor}};
  if (rows.length === 0) return {ok: false, problem: {code: 'no-rows', vendor}};
  const context = {account: accountFor(vendor, account), asOf, headers, kind};
  return {ok: true, kind, vendor, ...readRows(rows, read, context)};
}

function readRows(rows: readonly Row[], read: ReadRow, context: Omit<RowContext, 'section'>) {
  const readings = new Map<string, Reading>();
  const problems: RowProblem[] = [];
  let section: string | undefined;
  let people = 0;
  for (const row of rows) {
    const result =
      row.ragged && row.cells.length > 1
        ? {problem: {line: row.line, code: 'ragged' as const}}
        : read(row, {...context, section});
    if ('section' in result) {
      section = result.section;
      continue;
    }
    if ('skip' in result) continue;
    people += 1;
    if ('problem' in result) {
      problems.push(result.problem);
      continue;
    }
    const {reading} = result;
    const twin = readings.get(reading.key);
    if (twin !== undefined && READS_ORDERS.has(context.kind)) {
      // A line is a purchase here, and the buyer one person.
      people -= 1;
      readings.set(reading.key, withOrders(twin, reading));
      problems.push(...result.problems);
      continue;
    }
    if (twin === undefined) readings.set(reading.key, reading);
    else if (!sameData(twin, reading) && reading.asOf > twin.asOf) readings.set(reading.key, reading);
    if (twin === undefined) problems.push(...result.problems);
    else problems.push({line: row.line, code: 'duplicate'});
  }
  return {readings: [...readings.values()], problems, rows: people};
}

/** Both lines of a buyer as one reading: of the purchases each, of the buyer what the later purchase says. */
function withOrders(known: Reading, next: Reading): Reading {
  const [one, other] = [known.orders ?? [], next.orders ?? []];
  const isLater = lastOf(other) >= lastOf(one);
  const byId = new Map([...one, ...other].map(order => [order.id, order]));
  const [older, newer] = isLater ? [known, next] : [next, known];
  const identifiers = [...newer.identifiers, ...older.identifiers];
  return {
    ...newer,
    identifiers: identifiers.filter((each, place) => identifiers.findIndex(({value}) => value === each.value) === place),
    fields: {...older.fields, ...newer.fields},
    // As many as a reading may carry; more of one buyer are a script's.
    orders: [...byId.values()].slice(0, MOST_OF_ONE),
  };
}

function lastOf(orders: NonNullable<Reading['orders']>): number {
  return orders.reduce((last, {at}) => Math.max(last, at), 0);
}

// What a file of another kind starts with; NUL bytes stand in most binary ones.
const OTHER_FILES = ['<!doctype', '<html', '<?xml', '{', '[', 'pk\u0003\u0004', '%pdf'];

/** HTML, JSON, zip and other files that were dropped by mistake. */
function looksLikeNoTable(text: string): boolean {
  const start = text.slice(0, 4_000).replace('\uFEFF', '').trimStart().toLowerCase();
  return start.includes('\u0000') || OTHER_FILES.some(mark => start.startsWith(mark));
}
