import type {FileKind, Mapping} from '#shared/csv/mapping';
import {readPieces} from '#shared/csv/read-export';
import {heldRecord} from '#shared/identity/record';
import {deriveStatus} from '#shared/membership/status';
import type {Reading, StoredRecord} from '#shared/model/record';
import {emptySet, read} from '#shared/working-set';
import type {Mirror} from '../mirror/open-mirror';
import type {State} from '../mirror/state';
import {decodingOf, textPieces} from './decode-file';
import {asOfFile, type ImportInput} from './import-file';

/** What a file would change, found without writing anything. */
export type Survey = {
  readonly vendor: string;
  readonly kind: FileKind;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Lines that would be left out, each for its reason. */
  readonly leftOut: number;
  /** People who pay now and would have left or been declined. */
  readonly leaving: number;
  /** People who pay now. */
  readonly paying: number;
  readonly mapping?: Mapping | undefined;
};

/** From so many rows on a file is looked at before it is read: it takes minutes, and a wrong one minutes more. */
const MANY_ROWS = 20_000;
/** A file of which more than this share of the paying people leave, and more than that many, may be the wrong one. */
const LEAVING_SHARE = 0.2;
const FEW_LEAVING = 20;

/** Whether the creator is asked before the file is read. */
export function isWorthAsking({rows, leaving, paying}: Survey): boolean {
  return rows >= MANY_ROWS || (leaving > FEW_LEAVING && leaving > paying * LEAVING_SHARE);
}

type Input = Pick<
  ImportInput,
  'file' | 'lastModified' | 'now' | 'accounts' | 'mappings' | 'onProgress' | 'signal' | 'entries' | 'dates'
>;

/**
 * Reads a file and holds it against this browser's own records.
 *
 * @returns undefined where there is nothing to ask: nobody is here and the file is small, or it cannot be read
 */
export async function surveyFile(mirror: Mirror, input: Input): Promise<Survey | undefined> {
  const {file, accounts, mappings, onProgress, signal, entries, dates} = input;
  const decoding = await decodingOf(file);
  const state = await mirror.read('local');
  if (state.head.people === 0 && decoding.lines < MANY_ROWS) return undefined;
  const found = {created: 0, changed: 0, unchanged: 0, leaving: 0};
  let head: Pick<Survey, 'vendor' | 'kind' | 'mapping'> | undefined;
  for await (const event of readPieces(textPieces(file, decoding), {asOf: asOfFile(input), accounts, mappings, entries, dates})) {
    if (event.type === 'refused' || signal?.aborted) return undefined;
    if (event.type === 'head') {
      const {vendor, kind, mapping} = event.head;
      head = {vendor, kind, ...(mapping === undefined ? {} : {mapping})};
    }
    if (event.type === 'readings') {
      await compare(mirror, event.readings, {found, now: input.now()});
      onProgress?.(event.rows, Math.max(event.rows, decoding.lines - 1));
    }
    if (event.type !== 'end' || head === undefined) continue;
    const {rows, records} = event.end;
    return {...head, ...found, rows, leftOut: Math.max(0, rows - records), paying: payingIn(state)};
  }
  return undefined;
}

type Found = {created: number; changed: number; unchanged: number; leaving: number};

async function compare(mirror: Mirror, readings: readonly Reading[], to: {found: Found; now: number}): Promise<void> {
  const {found, now} = to;
  const store = mirror.database.transaction('record', 'readonly').store;
  const records = await Promise.all(readings.map(({key}) => store.get(key)));
  const set = emptySet();
  for (const record of records) {
    if (record === undefined) continue;
    set.before.set(record.key, record);
    set.after.set(record.key, record);
  }
  const {created, changed, unchanged} = read(set, readings, {ridOf: () => 'a'.repeat(20)});
  found.created += created;
  found.changed += changed;
  found.unchanged += unchanged;
  for (const key of set.touched) {
    const [before, after] = [set.before.get(key), set.after.get(key)];
    if (before !== undefined && after !== undefined && pays(before, now) && !pays(after, now)) found.leaving += 1;
  }
}

function pays(record: StoredRecord, now: number): boolean {
  const {kind, state} = deriveStatus({records: [heldRecord(record)]}, now);
  return kind === 'paid' && state === 'active';
}

function payingIn({columns, head}: State): number {
  let paying = 0;
  for (let ordinal = 0; ordinal < head.size; ordinal++) {
    if (!columns.isLive(ordinal) || columns.word('kind', ordinal) !== 'paid') continue;
    if (columns.word('state', ordinal) === 'active') paying += 1;
  }
  return paying;
}
