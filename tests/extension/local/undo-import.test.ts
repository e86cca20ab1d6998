import {describe, expect, it} from 'vitest';
import {runLocally} from '../../../extension/local/commands.ts';
import {importFile} from '../../../extension/local/import-file.ts';
import {localSink} from '../../../extension/local/local-sink.ts';
import {undoImport} from '../../../extension/local/undo-import.ts';
import {ALL_STORES, type StoreName} from '../../../extension/mirror/database.ts';
import {connections, documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld, WORLD_ENDS} from '../../fixtures/people.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = WORLD_ENDS;
const DAY = 86_400_000;
const {patreon} = drawWorld({seed: 8, members: 700});
const SHARE = Math.floor(patreon.length / 5);
const may = patreon.slice(0, -SHARE);
const june = patreon.slice(SHARE).map(person => (person.state === 'active' ? {...person, state: 'declined' as const} : person));

async function importText(mirror: Mirror, id: string, people: typeof patreon, lastModified: number) {
  const file = new File([patreonCsv(people)], `${id}.csv`, {lastModified});
  const report = await importFile(mirror, localSink(mirror, {now: () => NOW, import: id}), {
    file,
    fileName: file.name,
    lastModified,
    now: () => NOW,
  });
  if (!report.ok) throw new Error(report.problem.code);
  return report;
}

async function people(mirror: Mirror) {
  const state = await mirror.read('local');
  const all = await documents(
    mirror,
    state,
    Array.from({length: state.head.size}, (_, at) => at),
  );
  return all.filter(person => person !== undefined).sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** What the workspace itself holds, without the mirror and the ledger, which only grows. */
async function held({database}: Mirror, but: readonly StoreName[] = ['head', 'chunk', 'column', 'row', 'ledger', 'record']) {
  const stores = ALL_STORES.filter(store => !but.includes(store));
  return Promise.all(stores.map(async store => [store, await database.getAllKeys(store), await database.getAll(store)]));
}

/** Points of each (record, rule, activity), which the ledger adds up to. */
async function netPoints({database}: Mirror) {
  const net = new Map<string, number>();
  for (const {record, rule, activity, points} of await database.getAll('ledger')) {
    const key = `${record} ${rule} ${activity}`;
    net.set(key, (net.get(key) ?? 0) + points);
  }
  return [...net].filter(([, points]) => points !== 0).sort(([left], [right]) => (left < right ? -1 : 1));
}

const undo = (mirror: Mirror, id: string) => undoImport(mirror, id, {now: () => NOW});

describe('an import that is taken back', () => {
  it('leaves everybody as they were before, with points, history and the file’s line', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - 30 * DAY);
    const [before, kept, points] = [await people(mirror), await held(mirror), await netPoints(mirror)];
    const lines = await connections(mirror, await mirror.read('local'));
    const report = await importText(mirror, 'june', june, NOW - DAY);
    expect(report.created).toBeGreaterThan(SHARE / 2);
    expect(report.changed).toBeGreaterThan(SHARE);
    expect(await undo(mirror, 'june')).toEqual({undone: report.created + report.changed, kept: 0});
    expect(await people(mirror)).toEqual(before);
    expect(await held(mirror)).toEqual(kept);
    expect(await netPoints(mirror)).toEqual(points);
    expect(await connections(mirror, await mirror.read('local'))).toEqual(lines);
    expect((await importText(mirror, 'june again', june, NOW - DAY)).moves.joined).toEqual(report.moves.joined);
  });

  it('leaves nobody where it was the first', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - DAY);
    await undo(mirror, 'may');
    const state = await mirror.read('local');
    expect(state.head.people).toBe(0);
    expect(await connections(mirror, state)).toEqual([]);
    for (const store of ['record', 'identifier', 'ledger', 'history', 'replaced'] as const)
      expect([store, await mirror.database.count(store)]).toEqual([store, 0]);
  });

  it('keeps whoever a newer file speaks of, and says how many', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - 30 * DAY);
    const newer = await importText(mirror, 'june', june.slice(0, SHARE), NOW - DAY);
    const {undone, kept} = await undo(mirror, 'may');
    expect(kept).toBe(newer.changed);
    expect(kept).toBeGreaterThan(0);
    expect(undone).toBeGreaterThan(SHARE);
    expect((await people(mirror)).length).toBe(newer.changed + newer.created);
  });

  it('keeps what the creator wrote about somebody, without what the file said of them', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - DAY);
    const [person] = await people(mirror);
    const note = {kind: 'note-add' as const, id: 'note', at: NOW, supporter: person?.id ?? '', text: 'From a letter'};
    await runLocally(mirror, note, NOW);
    await undo(mirror, 'may');
    const [left, ...others] = await people(mirror);
    expect(others).toEqual([]);
    expect(left?.notes?.map(({text}) => text)).toEqual(['From a letter']);
    expect(JSON.stringify(left)).not.toContain('@');
    await importText(mirror, 'again', may, NOW - DAY);
    expect((await people(mirror)).find(({id}) => id === person?.id)?.notes).toHaveLength(1);
  });

  it('goes on where it was cut off', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - DAY);
    const stop = new Error('killed');
    const cut = undoImport(mirror, 'may', {
      now: () => NOW,
      onProgress: () => {
        throw stop;
      },
    });
    await expect(cut).rejects.toBe(stop);
    expect((await mirror.read('local')).head.people).toBeGreaterThan(0);
    await undo(mirror, 'may');
    expect((await mirror.read('local')).head.people).toBe(0);
  });

  it('forgets whom the creator erased meanwhile', async () => {
    const mirror = await freshMirror(() => NOW);
    await importText(mirror, 'may', may, NOW - 30 * DAY);
    await importText(mirror, 'june', june, NOW - DAY);
    const journal = async () => JSON.stringify(await mirror.database.getAll('replaced'));
    const before = await journal();
    const emailOf = (person: {records: readonly {fields: {email?: string | undefined}}[]}) =>
      person.records[0]?.fields.email ?? '?';
    const person = (await people(mirror)).find(one => before.includes(emailOf(one)));
    if (person === undefined) throw new Error('nobody changed');
    await runLocally(mirror, {kind: 'erase', id: 'erase', at: NOW, supporter: person.id}, NOW);
    expect((await journal()).includes(emailOf(person))).toBe(false);
    await undo(mirror, 'june');
    expect((await people(mirror)).map(emailOf)).not.toContain(emailOf(person));
  });
});
