import type {DateOrder} from '#shared/csv/date-cell';
import type {EntryFile} from '#shared/csv/entries';
import type {Mapping} from '#shared/csv/mapping';
import type {FileProblem} from '#shared/csv/read-export';
import type {ImportReport} from '../local/import-file';
import type {Survey} from '../local/survey';
import type {ImportUndone} from '../local/undo-import';
import type {Home} from '../mirror/database';
import type {StoredSession} from '../settings';

/* What a window and its importer say to each other. The importer is a worker: it has the database, but none of the browser's
 * interfaces for extensions, so that what it needs of the settings comes with the order. */

type Settings = {
  /** Null: into this browser's own workspace. */
  readonly session: StoredSession | null;
  readonly mappings: readonly Mapping[];
  /** How the creator's language writes dates, where a table of likes and comments does not tell. */
  readonly dates?: DateOrder | undefined;
};

export type Order =
  /** Reads a file. `id`: the import's, under which it can be taken back. */
  | ({readonly kind: 'import'; readonly id: string; readonly file: File; readonly entries?: EntryFile | undefined} & Settings)
  /** Goes on with a file that was cut off, or whose columns are explained by now. */
  | ({readonly kind: 'go-on'; readonly id: string} & Settings)
  | {readonly kind: 'undo'; readonly id: string};

/** What a window says while its order is carried out. */
export type Word = {readonly kind: 'cancel'} | {readonly kind: 'answer'; readonly go: boolean};

/** Why nothing came of it; what to do about it is the view's to say. */
export type ImportFailure =
  /** The private server does not answer. */
  | 'offline'
  /** No room is left on the disk, or for us on it. */
  | 'no-room'
  /** What is here moved to a private server; this is a copy to be read. */
  | 'moved'
  /** The file changed or went while it was read. */
  | 'changed'
  /** The file that was to go on is not kept any more. */
  | 'gone'
  /** This browser profile stores nothing. */
  | 'no-storage'
  /** The importer itself could not be loaded. */
  | 'unloaded'
  | 'storage';

/** Where a file stands among those of its vendor. */
export type Place = {readonly isFirst: boolean; readonly isOlder: boolean};

/** What the importer says. `progress`, `waiting` and `preview` are followed by more; any other is its last word. */
export type Told =
  /** Another window imports: this one follows. */
  | {readonly kind: 'waiting'}
  | {readonly kind: 'progress'; readonly done: number; readonly total: number}
  /** Nothing is written before the answer. */
  | {readonly kind: 'preview'; readonly survey: Survey}
  /** A zip: its tables, to be ordered one by one. */
  | {readonly kind: 'unpacked'; readonly files: readonly File[]}
  /** A table that nobody explained yet; the file is kept until its columns are. */
  | {readonly kind: 'unknown'; readonly problem: FileProblem}
  /** `isFirst`, `isOlder`: no file of its vendor was read before, or a newer one was. */
  | ({readonly kind: 'done'; readonly report: ImportReport; readonly canUndo: boolean; readonly home: Home} & Place)
  | ({readonly kind: 'undone'} & ImportUndone)
  /** `isBack`: what had been written of the file was taken back. */
  | {readonly kind: 'failed'; readonly code: ImportFailure; readonly isBack: boolean};

export function isLastWord({kind}: Told): boolean {
  return kind !== 'waiting' && kind !== 'progress' && kind !== 'preview';
}
