import type * as z from 'zod/mini';
import {LIMITS} from '../limits';
import {readBounded} from '../sync/read-bounded';
import {ProblemError} from './problem-error';

/**
 * A request's body, bounded. One that says itself that it is longer is refused before anything of it is read.
 *
 * @throws ProblemError 'too-large'
 */
export async function readBody(request: Request, maxBytes: number = LIMITS.bodyBytes): Promise<Uint8Array<ArrayBuffer>> {
  const isLonger = Number(request.headers.get('content-length') ?? 0) > maxBytes;
  const bytes = isLonger ? undefined : await readBounded(request.body, maxBytes);
  if (bytes === undefined) throw new ProblemError('too-large', `at most ${maxBytes} bytes`);
  return bytes;
}

/**
 * A request's body as JSON of the given shape.
 *
 * @throws ProblemError 'too-large', or 'bad-request' naming the field
 */
export async function readJson<T>(request: Request, schema: z.ZodMiniType<T>, maxBytes: number = LIMITS.bodyBytes): Promise<T> {
  const result = schema.safeParse(parse(await readBody(request, maxBytes)));
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new ProblemError('bad-request', path === '' ? 'the body has another shape' : `the body has another shape at ${path}`);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: false}).decode(bytes));
  } catch {
    throw new ProblemError('bad-request', 'the body is not JSON');
  }
}
