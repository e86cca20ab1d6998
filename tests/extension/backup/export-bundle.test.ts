import {strFromU8, unzipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {readBrowserRows} from '../../../extension/backup/browser-rows.ts';
import {exportBundle} from '../../../extension/backup/export-bundle.ts';
import {hexOf} from '../../../extension/backup/hex.ts';
import {readLocalBundle} from '../../../extension/backup/local-bundle.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {fillHome, peopleIn, rowsOf} from './world.ts';

async function exported() {
  const mirror = await freshMirror(() => NOW);
  await fillHome(mirror);
  const bundle = readLocalBundle(mirror, {now: NOW, browser: await readBrowserRows(mirror.database, [])});
  const zip = await exportBundle(mirror, bundle, {home: 'local', readme: 'What is what', now: NOW});
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  return {mirror, files: new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))};
}

describe('everything as a zip that needs no Regulars to be read', () => {
  it('has a table of people, their notes, orders and all else, one line each', async () => {
    const {mirror, files} = await exported();
    const people = await peopleIn(mirror);
    expect(files.get('README.txt')).toBe('What is what\n');
    const table = files.get('tables/people.csv') ?? '';
    expect(table.trimEnd().split('\r\n')).toHaveLength(people.length + 1);
    expect(table).toContain('Béla the Great');
    expect(files.get('tables/notes.csv')).toContain('met in Lyon 🎈');
    expect(files.get('tables/saved-filters.csv')).toContain('tier:Gold');
    expect(files.get('tables/benefits.csv')).toContain('Stickers');
    expect(files.get('tables/texts.csv')).toContain('Hi {name}');
    expect(files.get('tables/deliveries.csv')).toContain('2026-10');
    expect(files.get('tables/files.csv')).toContain('members.csv');
    for (const name of ['contacts', 'orders', 'history', 'points']) expect(files.has(`tables/${name}.csv`), name).toBe(true);
  });

  it('has every row as it is stored, and no key', async () => {
    const {mirror, files} = await exported();
    const rows = await rowsOf(mirror);
    const lines = (part: string) => (files.get(`data/${part}.jsonl`) ?? '').split('\n').filter(line => line !== '');
    expect(lines('record').map(line => JSON.parse(line))).toEqual(rows.records.map(([, row]) => row));
    expect(lines('ledger')).toHaveLength(rows.ledger.length);
    expect(lines('history')).toHaveLength(rows.history.length);
    expect(lines('attachment')).toHaveLength(rows.attachments.length);
    expect(lines('browser')).toHaveLength(rows.log.length + rows.runs.length);
    const all = [...files.values()].join('');
    expect(all).not.toContain(hexOf(rows.idKey as Uint8Array));
    expect(all).not.toContain('idKey');
  });
});
