import {Unzip, UnzipInflate, unzipSync} from 'fflate';
import type {FileProblem} from '#shared/csv/read-export';

/** Mailchimp's has three. */
export const MOST_ENTRIES = 1_000;
/** Bytes of all tables together, unpacked: two million people. */
export const MOST_UNPACKED = 512 * 1_048_576;
/** Unpacked bytes for each packed one. Tables of people come to 5 or 10, deflate itself to 1,032 at most. */
export const MOST_RATIO = 200;
/** Below it a ratio says nothing: a header and a few equal lines. */
const SMALL = 1_048_576;
const PIECE = 65_536;

/** A table in a zip, not unpacked yet. */
export type ZippedTable = {
  /** Its file name, without folders. */
  readonly name: string;
  /** Bytes, unpacked, as the zip says. */
  readonly size: number;
  /** Unpacks it; undefined: it is damaged, locked with a password, or not of the size that the zip says. */
  open(): Uint8Array<ArrayBuffer> | undefined;
};

export type OpenedZip =
  | {
      readonly ok: true;
      /** In the order of the zip, at least one. */
      readonly tables: readonly ZippedTable[];
    }
  | {readonly ok: false; readonly problem: FileProblem};

/** Whether a file begins as a zip does. */
export function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
}

/**
 * Looks into a zip of tables, as Mailchimp's audience export is one. What would unpack to more than anybody exports is refused before
 * a byte of it is unpacked; other files in it are passed over.
 */
export function openZip(bytes: Uint8Array): OpenedZip {
  const entries: {path: string; size: number; packed: number}[] = [];
  try {
    unzipSync(bytes, {
      filter({name, originalSize, size}) {
        entries.push({path: name, size: originalSize, packed: size});
        return false;
      },
    });
  } catch {
    return {ok: false, problem: {code: 'zip-broken'}};
  }
  const tables = entries.filter(({path, size}) => size > 0 && isTable(path));
  const unpacked = tables.reduce((sum, {size}) => sum + size, 0);
  const isBomb = tables.some(({size, packed}) => size > SMALL && size > packed * MOST_RATIO);
  if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED || isBomb) return {ok: false, problem: {code: 'zip-too-large'}};
  if (tables.length === 0) return {ok: false, problem: {code: 'zip-without-table'}};
  return {
    ok: true,
    tables: tables.map(({path, size}) => ({name: baseName(path), size, open: () => unpack(bytes, {path, size})})),
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** macOS puts a shadow of each file beside it. */
function isTable(path: string): boolean {
  const name = baseName(path);
  return /\.(csv|tsv|txt)$/i.test(name) && !name.startsWith('.') && !path.startsWith('__MACOSX/');
}

/** Unpacks one entry, and stops where more comes out than it said. */
function unpack(bytes: Uint8Array, {path, size}: {path: string; size: number}): Uint8Array<ArrayBuffer> | undefined {
  const whole = new Uint8Array(size);
  let filled = 0;
  let isFaulty = false;
  let isFound = false;
  const unzip = new Unzip(file => {
    if (isFound || file.name !== path) return;
    isFound = true;
    file.ondata = (error, piece) => {
      isFaulty ||= error !== null || filled + piece.length > size;
      if (isFaulty) return;
      whole.set(piece, filled);
      filled += piece.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !isFaulty; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    return undefined;
  }
  return isFaulty || filled < size ? undefined : whole;
}
