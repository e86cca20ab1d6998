import {describe, expect, it, vi} from 'vitest';
import type {BundleChunk} from '#shared/protocol/bundle';
import {applyStaged} from '../../../extension/backup/apply-staged.ts';
import {readBrowserRows} from '../../../extension/backup/browser-rows.ts';
import {keepFailureOf} from '../../../extension/backup/keep-failure.ts';
import {readLocalBundle} from '../../../extension/backup/local-bundle.ts';
import {BackupError, openBackup} from '../../../extension/backup/read-backup.ts';
import {takeBackup} from '../../../extension/backup/restore.ts';
import {readStaging} from '../../../extension/backup/stage.ts';
import {writeBackup} from '../../../extension/backup/write-backup.ts';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {pictures, programme, supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {fillHome, judgedIn, peopleIn, rowsOf} from './world.ts';

const PASSPHRASE = 'correct horse battery staple';
const CHOICES = [{name: 'columns', value: ['score', 'tier']}];
/** A real backup's 600,000 take a second each. */
const ITERATIONS = 1_000;

async function backupOf(mirror: Mirror): Promise<Blob> {
  const bundle = readLocalBundle(mirror, {now: NOW, browser: await readBrowserRows(mirror.database, CHOICES)});
  return writeBackup(bundle, {passphrase: PASSPHRASE, now: NOW, iterations: ITERATIONS});
}

async function restoreInto(mirror: Mirror, file: Blob) {
  await takeBackup(mirror, {file, passphrase: PASSPHRASE, move: 'move-0001'});
  return applyStaged(mirror, {now: NOW});
}

async function problemOf(mirror: Mirror, file: Blob, passphrase = PASSPHRASE): Promise<string> {
  const error = await takeBackup(mirror, {file, passphrase, move: 'move-0001'}).catch(thrown => thrown);
  if (!(error instanceof BackupError)) throw error;
  return error.code;
}

const filled = async () => {
  const mirror = await freshMirror(() => NOW);
  await fillHome(mirror);
  return mirror;
};

describe('a backup', () => {
  it('that is restored into an empty browser brings everything: rows, people, filters, scores, notes, history, log (F43)', async () => {
    const mirror = await filled();
    const file = await backupOf(mirror);
    const fresh = await freshMirror(() => NOW);
    expect(await restoreInto(fresh, file)).toEqual([{of: 'choice', ...CHOICES[0]}]);
    expect(await rowsOf(fresh)).toEqual(await rowsOf(mirror));
    expect(await peopleIn(fresh)).toEqual(await peopleIn(mirror));
    expect(await judgedIn(fresh)).toEqual(await judgedIn(mirror));
    expect((await peopleIn(fresh)).length).toBeGreaterThan(10);
    const reopened = await fresh.reopen();
    expect(await peopleIn(reopened)).toEqual(await peopleIn(mirror));
    expect(await fresh.database.count('staged')).toBe(0);
    expect(await readStaging(fresh.database)).toBeUndefined();
  });

  it('brings balances, redemptions, pictures and what is gone of a reward: nothing is paid twice, nothing lost (F20)', async () => {
    const fresh = await freshMirror(() => NOW);
    await restoreInto(fresh, await backupOf(await filled()));
    const state = await fresh.read('local');
    expect(await programme(fresh, state)).toMatchObject({taken: {mug: 1}, rev: 1});
    expect(await pictures(fresh, state)).toHaveLength(1);
    const buyer = (await peopleIn(fresh)).find(({account}) => account?.redemptions !== undefined);
    expect(buyer).toMatchObject({rankedAs: 'full', account: {redemptions: [{reward: 'mug', cost: 50, state: 'open'}]}});
    const {balance = 0, earned = 0} = buyer?.account ?? {};
    expect([earned >= 90, balance]).toEqual([true, earned - 50]);
    const again = {id: 'redeem-again', at: NOW, kind: 'redeem' as const, supporter: buyer?.id ?? '', reward: 'mug'};
    expect((await runLocally(fresh, again, NOW)).problem?.code).toBe('stock');
  });

  it('takes the place of what is there, for every context that has it open', async () => {
    const mirror = await filled();
    const file = await backupOf(mirror);
    const [other] = await peopleIn(mirror);
    const changed = await mirror.reopen();
    await runLocally(changed, {id: 'later-note', at: NOW, kind: 'note-add', supporter: other?.id ?? '', text: 'later'}, NOW);
    await changed.read('local');
    await restoreInto(mirror, file);
    expect((await supporterOf(changed, await changed.read('local'), other?.id ?? ''))?.notes.map(({text}) => text)).not.toContain(
      'later',
    );
  });

  it('goes on being worked with: the same file again changes nothing, and points go on where they stood', async () => {
    const mirror = await filled();
    const fresh = await freshMirror(() => NOW);
    await restoreInto(fresh, await backupOf(mirror));
    const reading = {
      key: 'patreon/campaign/user/77',
      source: 'file' as const,
      asOf: NOW,
      identifiers: [],
      fields: {
        name: 'Nora',
        paid: true,
        pledge: {minorUnits: 500, currency: 'EUR'},
        lastChargeAt: NOW,
        lastChargeStatus: 'paid' as const,
      },
    };
    for (const home of [mirror, fresh]) await ingestLocally(home, NOW, {readings: [reading]});
    expect(await peopleIn(fresh)).toEqual(await peopleIn(mirror));
    expect((await rowsOf(fresh)).ledger).toEqual((await rowsOf(mirror)).ledger);
  });

  it('does not bring back whoever was erased here since it was made (F47)', async () => {
    const mirror = await filled();
    const file = await backupOf(mirror);
    const named = (await peopleIn(mirror)).find(({email}) => email !== undefined);
    const id = named?.id ?? '';
    await runLocally(mirror, {id: 'erase-later', at: NOW, kind: 'erase', supporter: id}, NOW);
    await restoreInto(mirror, file);
    expect(await supporterOf(mirror, await mirror.read('local'), id)).toBeUndefined();
    const key = named?.records[0]?.key ?? '';
    const again = {key, source: 'file' as const, asOf: NOW, identifiers: [], fields: {name: 'Back'}};
    const {report} = await ingestLocally(mirror, NOW, {readings: [again]});
    expect(report.erased).toBe(1);
  });

  it('does not bring them back either where the browser had begun a new workspace meanwhile', async () => {
    const file = await backupOf(await filled());
    const fresh = await freshMirror(() => NOW);
    await fillHome(fresh);
    const named = (await peopleIn(fresh)).find(({records}) => records.every(({key}) => !key.startsWith('self/')));
    const keys = named?.records.map(({key}) => key) ?? [];
    await runLocally(fresh, {id: 'erase-later', at: NOW, kind: 'erase', supporter: named?.id ?? ''}, NOW);
    await restoreInto(fresh, file);
    expect(keys.length).toBeGreaterThan(0);
    expect((await peopleIn(fresh)).flatMap(({records}) => records.map(({key}) => key)).filter(key => keys.includes(key))).toEqual(
      [],
    );
  });

  it('keeps out whoever was erased here though the backup never knew them', async () => {
    const file = await backupOf(await filled());
    const fresh = await freshMirror(() => NOW);
    const stranger = {
      key: 'patreon/campaign/user/555',
      source: 'file' as const,
      asOf: NOW,
      identifiers: [{type: 'email' as const, value: 'stranger@example.org', strength: 'strong' as const}],
      fields: {name: 'Stranger'},
    };
    await ingestLocally(fresh, NOW, {readings: [stranger]});
    const [known] = await peopleIn(fresh);
    await runLocally(fresh, {id: 'erase-stranger', at: NOW, kind: 'erase', supporter: known?.id ?? ''}, NOW);
    await restoreInto(fresh, file);
    const elsewhere = {...stranger, key: 'mailchimp/list/member/555'};
    const {report} = await ingestLocally(fresh, NOW, {readings: [stranger, elsewhere]});
    expect(report).toMatchObject({created: 0, erased: 2});
  });

  it('can be told apart only by who knows the passphrase: no name, address or note stands in it', async () => {
    const bytes = await (await backupOf(await filled())).arrayBuffer();
    const text = new TextDecoder('latin1').decode(bytes);
    for (const secret of ['example.org', 'Lyon', 'Ada', 'idKey', 'VIP']) expect(text).not.toContain(secret);
    expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({regulars: 'backup', version: 1, iterations: ITERATIONS});
  });

  it('is made with 600,000 rounds or more unless a test says otherwise', async () => {
    const {header} = await openBackup(await writeBackup(only([]), {passphrase: PASSPHRASE, now: NOW}));
    expect(header.iterations).toBeGreaterThanOrEqual(600_000);
  });
});

async function* only(chunks: readonly BundleChunk[]): AsyncGenerator<BundleChunk> {
  yield* chunks;
}

describe('a file that cannot be restored is named, and nothing is lost', () => {
  it('a wrong passphrase, a cut file, a damaged one, one of a newer version, one of something else', async () => {
    const mirror = await filled();
    const file = await backupOf(mirror);
    const before = await rowsOf(mirror);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const end = bytes.indexOf(0x0a) + 1;
    const changed = (at: number) => {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      return new Blob([copy]);
    };
    const newer = new TextDecoder().decode(bytes.slice(0, end)).replace('"version":1', '"version":2');
    expect(await problemOf(mirror, file, 'another horse')).toBe('wrong-passphrase');
    expect(await problemOf(mirror, new Blob([bytes.slice(0, bytes.length - 1)]))).toBe('cut');
    expect(await problemOf(mirror, new Blob([bytes.slice(0, end)]))).toBe('cut');
    expect(await problemOf(mirror, new Blob([bytes.slice(0, 60)]))).toBe('cut');
    expect(await problemOf(mirror, changed(end + 40))).toBe('damaged');
    expect(await problemOf(mirror, changed(bytes.length - 3))).toBe('damaged');
    expect(await problemOf(mirror, new Blob([bytes, 'more']))).toMatch(/cut|damaged/);
    expect(await problemOf(mirror, new Blob([newer, bytes.slice(end)]))).toBe('newer');
    expect(await problemOf(mirror, new Blob(['Name,Email\nAda,ada@example.org\n']))).toBe('not-a-backup');
    expect(await problemOf(mirror, new Blob([]))).toBe('not-a-backup');
    expect(await rowsOf(mirror)).toEqual(before);
    expect(await mirror.database.count('staged')).toBe(0);
  });

  it('one that was cut between two of its frames, and one whose frames changed places', async () => {
    const mirror = await filled();
    const bytes = new Uint8Array(await (await backupOf(mirror)).arrayBuffer());
    const start = bytes.indexOf(0x0a) + 1;
    const frames: Uint8Array<ArrayBuffer>[] = [];
    for (let at = start; at < bytes.length; ) {
      const size = 4 + new DataView(bytes.buffer).getUint32(at);
      frames.push(bytes.slice(at, at + size));
      at += size;
    }
    const line = bytes.slice(0, start);
    const [first, second, ...others] = frames;
    if (first === undefined || second === undefined) throw new Error('too few frames');
    expect(await problemOf(mirror, new Blob([line, ...frames.slice(0, -1)]))).toBe('cut');
    expect(await problemOf(mirror, new Blob([line, second, first, ...others]))).toBe('damaged');
    expect(await problemOf(mirror, new Blob([line, first, ...others]))).toBe('damaged');
  });

  it('one whose bundle is of a newer version, though its file is not', async () => {
    const mirror = await filled();
    const header = {part: 'header', version: 2, somethingNew: true} as unknown as BundleChunk;
    const bundle = only([header, {part: 'end', counts: {}}]);
    const file = await writeBackup(bundle, {passphrase: PASSPHRASE, now: NOW, iterations: ITERATIONS});
    expect(await problemOf(mirror, file)).toBe('newer');
  });

  it.each(['staged', 'record', 'chunk'])('one for which the disk has no room, when %s is written', async store => {
    const file = await backupOf(await filled());
    const mirror = await filled();
    const before = {rows: await rowsOf(mirror), people: await peopleIn(mirror)};
    const {put} = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === store) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const error = await restoreInto(mirror, file).catch(thrown => thrown);
    full.mockRestore();
    expect(keepFailureOf(error)).toBe('no-room');
    expect({rows: await rowsOf(mirror), people: await peopleIn(await mirror.reopen())}).toEqual(before);
    await restoreInto(mirror, file);
    expect((await rowsOf(mirror)).idKey).not.toEqual(before.rows.idKey);
  });

  it('one that is stopped in the middle, while it is read or put in its place', async () => {
    const mirror = await filled();
    const before = await rowsOf(mirror);
    const file = await backupOf(mirror);
    const fresh = await filled();
    await runLocally(
      fresh,
      {id: 'own-note-1', at: NOW, kind: 'note-add', supporter: (await peopleIn(fresh))[0]?.id ?? '', text: 'x'},
      NOW,
    );
    const own = await rowsOf(fresh);
    const stop = new AbortController();
    const reading = takeBackup(fresh, {
      file,
      passphrase: PASSPHRASE,
      move: 'move-0001',
      signal: stop.signal,
      onProgress: done => done > 5 && stop.abort(),
    });
    await expect(reading).rejects.toThrow('aborted');
    expect(await rowsOf(fresh)).toEqual(own);
    await takeBackup(fresh, {file, passphrase: PASSPHRASE, move: 'move-0001'});
    const late = new AbortController();
    const applying = applyStaged(fresh, {now: NOW, signal: late.signal, onProgress: (done, of) => done > of / 2 && late.abort()});
    await expect(applying).rejects.toThrow('aborted');
    expect(await rowsOf(fresh)).toEqual(own);
    expect(await peopleIn(fresh)).toEqual(await peopleIn(await fresh.reopen()));
    await applyStaged(fresh, {now: NOW});
    expect((await rowsOf(fresh)).idKey).toEqual(before.idKey);
    expect(before.idKey).not.toEqual(own.idKey);
  });
});
