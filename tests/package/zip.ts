import {unzipSync, type Zippable, zipSync} from 'fflate';

/** Files by their path in a package, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

// The earliest day that a zip can say, in whatever zone this machine lives: a zip has no zone.
const ALWAYS = new Date(1980, 0, 1, 12);

/** A zip that is the same bytes for the same files: in the order of their paths, all of one date, with no rights of a machine. */
export function zip(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[path] = [content, {mtime: ALWAYS, level: 9, os: 0, attrs: 0}];
  }
  return zipSync(entries);
}

/** What a zip holds. */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/')));
}
