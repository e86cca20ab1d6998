import {FILE_ID} from '#shared/file-news';
import {linkTexts} from '#shared/identity/closure';
import {ridMaker} from '#shared/identity/rid';
import {movedIn} from '#shared/loyalty/with-plan';
import type {BundleChunk, BundleHeader, BundleRow, ReceiveRequest} from '#shared/protocol/bundle';
import {type Problem, problem} from '#shared/protocol/problem';
import {indexTexts} from '#shared/working-set';
import {buryPeople, putAttachments, putRecords} from './commit';
import {putDecisions} from './decision-store';
import {erasureCheck, pushSoon} from './erasures';
import {putItem} from './feed';
import {isEmpty, type Receiving, readHold, writeHold} from './hold';
import type {Home} from './home';
import {putStarters} from './open-workspace';
import {idKeyOf} from './programme';
import {putHeads, putPieces} from './record-store';
import {readSetting, writeSetting} from './setting-store';
import type {Sql} from './sql';

/** Tables of people, emptied before they are filled: what the source no longer has must not stay. */
const FILLED = ['record', 'record_rest', 'identifier', 'attachment', 'decision', 'decision_record', 'ledger', 'history'];

/**
 * Takes one chunk of a move into this workspace, with the mark of how far it is, in one transaction: a kill loses nothing, and a
 * chunk that came before changes nothing.
 *
 * @returns the number of the chunk that is waited for, or why this one is not taken
 */
export function receiveChunk(home: Home, {move, n, chunk}: ReceiveRequest): number | Problem {
  return home.sql.transaction(() => {
    if (chunk.part === 'header' && n === 0) return begin(home, move, chunk);
    const hold = readHold(home.sql);
    if (hold?.kind !== 'receiving' || hold.move !== move) return problem('conflict', 'another move');
    if (n < hold.next) return hold.next;
    if (n > hold.next || hold.isWhole) return problem('conflict', `chunk ${hold.next}`);
    // The source's own list comes after its records: only who was erased here is on this one now.
    const erase = [...hold.erase, ...erasedAmong(home, chunk)];
    const wrong = put(home, chunk, hold);
    if (wrong !== undefined) return wrong;
    writeHold(home.sql, {...after(hold, chunk), erase});
    return hold.next + 1;
  });
}

/** Whether this workspace can take in what comes from a workspace with this id key. */
export function canReceive({sql}: Home, header: Pick<BundleHeader, 'idKey'>): boolean {
  return readSetting(sql, 'id-key') === header.idKey || isEmpty(sql) || readHold(sql)?.kind === 'receiving';
}

function begin(home: Home, move: string, header: BundleHeader): number | Problem {
  const {sql} = home;
  const hold = readHold(sql);
  if (hold?.kind === 'receiving' && hold.move === move) return hold.next;
  if (!canReceive(home, header)) return problem('conflict', 'people');
  clear(home);
  writeSetting(sql, 'id-key', header.idKey);
  writeHold(sql, {kind: 'receiving', move, next: 1, counts: {}, isWhole: false, erase: [], derived: 0, after: ''});
  return 1;
}

/** Ends a move that did not come to its end: an empty workspace again. */
export function dropReceived(home: Home): void {
  home.sql.transaction(() => {
    clear(home);
    putStarters(home.sql);
  });
}

function clear({sql, now}: Home): void {
  for (const table of FILLED) sql.run(`delete from ${table}`);
  const people = sql.all<{id: string}>('select id from supporter where doc is not null');
  buryPeople(
    sql,
    people.map(({id}) => id),
    now(),
  );
  for (const {kind, id} of ownItems(sql)) putItem(sql, {kind, id, doc: null, now: now()});
}

/** What a bundle brings of the feed; connections with keys and their labels are this server's alone. */
function ownItems(sql: Sql): {kind: BundleRow<'item'>['kind']; id: string}[] {
  return sql.all<{kind: BundleRow<'item'>['kind']; id: string}>(
    `select kind, id from item where doc is not null and kind <> 'label-run'
     and (kind <> 'connection' or substr(id, 1, ?2) = ?1) order by kind, id`,
    FILE_ID,
    FILE_ID.length,
  );
}

function erasedAmong(home: Home, chunk: BundleChunk): string[] {
  const isErased = chunk.part === 'record' ? erasureCheck(home) : undefined;
  if (chunk.part !== 'record' || isErased === undefined) return [];
  return chunk.rows.filter(record => [record.key, ...linkTexts(record)].some(isErased)).map(({key}) => key);
}

function after(hold: Receiving, chunk: BundleChunk): Receiving {
  const next = hold.next + 1;
  if (chunk.part === 'end') return {...hold, next, isWhole: true};
  if (chunk.part === 'header') return {...hold, next};
  return {...hold, next, counts: {...hold.counts, [chunk.part]: (hold.counts[chunk.part] ?? 0) + chunk.rows.length}};
}

function put(home: Home, chunk: BundleChunk, hold: Receiving): Problem | undefined {
  const {sql, now} = home;
  switch (chunk.part) {
    case 'header':
      return problem('bad-request', 'a second header');
    case 'item':
      for (const item of chunk.rows) takeItem(home, item);
      return undefined;
    case 'attachment':
      return void putAttachments(sql, {attachments: {put: chunk.rows, drop: []}});
    case 'decision':
      return void putDecisions(sql, {put: chunk.rows, notices: []}, now());
    case 'ledger':
      return void putRecords(sql, {...NOTHING, ledger: chunk.rows});
    case 'history':
      return void putRecords(sql, {...NOTHING, history: chunk.rows});
    case 'record':
      return takeRecords(sql, chunk.rows);
    case 'record-rest':
      return void putPieces(sql, chunk.rows);
    case 'erasure':
      return takeErasures(home, chunk.rows);
    // What only a browser knows what to do with.
    case 'setting':
    case 'browser':
      return undefined;
    case 'end': {
      const isWhole = Object.entries(chunk.counts).every(([part, rows]) => (hold.counts[part] ?? 0) === rows);
      return isWhole ? undefined : problem('bad-request', 'rows are missing');
    }
    default:
      return chunk satisfies never;
  }
}

const NOTHING = {records: [], index: {put: [], drop: []}, ledger: [], history: []};

function takeItem({sql, now}: Home, {kind, id, doc}: BundleRow<'item'>): void {
  putItem(sql, {kind, id, doc: kind === 'programme' ? movedIn(doc) : doc, now: now()});
  // Whoever comes with the next file of this account has come since.
  if (kind === 'connection') writeSetting(sql, `first-import ${doc.vendor}/${doc.account}`, 'moved');
}

function takeRecords(sql: Sql, records: BundleRow<'record'>[]): Problem | undefined {
  const ridOf = ridMaker(idKeyOf(sql));
  if (records.some(({key, rid}) => ridOf(key) !== rid)) return problem('bad-request', 'ids of another id key');
  const put = records.flatMap(record => [...indexTexts(record)].map((text): [string, string] => [text, record.key]));
  // They come cut as another home cuts them: what is derived of them puts that right.
  putHeads(sql, records);
  putRecords(sql, {...NOTHING, index: {put, drop: []}});
  return undefined;
}

function takeErasures(home: Home, rows: BundleRow<'erasure'>[]): undefined {
  home.sql.batch(
    `insert into erasure (hash, person, at, listed)
     select value ->> 0, value ->> 1, value ->> 2, 0 from json_each(?) where true on conflict do nothing`,
    rows.map(({hash, person, at}) => [hash, person, at]),
  );
  pushSoon(home);
  return undefined;
}
