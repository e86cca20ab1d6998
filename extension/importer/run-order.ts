import {isOldWorkbook, isWorkbook, openWorkbook} from '#shared/csv/xlsx';
import {isZip, openZip} from '#shared/csv/zip';
import {serverSink} from '../api/server-sink';
import {type ImportInput, type ImportReport, importFile, type Sink} from '../local/import-file';
import {localSink} from '../local/local-sink';
import {standings} from '../local/moves';
import {isWorthAsking, surveyFile} from '../local/survey';
import {undoImport} from '../local/undo-import';
import {logAction, markEntryUndone} from '../log/log-store';
import {connections} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
import {failureOf} from './failure';
import {dropKept, forgetOldKept, type KeptFile, noteProgress} from './kept-file';
import {LOCK} from './lock';
import {isLastWord, type Order, type Place, type Told} from './orders';

/** How often it is kept how far a file was read. */
const NOTED_EVERY_MS = 1_000;

/** What the importer works with. */
export type Desk = {
  readonly mirror: Mirror;
  readonly locks: Pick<LockManager, 'request'>;
  readonly now: () => number;
  readonly tell: (told: Told) => void;
  /** The creator's answer to a preview. */
  readonly answer: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

/** Carries one order out and tells its last word. Never rejects. */
export async function runOrder(order: Order, at: Desk): Promise<void> {
  const {mirror, locks} = at;
  const tell = (told: Told) => {
    // The window ends us with our last word: whatever came after it would perhaps never be said.
    if (isLastWord(told)) mirror.tell();
    at.tell(told);
  };
  const desk = {...at, tell};
  const inTurn = async () => {
    if (order.kind === 'undo') await runUndo(order.id, desk);
    else await runImport(order, desk);
  };
  try {
    const unpacked = order.kind === 'import' ? await unpack(order.file) : undefined;
    if (unpacked !== undefined) return tell(unpacked);
    const isDone = await locks.request(LOCK, {ifAvailable: true}, async lock => {
      if (lock === null) return false;
      await inTurn();
      return true;
    });
    if (isDone) return;
    tell({kind: 'waiting'});
    await locks.request(LOCK, {signal: desk.signal}, inTurn);
  } catch (error) {
    if (desk.signal.aborted) return tell(NOTHING_READ);
    const isBack = order.kind !== 'undo' && (await takeBack(order, desk, error));
    tell({kind: 'failed', code: failureOf(error), isBack});
  }
}

/** The tables of a zip; undefined for any other file. */
async function unpack(file: File): Promise<Told | undefined> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isOldWorkbook(start)) return {...NOTHING_READ, report: {ok: false, problem: {code: 'old-workbook'}}};
  if (!isZip(start)) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(bytes)) return sheetsOf(bytes, file);
  const opened = openZip(bytes);
  if (!opened.ok) return {...NOTHING_READ, report: opened};
  const {lastModified} = file;
  const files = opened.tables.map(table => ({name: table.name, bytes: table.open()}));
  if (files.some(({bytes}) => bytes === undefined)) return {...NOTHING_READ, report: {ok: false, problem: {code: 'zip-broken'}}};
  return {kind: 'unpacked', files: files.map(({name, bytes = new Uint8Array()}) => new File([bytes], name, {lastModified}))};
}

/** The sheets of a workbook, as the text of a table each. */
function sheetsOf(bytes: Uint8Array, {name, lastModified}: File): Told {
  const opened = openWorkbook(bytes, name);
  if (!opened.ok) return {...NOTHING_READ, report: opened};
  return {kind: 'unpacked', files: opened.tables.map(table => new File([table.csv], table.name, {lastModified}))};
}

async function runUndo(id: string, {mirror, now, tell}: Desk): Promise<void> {
  const onProgress = (done: number, total: number) => tell({kind: 'progress', done, total});
  const undone = await undoImport(mirror, id, {now, onProgress});
  await markEntryUndone(mirror.database, id, now());
  await dropKept(mirror.database, id);
  tell({kind: 'undone', ...undone});
}

type ImportOrder = Exclude<Order, {kind: 'undo'}>;

async function runImport(order: ImportOrder, desk: Desk): Promise<void> {
  const {mirror, now, signal, tell} = desk;
  const {session, mappings} = order;
  const home = session === null ? 'local' : 'server';
  await forgetOldKept(mirror.database, now());
  const kept = order.kind === 'import' ? await keep(order, desk) : await mirror.database.get('keptFile', order.id);
  if (kept === undefined) return tell({kind: 'failed', code: 'gone', isBack: false});
  const {file, name, lastModified, entries} = kept;
  const state = await mirror.read(home);
  const accounts = await accountsOf(mirror, state);
  const onProgress = progressOf(kept, desk);
  const input: ImportInput = {
    file,
    fileName: name,
    lastModified,
    mappings,
    accounts,
    onProgress,
    signal,
    now,
    entries,
    dates: order.dates,
  };
  if (session === null && kept.done === 0 && !(await isWanted(input, desk))) {
    await dropKept(mirror.database, kept.id);
    return tell(NOTHING_READ);
  }
  const before = kept.before ?? standings(await mirror.read(home));
  await mirror.database.put('keptFile', {...kept, before});
  const newest = await newestOf(mirror, home);
  const sink: Sink =
    session === null ? localSink(mirror, {now, import: kept.id}) : serverSink(mirror, session, {importId: kept.id});
  const report = await importFile(mirror, sink, {...input, before});
  const held = report.ok ? newest.get(report.vendor) : undefined;
  // Files of posts stand beside one another: none is an older one of a list.
  const isList = entries === undefined;
  const place = {isFirst: isList && held === undefined, isOlder: isList && (held ?? 0) > lastModified};
  await close(kept, {report, place, isLocal: session === null}, desk);
}

