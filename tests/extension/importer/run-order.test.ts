import {describe, expect, it, vi} from 'vitest';
import type {Mapping} from '#shared/csv/mapping';
import {fingerprintOf} from '#shared/csv/mapping';
import {keptFiles} from '../../../extension/importer/kept-file.ts';
import {isLastWord, type Order, type Told} from '../../../extension/importer/orders.ts';
import {type Desk, runOrder} from '../../../extension/importer/run-order.ts';
import {canUndo} from '../../../extension/log/log-entry.ts';
import {readLog} from '../../../extension/log/log-store.ts';
import {connections} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld, WORLD_ENDS} from '../../fixtures/people.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = WORLD_ENDS;
const DAY = 86_400_000;
const {patreon} = drawWorld({seed: 8, members: 700});
const paying = patreon.filter(({state}) => state === 'active');

const SALES =
  'Order,Buyer,Mail,Bought,Paid\n1,Ada Adler,ada@example.org,2026-10-02,12.50\n2,Bob Bell,bob@example.org,2026-10-03,8\n';

function file(text: string, name = 'members.csv', lastModified = NOW - DAY): File {
  return new File([text], name, {lastModified});
}

/** Locks that are free, unless somebody holds them. */
function locksOf(held?: Promise<void>): Desk['locks'] {
  const request = async (_name: string, options: LockOptions, work: (lock: Lock | null) => unknown) => {
    if (held === undefined) return work({name: 'lock', mode: 'exclusive'});
    if (options.ifAvailable) return work(null);
    await held;
    return work({name: 'lock', mode: 'exclusive'});
  };
  return {request: request as LockManager['request']};
}

type Set = Partial<Omit<Desk, 'mirror' | 'tell' | 'now'>> & {readonly onTold?: (told: Told) => void};

/** Everything that the importer said, its last word at the end. */
async function run(mirror: Mirror, order: Order, set: Set = {}): Promise<Told[]> {
  const said: Told[] = [];
  await runOrder(order, {
    mirror,
    now: () => NOW,
    locks: locksOf(),
    answer: async () => true,
    signal: new AbortController().signal,
    ...set,
    tell(told) {
      said.push(told);
      set.onTold?.(told);
    },
  });
  expect(said.filter(isLastWord)).toEqual([said.at(-1)]);
  return said;
}

function ordered(id: string, of: File, mappings: readonly Mapping[] = []): Order {
  return {kind: 'import', id, file: of, session: null, mappings};
}

async function size(mirror: Mirror): Promise<number> {
  return (await mirror.read('local')).head.people;
}

