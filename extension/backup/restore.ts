import type {BundleHeader} from '#shared/protocol/bundle';
import type {Mirror} from '../mirror/open-mirror';
import {BackupError, type BackupProblem, openBackup, readBackup} from './read-backup';
import {BundleError, beginStaging, dropStaging, type Staging, stage} from './stage';

/** What a backup brings. */
export type Coming = BundleHeader & {readonly made: string};

export type Taking = {
  readonly file: Blob;
  readonly passphrase: string;
  /** An id of this attempt. */
  readonly move: string;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Takes a whole backup in beside what is here, checked to its end; `applyStaged` then puts it in its place. Whatever is wrong with
 * it, nothing of what is here was touched.
 *
 * @throws BackupError
 */
export async function takeBackup({database}: Mirror, taking: Taking): Promise<Coming> {
  const {file, passphrase, move, signal, onProgress} = taking;
  const opened = await openBackup(file);
  let staging: Staging | undefined;
  try {
    for await (const chunk of readBackup(opened, passphrase)) {
      signal?.throwIfAborted();
      staging ??= await beginStaging(database, {from: 'backup', move});
      staging = await stage(database, staging, chunk);
      onProgress?.(staging.rows, Math.max(staging.rows, staging.header?.rows ?? 0));
    }
    if (staging?.header === undefined || !staging.isWhole) throw new BackupError('cut');
    return {...staging.header, made: opened.header.made};
  } catch (error) {
    if (staging !== undefined) await dropStaging(database);
    throw error instanceof BundleError ? new BackupError(error.code satisfies BackupProblem, error) : error;
  }
}