const STOPPED: ImportReport = {
  ok: true,
  vendor: '',
  kind: 'table-people',
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  moves: {added: [], joined: [], left: [], declined: [], recovered: []},
  problems: [],
  problemCount: 0,
  isCancelled: true,
};
const NOTHING_READ = {
  kind: 'done' as const,
  report: STOPPED,
  canUndo: false,
  home: 'local' as const,
  isFirst: false,
  isOlder: false,
};

/** The file in the browser's own store: neither a closed window nor another version of the file on the disk can cut it off. */
async function keep({id, file, entries}: Extract<Order, {kind: 'import'}>, {mirror, now}: Desk): Promise<KeptFile | undefined> {
  const {name, lastModified} = file;
  await mirror.database.put('keptFile', {
    ...{id, file, name, lastModified, at: now(), done: 0, total: 0},
    ...(entries === undefined ? {} : {entries}),
  });
  return mirror.database.get('keptFile', id);
}

async function isWanted(input: ImportInput, {mirror, tell, answer}: Desk): Promise<boolean> {
  const survey = await surveyFile(mirror, input);
  if (input.signal?.aborted) return false;
  if (survey === undefined || !isWorthAsking(survey)) return true;
  tell({kind: 'preview', survey});
  return answer();
}

function progressOf({id}: KeptFile, {mirror, now, tell}: Desk): (done: number, total: number) => void {
  let notedAt = now();
  return (done, total) => {
    tell({kind: 'progress', done, total});
    if (now() - notedAt < NOTED_EVERY_MS) return;
    notedAt = now();
    // What is not kept now is with the next second.
    void noteProgress(mirror.database, id, {done, total}).catch(() => undefined);
  };
}

type Ended = {readonly report: ImportReport; readonly place: Place; readonly isLocal: boolean};

async function close(kept: KeptFile, {report, place, isLocal}: Ended, {mirror, now, tell}: Desk): Promise<void> {
  const {id, name} = kept;
  const {database} = mirror;
  if (!report.ok && report.problem.code === 'unknown-table' && report.problem.sample !== undefined) {
    const {before: _, ...waiting} = kept;
    await database.put('keptFile', {...waiting, sample: report.problem.sample});
    return tell({kind: 'unknown', problem: report.problem});
  }
  const isWhole = !report.ok || !report.isCancelled;
  if (isWhole) await dropKept(database, id);
  const written = report.ok ? report.created + report.changed : 0;
  const canUndo = isLocal && written > 0;
  if (report.ok && written > 0) {
    const undo = canUndo ? [{kind: 'import' as const, import: id}] : [];
    await logAction(database, {id, at: now(), action: 'import', count: written, people: [], about: name, undo});
  }
  tell({kind: 'done', report, canUndo, home: isLocal ? 'local' : 'server', ...place});
}

/** Where the room went out, nothing half stays: what was written of the file frees its room again. */
async function takeBack(order: ImportOrder, {mirror, now}: Desk, error: unknown): Promise<boolean> {
  if (order.session !== null || failureOf(error) !== 'no-room') return false;
  try {
    await undoImport(mirror, order.id, {now});
    await dropKept(mirror.database, order.id);
    return true;
  } catch {
    // Not even for that: the file is kept, and going on or taking back is offered again.
    return false;
  }
}

/** The vendors' accounts that are connected, so that a file's people are the same records. */
async function accountsOf(mirror: Mirror, state: Awaited<ReturnType<Mirror['read']>>): Promise<Record<string, string>> {
  const known = await connections(mirror, state);
  return Object.fromEntries(
    known.flatMap(({id, vendor, account}) => (id.startsWith('file:') || account === undefined ? [] : [[vendor, account]])),
  );
}

/** The date of the newest file of each vendor, before this one. */
async function newestOf(mirror: Mirror, home: 'local' | 'server'): Promise<Map<string, number>> {
  const newest = new Map<string, number>();
  for (const {id, vendor, lastCompleteAt} of await connections(mirror, await mirror.read(home))) {
    if (id.startsWith('file:')) newest.set(vendor, Math.max(newest.get(vendor) ?? 0, lastCompleteAt ?? 0));
  }
  return newest;
}
