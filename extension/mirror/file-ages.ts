import {FILE_ID} from '#shared/file-news';
import type {Connection} from '#shared/model/connection';

/** The date of the newest file of each vendor. */
export type FileAges = ReadonlyMap<string, number>;

/**
 * A line of a file may say when the person last changed, which can be years ago in a file of today: how old our word is
 * follows from the file.
 */
export function fileAges(connections: readonly Connection[]): FileAges {
  const newest = new Map<string, number>();
  for (const {id, vendor, lastCompleteAt} of connections) {
    if (!id.startsWith(FILE_ID) || lastCompleteAt === null) continue;
    newest.set(vendor, Math.max(lastCompleteAt, newest.get(vendor) ?? 0));
  }
  return newest;
}
