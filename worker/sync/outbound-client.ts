import type * as z from 'zod/mini';
import {type Budget, LIMITS, LimitError} from '../limits';
import {ConnectorError} from './connector-error';
import type {Pace} from './pace';
import {isPrivateHost} from './private-host';
import type {RateLimiter} from './rate-limiter';
import {readBounded} from './read-bounded';
import {refusalOf} from './refusal';

export type OutboundRequest = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form, in place of `body`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Statuses that mean "there is no such thing" here and are no failure. Default: 404. */
  readonly absent?: readonly number[];
  /** Statuses that mean that the place in the vendor's list is no longer good. Default: 410. */
  readonly expired?: readonly number[];
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
  /** Sends something of whose answer only the status matters, and that it is no web page; false where its status is one of `absent`. */
  send(request: OutboundRequest): Promise<boolean>;
};

export type OutboundOptions = {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => number;
  /** `host[:port]` of each that this connection may reach. */
  readonly hosts: readonly string[];
  readonly allowPrivateHosts: boolean;
  readonly timeoutMs: number;
  readonly limiter: RateLimiter;
  readonly pace: Pace;
  readonly budget: Budget;
};

type Exchanged = {readonly response: Response; readonly text: string};

export function createOutboundClient(options: OutboundOptions): OutboundClient {
  async function ask(request: OutboundRequest): Promise<Exchanged | undefined> {
    const url = assertReachable(request.url, options);
    if (options.budget.fetches <= 0) throw new LimitError(`more than ${LIMITS.fetchesPerSlice} fetches in one run`);
    options.budget.fetches -= 1;
    const answer = await options.limiter.run(() => exchange(url, request, options));
    options.pace.note(answer.response.headers, options.now());
    return heeding(options, () => checkStatus(answer, request, options.now()));
  }
  return {
    async json(request, schema) {
      const answer = await ask(request);
      if (answer === undefined) return undefined;
      const parsed = schema.safeParse(parseJson(answer.text));
      if (!parsed.success) throw new ConnectorError('unexpected-shape', describeIssue(parsed.error));
      return {value: parsed.data, at: clockOf(answer.response, options.now())};
    },
    async send(request) {
      const answer = await ask(request);
      // Somebody in between answers for the vendor: what was sent is not done.
      if (answer !== undefined && isWebPage(answer.text)) throw new ConnectorError('unexpected-shape', WEB_PAGE);
      return answer !== undefined;
    },
  };
}

/** A vendor that asks to wait means everything that goes to this account, not this request alone. */
function heeding<T>({pace, now}: OutboundOptions, check: () => T): T {
  try {
    return check();
  } catch (error) {
    const isThrottled = error instanceof ConnectorError && (error.code === 'rate-limited' || error.code === 'quota');
    if (isThrottled && error.retryAfterMs !== undefined) pace.hold(now() + error.retryAfterMs);
    throw error;
  }
}

/** @throws ConnectorError for an address that is none of the connection's own hosts, not https, or private where that is refused */
export function assertReachable(
  text: string,
  {hosts, allowPrivateHosts}: Pick<OutboundOptions, 'hosts' | 'allowPrivateHosts'>,
): URL {
  const url = URL.parse(text);
  if (url === null || !hosts.includes(url.host) || url.username !== '' || url.password !== '') {
    throw new ConnectorError('unreachable', 'this address is not allowed');
  }
  if (allowPrivateHosts && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  if (url.protocol !== 'https:') throw new ConnectorError('unreachable', 'the address must start with https');
  if (isPrivateHost(url.hostname)) throw new ConnectorError('unreachable', 'private addresses are not allowed');
  return url;
}

async function exchange(url: URL, request: OutboundRequest, options: OutboundOptions): Promise<Exchanged> {
  const {method = 'GET', headers} = request;
  const signal = AbortSignal.timeout(options.timeoutMs);
  options.pace.count(options.now());
  try {
    const response = await options.fetch(
      new Request(url, {
        method,
        // A redirect could lead to a host that nobody confirmed.
        redirect: 'manual',
        signal,
        headers: {accept: 'application/json', 'user-agent': 'Regulars', ...headers, ...contentOf(request).headers},
        ...contentOf(request).init,
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

function contentOf({body, form}: OutboundRequest): {headers: Record<string, string>; init: {body?: string}} {
  if (form !== undefined) {
    const headers = {'content-type': 'application/x-www-form-urlencoded'};
    return {headers, init: {body: new URLSearchParams(form).toString()}};
  }
  if (body === undefined) return {headers: {}, init: {}};
  return {headers: {'content-type': 'application/json'}, init: {body: JSON.stringify(body)}};
}

function checkStatus({response, text}: Exchanged, request: OutboundRequest, now: number): Exchanged | undefined {
  const {status, headers} = response;
  const {absent = [404], expired = [410]} = request;
  if (status >= 200 && status < 300) return {response, text};
  // A web page with status 404 is another server, not an answer about a member.
  if (absent.includes(status) && isJson(text)) return undefined;
  if (expired.includes(status)) throw new ConnectorError('cursor-expired', `HTTP ${status}`);
  throw refusalOf({status, headers, body: isJson(text) ? orUndefined(text) : undefined, now});
}

function orUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConnectorError('unexpected-shape', isWebPage(text) ? WEB_PAGE : 'data cut short', {cause});
  }
}

const WEB_PAGE = 'a web page instead of data';

function isWebPage(text: string): boolean {
  return /^\s*</.test(text);
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** A vendor whose clock is further off than this is not asked for the time: its readings would look old, or those after them. */
const MOST_SKEW_MS = 5 * 60_000;

function clockOf(response: Response, now: number): number {
  const at = Date.parse(response.headers.get('date') ?? '');
  return Math.abs(at - now) <= MOST_SKEW_MS ? at : now;
}

/** Where the shape broke, without the value that broke it. */
export function describeIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(part => (typeof part === 'number' ? '[]' : String(part))).join('.');
  return path === undefined || path === '' ? 'the answer has another shape' : `the answer has another shape at ${path}`;
}
