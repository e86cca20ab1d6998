import {type ProblemCode, problem} from '#shared/protocol/problem';

/** Thrown anywhere under a route to end it with a problem. `detail` is for developers: no secret, no person. */
export class ProblemError extends Error {
  override name = 'ProblemError' as const;
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ProblemCode, detail?: string, retryAfterMs?: number) {
    super(`${code}: ${detail ?? ''}`);
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The one shape of every error answer (RFC 9457). */
export function problemResponse(code: ProblemCode, detail?: string, retryAfterMs?: number): Response {
  const body = problem(code, detail);
  const headers = new Headers({'content-type': 'application/problem+json', 'cache-control': 'no-store'});
  if (retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  return new Response(JSON.stringify(body), {status: body.status, headers});
}

/** The answer to whatever was thrown; what is no `ProblemError` is a bug, told as nothing but that. */
export function answerFor(error: unknown): Response {
  if (error instanceof ProblemError) return problemResponse(error.code, error.detail, error.retryAfterMs);
  return problemResponse('internal');
}
