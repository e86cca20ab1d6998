import type {ConnectRequest} from '#shared/protocol/connect';

/** What any answer may be in place of itself. */
const REFUSALS = {
  unauthorised: () => Response.json({errors: [{message: 'no'}]}, {status: 401}),
  forbidden: () => Response.json({errors: [{message: 'no'}]}, {status: 403}),
  'forbidden-bare': () => new Response('', {status: 403}),
  'not-found': () => Response.json({errors: [{message: 'no such thing'}]}, {status: 404}),
  conflict: () => Response.json({errors: [{message: 'it is so already'}]}, {status: 409}),
  gone: () => Response.json({errors: [{message: 'gone'}]}, {status: 410}),
  'too-many': () => Response.json({}, {status: 429, headers: {'retry-after': '7'}}),
  'server-error': () => Response.json({}, {status: 500}),
  unavailable: () => new Response('busy', {status: 503}),
  html: () => new Response('<!doctype html><title>Be right back</title>', {headers: {'content-type': 'text/html'}}),
  huge: () => new Response(flood(50_000_000), {headers: {'content-type': 'application/json'}}),
} as const;

/** What a good answer may be spoilt to, which only the vendor's own file knows how to do. */
export const SPOILS = ['renamed-field', 'bad-row', 'unknown-word', 'no-email', 'smaller-total'] as const;
export type Spoil = (typeof SPOILS)[number];

/** What else may happen to an answer on its way. `repeated`: the page before, once more, whatever was asked. `clock-skew`: a Date header that is a day off. */
const MISHAPS = ['throttled', 'cursor-expired', 'truncated', 'hang', 'reset', 'repeated', 'clock-skew'] as const;

export type FaultKind = keyof typeof REFUSALS | Spoil | (typeof MISHAPS)[number];

/** Every fault there is: the contract suite runs each of them against each vendor. */
export const FAULT_KINDS: readonly FaultKind[] = [...(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]), ...SPOILS, ...MISHAPS];

/** How a webhook is sent: to our address, with the secret that we or the vendor made, at an instant of epoch milliseconds. */
export type Sending = {readonly url: string; readonly secret: string; readonly at: number};

/** A vendor inside the test: what it was asked, and what goes wrong with its next answers. It runs wherever `fetch` does. */
export type FakeVendor = {
  readonly host: string;
  readonly request: ConnectRequest;
  /** `METHOD path?query` of every request, in order. */
  readonly asked: string[];
  /** One for each of the next answers; undefined = answered well. */
  readonly faults: (FaultKind | undefined)[];
  fetch(request: Request): Promise<Response>;
  /** A webhook about its `person`th person (1 is the first), as the vendor sends and signs it. Absent: the vendor has none. */
  webhook?(person: number, sending: Sending): Promise<Request>;
};

export type Answering = {
  answer(request: Request, url: URL): Promise<Response>;
  /** The body of a page of people as it would be with one field called differently, one row broken, and so on. */
  spoil(body: unknown, kind: Spoil): unknown;
  /** The vendor's own way to ask for patience. Default: 429 with Retry-After. */
  throttled?(): Response;
  /** The vendor's own way to refuse a place in its list. Default: 410. */
  cursorExpired?(): Response;
};

export function createFakeVendor(request: ConnectRequest, host: string, vendor: Answering): FakeVendor {
  let before: string | undefined;
  const fake: FakeVendor = {
    host,
    request,
    asked: [],
    faults: [],
    async fetch(incoming) {
      const url = new URL(incoming.url);
      fake.asked.push(`${incoming.method} ${url.pathname}${url.search}`);
      const fault = fake.faults.shift();
      if (fault === 'hang') return hang(incoming.signal);
      if (fault === 'reset') throw new TypeError('connection reset');
      if (fault === 'throttled') return (vendor.throttled ?? REFUSALS['too-many'])();
      if (fault === 'cursor-expired') return (vendor.cursorExpired ?? REFUSALS.gone)();
      if (fault !== undefined && fault in REFUSALS) return REFUSALS[fault as keyof typeof REFUSALS]();
      if (fault === 'repeated' && before !== undefined) return new Response(before, {headers: JSON_TYPE});
      const answer = await vendor.answer(incoming, url);
      if (fault === undefined || fault === 'repeated') {
        if (isJson(answer)) before = await answer.clone().text();
        return answer;
      }
      if (fault === 'clock-skew') return skewed(answer);
      if (fault === 'truncated') return new Response((await answer.text()).slice(0, -20), {headers: JSON_TYPE});
      return Response.json(vendor.spoil(await answer.json(), fault as Spoil), {headers: headersOf(answer)});
    },
  };
  return fake;
}

const JSON_TYPE = {'content-type': 'application/json'};

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.includes('json') ?? false;
}

function headersOf({headers}: Response): Headers {
  const kept = new Headers(headers);
  kept.delete('content-length');
  return kept;
}

function skewed(answer: Response): Response {
  const headers = headersOf(answer);
  headers.set('date', new Date(Date.now() + 86_400_000).toUTCString());
  return new Response(answer.body, {status: answer.status, headers});
}

function hang(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/** So many bytes, a piece at a time. */
function flood(bytes: number): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode('[" '.padEnd(1_000_000, 'x'));
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += piece.byteLength;
      controller.enqueue(piece);
      if (sent >= bytes) controller.close();
    },
  });
}
