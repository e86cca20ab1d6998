/** What the sync loop does next depends on the code alone, never on the message. */
export type ConnectorErrorCode = 'unauthorised' | 'rate-limited' | 'unreachable' | 'unexpected-shape';

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
