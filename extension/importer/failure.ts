import {ApiError} from '../api/api-error';
import type {ImportFailure} from './orders';

/** By the names that browsers give their errors. */
const BY_NAME: Readonly<Record<string, ImportFailure>> = {
  QuotaExceededError: 'no-room',
  // A file that was changed, moved or deleted since it was chosen.
  NotReadableError: 'changed',
  NotFoundError: 'changed',
  MovedOutError: 'moved',
};

/** Why an import failed. A bug is `storage` to the creator, and reported beside. */
export function failureOf(error: unknown): ImportFailure {
  if (error instanceof ApiError && error.code === 'offline') return 'offline';
  return error instanceof Error || error instanceof DOMException ? (BY_NAME[error.name] ?? 'storage') : 'storage';
}
