/** What the sync loop does next depends on the code alone, never on the message. */
export type ConnectorErrorCode =
  | 'unauthorised'
  /** The key is good, but not for this: a scope, a permission or the vendor's own approval is missing. */
  | 'not-allowed'
  | 'rate-limited'
  /** The vendor's allowance of the day is used up. */
  | 'quota'
  | 'unreachable'
  | 'unexpected-shape'
  /** The place in the vendor's list is no longer good: the pass starts again. */
  | 'cursor-expired';

/**
 * Thrown by connectors and the outbound client when a vendor does not answer as agreed. `detail` is shown to the creator
 * ("HTTP 403"): it never holds a key, a query or a person's data.
 */
export class ConnectorError extends Error {
  override name = 'ConnectorError' as const;
  readonly code: ConnectorErrorCode;
  readonly detail: string;
  /** What the vendor asked to wait; undefined where it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ConnectorErrorCode, detail: string, more: {retryAfterMs?: number | undefined; cause?: unknown} = {}) {
    super(`${code}: ${detail}`, more.cause === undefined ? {} : {cause: more.cause});
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = more.retryAfterMs;
  }
}
