import {ApiError, type ApiErrorCode} from '../api/api-error';
import {ChangedError} from './local-bundle';
import {OccupiedError} from './move-out';
import type {KeepFailure} from './orders';
import {BackupError} from './read-backup';
import {BundleError} from './stage';

const BY_CODE: Partial<Record<ApiErrorCode, KeepFailure>> = {
  offline: 'offline',
  internal: 'offline',
  unauthorised: 'unpaired',
  'too-many-requests': 'tomorrow',
  'unsupported-version': 'version',
  'not-found': 'version',
  conflict: 'moving',
};

/** Why nothing came of it. A bug is `storage` to the creator, and reported beside. */
export function keepFailureOf(error: unknown): KeepFailure {
  if (error instanceof BackupError || error instanceof BundleError || error instanceof OccupiedError) return error.code;
  if (error instanceof ApiError) return BY_CODE[error.code] ?? 'storage';
  if (error instanceof ChangedError) return 'changing';
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'no-room';
  return name === 'AbortError' ? 'stopped' : 'storage';
}
