import type {EntryFile} from '#shared/csv/entries';
import type {Wanted} from './order-import';

/** What is done one after the other: files, the oldest first. */
export type Step = Wanted & {readonly fileName: string};

/** The first file of its list, as long as this window is open: older ones come before it. */
export type Latest = {readonly id: string; readonly file: File};

/**
 * The oldest file first, so that each says what changed since the one before. Files that are older than the first one of their
 * list come before it: it is taken back, and read again after them.
 */
export function stepsOf(files: readonly File[], latest: Latest | undefined, entries?: EntryFile): Step[] {
  const sorted = [...files].sort((left, right) => left.lastModified - right.lastModified);
  if (entries !== undefined) return sorted.map(file => readStep(file, entries));
  const isHistory = latest !== undefined && sorted.every(file => file.lastModified < latest.file.lastModified);
  if (!isHistory) return sorted.map(file => readStep(file));
  return [
    {kind: 'undo', id: latest.id, fileName: latest.file.name},
    ...sorted.map(file => readStep(file)),
    readStep(latest.file),
  ];
}

/** One file, under an id of its own. @param entries - it lists likes and comments of a post */
export function readStep(file: File, entries?: EntryFile): Step {
  const step = {kind: 'import' as const, id: crypto.randomUUID(), file, fileName: file.name};
  return entries === undefined ? step : {...step, entries};
}