describe('an order to read a file', () => {
  it('ends with what changed, a line in the log that takes it back, and no file kept', async () => {
    const mirror = await freshMirror(() => NOW);
    const said = await run(mirror, ordered('one', file(patreonCsv(patreon))));
    expect(said.at(-1)).toMatchObject({kind: 'done', canUndo: true, isFirst: true, isOlder: false, report: {ok: true}});
    expect(await keptFiles(mirror.database)).toEqual([]);
    const [entry] = await readLog(mirror.database);
    expect(entry).toMatchObject({action: 'import', about: 'members.csv', people: []});
    expect(entry !== undefined && canUndo(entry, NOW)).toBe(true);
    expect((await run(mirror, {kind: 'undo', id: 'one'})).at(-1)).toMatchObject({kind: 'undone', kept: 0});
    expect(await size(mirror)).toBe(0);
    const [undone] = await readLog(mirror.database);
    expect(undone?.undoneAt).toBe(NOW);
  });

  it('says that people changed before its last word, with which its window ends it', async () => {
    const said: string[] = [];
    const mirror = {...(await freshMirror(() => NOW)), tell: () => void said.push('people changed')};
    const onTold = ({kind}: Told) => void said.push(kind);
    await run(mirror, ordered('one', file(patreonCsv(patreon))), {onTold});
    expect(said.slice(-2)).toEqual(['people changed', 'done']);
    await run(mirror, {kind: 'undo', id: 'one'}, {onTold});
    expect(said.slice(-2)).toEqual(['people changed', 'undone']);
  });

  it('waits while another window imports, and says so', async () => {
    const mirror = await freshMirror(() => NOW);
    let release: () => void = vi.fn();
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const said = await run(mirror, ordered('one', file(patreonCsv(patreon))), {
      locks: locksOf(held),
      onTold(told) {
        if (told.kind === 'waiting') release();
      },
    });
    expect(said[0]).toEqual({kind: 'waiting'});
    expect(said.at(-1)?.kind).toBe('done');
  });

  it('goes on where it was cut off, counts nothing twice and tells everybody who came', async () => {
    const [cut, whole] = [await freshMirror(() => NOW), await freshMirror(() => NOW)];
    const csv = patreonCsv(drawWorld({seed: 9, members: 1_500}).patreon);
    const stop = new AbortController();
    await run(cut, ordered('one', file(csv)), {
      signal: stop.signal,
      onTold: told => told.kind === 'progress' && told.done > 0 && stop.abort(),
    });
    const [kept] = await keptFiles(cut.database);
    expect(kept).toMatchObject({id: 'one', name: 'members.csv'});
    expect(await size(cut)).toBeGreaterThan(0);
    const [last] = (await run(cut, {kind: 'go-on', id: 'one', session: null, mappings: []})).slice(-1);
    const [expected] = (await run(whole, ordered('one', file(csv)))).slice(-1);
    if (last?.kind !== 'done' || expected?.kind !== 'done' || !last.report.ok || !expected.report.ok) throw new Error('failed');
    expect(last.report.created).toBeLessThan(expected.report.created);
    expect(last.report.moves.added).toHaveLength(expected.report.moves.added.length);
    expect(await size(cut)).toBe(await size(whole));
    expect(await keptFiles(cut.database)).toEqual([]);
    await run(cut, {kind: 'undo', id: 'one'});
    expect(await size(cut)).toBe(0);
  });

  it('asks before many of the paying people leave, and writes nothing without a yes', async () => {
    const mirror = await freshMirror(() => NOW);
    expect(paying.length).toBeGreaterThan(100);
    await run(mirror, ordered('may', file(patreonCsv(paying), 'may.csv', NOW - 30 * DAY)));
    const gone = paying.map((person, place) => (place < 60 ? {...person, state: 'former' as const} : person));
    const no = await run(mirror, ordered('june', file(patreonCsv(gone))), {answer: async () => false});
    const asked = no.find(told => told.kind === 'preview');
    expect(asked?.survey).toMatchObject({created: 0, changed: 60, unchanged: paying.length - 60});
    expect(asked?.survey.leaving).toBeGreaterThan(40);
    expect(asked?.survey.leaving).toBeLessThanOrEqual(60);
    expect(await mirror.database.count('history')).toBe(0);
    expect(await keptFiles(mirror.database)).toEqual([]);
    const yes = await run(mirror, ordered('june', file(patreonCsv(gone))));
    expect(yes.at(-1)).toMatchObject({kind: 'done', report: {changed: 60}});
  });

  it('does not ask before a small refresh (J10)', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, ordered('may', file(patreonCsv(paying), 'may.csv', NOW - 30 * DAY)));
    const gone = paying.map((person, place) => (place < 9 ? {...person, state: 'former' as const} : person));
    const said = await run(mirror, ordered('june', file(patreonCsv(gone))));
    expect(said.map(({kind}) => kind)).not.toContain('preview');
    expect(said.at(-1)).toMatchObject({kind: 'done', report: {changed: 9}});
  });

  it('keeps a table that nobody explained until its columns are, and reads the next one like it without asking', async () => {
    const mirror = await freshMirror(() => NOW);
    const said = await run(mirror, ordered('sales', file(SALES, 'sales.csv')));
    expect(said.at(-1)).toMatchObject({kind: 'unknown'});
    const [kept] = await keptFiles(mirror.database);
    expect(kept?.sample?.headers).toEqual(['Order', 'Buyer', 'Mail', 'Bought', 'Paid']);
    expect(await size(mirror)).toBe(0);
    const mapping: Mapping = {
      fingerprint: fingerprintOf(kept?.sample?.headers ?? []),
      name: 'Sales',
      vendor: 'patreon',
      lines: 'orders',
      columns: {'order-id': 'Order', name: 'Buyer', email: 'Mail', date: 'Bought', amount: 'Paid'},
      email: 'weak',
      currency: 'EUR',
      dates: 'day-first',
    };
    const read = await run(mirror, {kind: 'go-on', id: 'sales', session: null, mappings: [mapping]});
    expect(read.at(-1)).toMatchObject({kind: 'done', report: {ok: true, created: 2}});
    expect(await keptFiles(mirror.database)).toEqual([]);
    const again = await run(mirror, ordered('again', file(SALES, 'november.csv'), [mapping]));
    expect(again.at(-1)).toMatchObject({kind: 'done', report: {ok: true, created: 0, changed: 0, unchanged: 2}});
  });
});

