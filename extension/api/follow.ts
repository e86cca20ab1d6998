import type {Mirror} from '../mirror/open-mirror';
import type {StoredSession} from '../settings';
import {ApiError, type ApiErrorCode} from './api-error';
import {flush} from './flush';
import {pull} from './pull';

/** How a look at the private server went. `isSyncing`: more is to come soon. `retryAfterMs`: what the server asked for. */
export type Followed =
  | {readonly ok: true; readonly isSyncing: boolean}
  | {readonly ok: false; readonly code: ApiErrorCode; readonly retryAfterMs: number | undefined};

/** Sends what waits, then reads what is new. */
export async function follow(mirror: Mirror, session: StoredSession): Promise<Followed> {
  try {
    await flush(mirror.database, {origin: session.server, token: session.token});
    const {isSyncing} = await pull(mirror, session);
    return {ok: true, isSyncing};
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {ok: false, code: error.code, retryAfterMs: error.retryAfterMs};
  }
}
