import type * as z from 'zod/mini';
import {type Budget, LIMITS, LimitError} from '../limits';
import {ConnectorError} from './connector-error';
import {isPrivateHost} from './private-host';
import type {RateLimiter} from './rate-limiter';
import {readBounded} from './read-bounded';

export type OutboundRequest = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Statuses that mean "there is no such thing" here and are no failure. Default: 404. */
  readonly absent?: readonly number[];
};

/** A vendor's answer, checked. `at` is the vendor's own clock (its Date header), else ours. */
export type Answer<T> = {readonly value: T; readonly at: number};

/** The only way out of the object: vendor hosts, bounded in time, size and number. */
export type OutboundClient = {
  /**
   * Asks for JSON of a known shape.
   *
   * @returns undefined where the status is one of `absent`
   * @throws ConnectorError
   */
  json<T>(request: OutboundRequest, schema: z.ZodMiniType<T>): Promise<Answer<T> | undefined>;
  /** Sends something whose answer does not matter beyond its status; false where its status is one of `absent`. */
  send(request: OutboundRequest): Promise<boolean>;
};

export type OutboundOptions = {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => number;
  /** `host[:port]` that this connection may reach. */
  readonly host: string;
  readonly allowPrivateHosts: boolean;
  readonly timeoutMs: number;
  readonly limiter: RateLimiter;
  readonly budget: Budget;
};

type Exchanged = {readonly response: Response; readonly text: string};

export function createOutboundClient(options: OutboundOptions): OutboundClient {
  async function ask(request: OutboundRequest): Promise<Exchanged | undefined> {
    const url = assertReachable(request.url, options);
    if (options.budget.fetches <= 0) throw new LimitError(`more than ${LIMITS.fetchesPerSlice} fetches in one run`);
    options.budget.fetches -= 1;
    const answer = await options.limiter.run(() => exchange(url, request, options));
    return checkStatus(answer, request.absent ?? [404], options.now());
  }
  return {
    async json(request, schema) {
      const answer = await ask(request);
      if (answer === undefined) return undefined;
      const parsed = schema.safeParse(parseJson(answer.text));
      if (!parsed.success) throw new ConnectorError('unexpected-shape', describeIssue(parsed.error));
      return {value: parsed.data, at: dateOf(answer.response) ?? options.now()};
    },
    async send(request) {
      return (await ask(request)) !== undefined;
    },
  };
}

/** @throws ConnectorError for an address that is not the connection's own host, not https, or private where that is refused */
export function assertReachable(
  text: string,
  {host, allowPrivateHosts}: Pick<OutboundOptions, 'host' | 'allowPrivateHosts'>,
): URL {
  const url = URL.parse(text);
  if (url === null || url.host !== host || url.username !== '' || url.password !== '') {
    throw new ConnectorError('unreachable', 'this address is not allowed');
  }
  if (allowPrivateHosts && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  if (url.protocol !== 'https:') throw new ConnectorError('unreachable', 'the address must start with https');
  if (isPrivateHost(url.hostname)) throw new ConnectorError('unreachable', 'private addresses are not allowed');
  return url;
}

async function exchange(url: URL, request: OutboundRequest, options: OutboundOptions): Promise<Exchanged> {
  const {method = 'GET', headers, body} = request;
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await options.fetch(
      new Request(url, {
        method,
        // A redirect could lead to a host that nobody confirmed.
        redirect: 'manual',
        signal,
        headers: {
          accept: 'application/json',
          'user-agent': 'Regulars',
          ...headers,
          ...(body === undefined ? {} : {'content-type': 'application/json'}),
        },
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      }),
    );
    const bytes = await readBounded(response.body, LIMITS.vendorAnswerBytes);
    if (bytes === undefined) throw new ConnectorError('unexpected-shape', 'the answer is too large');
    return {response, text: new TextDecoder().decode(bytes)};
  } catch (cause) {
    if (cause instanceof ConnectorError) throw cause;
    throw new ConnectorError('unreachable', signal.aborted ? 'no answer in time' : 'no connection', {cause});
  }
}

/** Sorts a vendor's refusals into the four codes. */
function checkStatus(answer: Exchanged, absent: readonly number[], now: number): Exchanged | undefined {
  const {response, text} = answer;
  const {status} = response;
  const detail = `HTTP ${status}`;
  if (status >= 200 && status < 300) return answer;
  // A web page with status 404 is another server, not an answer about a member.
  if (absent.includes(status) && isJson(text)) return undefined;
  const retryAfterMs = retryAfterOf(response, now);
  if (status === 429) throw new ConnectorError('rate-limited', detail, {retryAfterMs});
  if (status === 401) throw new ConnectorError('unauthorised', detail);
  // Mailchimp under load answers a bare 403; one with a JSON body means what it says (vendors.md, 2.4).
  if (status === 403) throw new ConnectorError(isJson(text) ? 'unauthorised' : 'rate-limited', detail, {retryAfterMs});
  if (status >= 500) throw new ConnectorError('unreachable', detail, {retryAfterMs});
  throw new ConnectorError('unexpected-shape', detail);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const looksLikeHtml = /^\s*</.test(text);
    throw new ConnectorError('unexpected-shape', looksLikeHtml ? 'a web page instead of data' : 'data cut short', {cause});
  }
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfterOf(response: Response, now: number): number | undefined {
  const text = response.headers.get('retry-after');
  if (text === null || text.trim() === '') return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined;
}

function dateOf(response: Response): number | undefined {
  const at = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** Where the shape broke, without the value that broke it. */
export function describeIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(part => (typeof part === 'number' ? '[]' : String(part))).join('.');
  return path === undefined || path === '' ? 'the answer has another shape' : `the answer has another shape at ${path}`;
}