describe('a file that cannot be read to its end', () => {
  it('leaves nothing half where the room goes out, and says so', async () => {
    const mirror = await freshMirror(() => NOW);
    const csv = patreonCsv(drawWorld({seed: 9, members: 1_500}).patreon);
    let commits = 0;
    const full: Mirror = {
      ...mirror,
      write(slot, work) {
        commits += 1;
        if (commits === 4) throw new DOMException('full', 'QuotaExceededError');
        return mirror.write(slot, work);
      },
    };
    const said = await run(full, ordered('one', file(csv)));
    expect(said.at(-1)).toEqual({kind: 'failed', code: 'no-room', isBack: true});
    expect(commits).toBeGreaterThan(4);
    expect(await size(mirror)).toBe(0);
    expect(await keptFiles(mirror.database)).toEqual([]);
  });

  it('says that a file changed which cannot be read any more', async () => {
    const mirror = await freshMirror(() => NOW);
    const gone = file('x');
    gone.slice = () => {
      throw new DOMException('changed', 'NotReadableError');
    };
    expect((await run(mirror, ordered('one', gone))).at(-1)).toEqual({kind: 'failed', code: 'changed', isBack: false});
  });

  it('is told in a sentence where it is a zip that is damaged', async () => {
    const mirror = await freshMirror(() => NOW);
    const said = await run(mirror, ordered('one', file('PK\u0003\u0004nothing', 'audience.zip')));
    expect(said.at(-1)).toMatchObject({kind: 'done', report: {ok: false, problem: {code: 'zip-broken'}}});
  });

  it('cannot go on where it is not kept any more', async () => {
    const mirror = await freshMirror(() => NOW);
    const said = await run(mirror, {kind: 'go-on', id: 'none', session: null, mappings: []});
    expect(said).toEqual([{kind: 'failed', code: 'gone', isBack: false}]);
  });
});

describe('a file that was cut off and nobody went on with', () => {
  it('goes after 30 days, with the people whom it names', async () => {
    const mirror = await freshMirror(() => NOW);
    const old = {id: 'old', file: file('x'), name: 'old.csv', lastModified: NOW, done: 1, total: 2};
    await mirror.database.put('keptFile', {...old, at: NOW - 31 * DAY});
    await mirror.database.put('keptFile', {...old, id: 'young', at: NOW - 29 * DAY});
    await run(mirror, ordered('one', file(patreonCsv(patreon.slice(0, 5)))));
    expect((await keptFiles(mirror.database)).map(({id}) => id)).toEqual(['young']);
  });
});

describe('a clock that was set back or forward', () => {
  it('dates a file of the future as of now', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, ordered('one', file(patreonCsv(patreon), 'members.csv', NOW + 90 * DAY)));
    const [shown] = await connections(mirror, await mirror.read('local'));
    expect(shown?.lastCompleteAt).toBe(NOW);
  });

  it('says that a newer file was read before, and changes nothing', async () => {
    const mirror = await freshMirror(() => NOW);
    await run(mirror, ordered('june', file(patreonCsv(patreon), 'june.csv', NOW - DAY)));
    const before = await mirror.database.getAll('record');
    const said = await run(mirror, ordered('may', file(patreonCsv(patreon), 'may.csv', NOW - 40 * DAY)));
    expect(said.at(-1)).toMatchObject({kind: 'done', isOlder: true, canUndo: false, report: {changed: 0, created: 0}});
    expect(await mirror.database.getAll('record')).toEqual(before);
  });
});
