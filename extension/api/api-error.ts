import type {ProblemCode} from '#shared/protocol/problem';

/**
 * `offline`: no answer came, nothing is known of what the server did. `unexpected-shape`: an answer that is not our
 * protocol, for example a router's sign-in page.
 */
export type ApiErrorCode = ProblemCode | 'offline' | 'unexpected-shape';

type Details = {readonly detail?: string | undefined; readonly retryAfterMs?: number | undefined; readonly cause?: unknown};

/** A request to the private server that failed. What happens next depends on the code alone. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  /** For developers and for the creator to quote; never a secret. */
  readonly detail: string | undefined;

  /** How long the server wants to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ApiErrorCode, operation: string, {detail, retryAfterMs, cause}: Details = {}) {
    super(`${operation}: ${code}`, {cause});
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}
