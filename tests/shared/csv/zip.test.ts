import {strToU8, Zip, ZipDeflate, zipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {isZip, MOST_ENTRIES, type OpenedZip, openZip} from '#shared/csv/zip';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';

const {audience} = drawWorld({seed: 3, members: 60});
const FILES = ['subscribed', 'unsubscribed', 'cleaned'] as const;
const contents = Object.fromEntries(
  FILES.map(file => [`${file}_members_export_0a1b2c.csv`, strToU8(mailchimpCsv(audience, file))]),
);

function tables(zip: OpenedZip) {
  if (!zip.ok) throw new Error(zip.problem.code);
  return zip.tables;
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', {fatal: true}).decode(bytes);

/** As programs write that do not know sizes beforehand: they stand behind each entry. */
function streamed(files: Record<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(files)) {
    const entry = new ZipDeflate(name);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}

describe('a zip of tables', () => {
  it.each([
    ['at once', zipSync(contents)],
    ['without compression', zipSync(contents, {level: 0})],
    ['as a stream', streamed(contents)],
  ])('opens Mailchimp’s three files, written %s (F42)', (_, zip) => {
    expect(isZip(zip)).toBe(true);
    const found = tables(openZip(zip));
    expect(found.map(({name}) => name)).toEqual(Object.keys(contents));
    const kinds = found.map(table => {
      const read = readExport({text: textOf(table.open()), asOf: 0});
      return read.ok ? [read.kind, read.records > 0] : read.problem.code;
    });
    expect(kinds).toEqual(FILES.map(file => [`mailchimp-${file}`, true]));
  });

  it('passes over folders, shadows and what is no table', () => {
    const zip = zipSync({
      'export/': new Uint8Array(),
      'export/members.csv': strToU8('a,b\n1,2\n'),
      '__MACOSX/export/._members.csv': strToU8('shadow'),
      'export/.hidden.csv': strToU8('x'),
      'export/empty.csv': new Uint8Array(),
      'readme.pdf': strToU8('%PDF'),
    });
    const found = tables(openZip(zip));
    expect(found.map(({name, size}) => [name, size])).toEqual([['members.csv', 8]]);
    expect(textOf(found[0]?.open())).toBe('a,b\n1,2\n');
  });

  it('refuses a bomb by its ratio, by its sum and by its entries, before anything is unpacked', () => {
    const zeros = zipSync({'members.csv': new Uint8Array(3 * 1_048_576)});
    expect(openZip(zeros)).toEqual({ok: false, problem: {code: 'zip-too-large'}});
    const huge = patched(zipSync(contents), {from: 24, to: 0x7fff_ffff});
    expect(openZip(huge)).toEqual({ok: false, problem: {code: 'zip-too-large'}});
    const many = zipSync(Object.fromEntries(Array.from({length: MOST_ENTRIES + 1}, (_, at) => [`${at}.csv`, strToU8('a')])));
    expect(openZip(many)).toEqual({ok: false, problem: {code: 'zip-too-large'}});
  });

  it('stops unpacking where more comes out than the zip said', () => {
    const lying = patched(zipSync({'members.csv': strToU8('email,name\n'.repeat(2_000))}), {from: 24, to: 100});
    const [table] = tables(openZip(lying));
    expect(table?.size).toBe(100);
    expect(table?.open()).toBeUndefined();
  });

  it('names a zip without a table, a cut one and a damaged one', () => {
    expect(openZip(zipSync({'photo.jpg': strToU8('x')}))).toEqual({ok: false, problem: {code: 'zip-without-table'}});
    const whole = zipSync(contents);
    expect(openZip(whole.subarray(0, whole.length - 30))).toEqual({ok: false, problem: {code: 'zip-broken'}});
    expect(openZip(strToU8('PK\u0003\u0004 and nothing else'))).toEqual({ok: false, problem: {code: 'zip-broken'}});
    const damaged = whole.slice();
    damaged.fill(0xff, 120, 400);
    expect(tables(openZip(damaged))[0]?.open()).toBeUndefined();
  });
});

/** The zip with another number in the first entry of its directory: 24 bytes in stands the size, unpacked. */
function patched(zip: Uint8Array, {from, to}: {from: number; to: number}): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) !== 0x0201_4b50) continue;
    view.setUint32(at + from, to, true);
    return bytes;
  }
  throw new Error('no directory');
}
