import type {ConnectRequest} from '#shared/protocol/connect';

export type FaultKind =
  | 'unauthorised'
  | 'forbidden'
  | 'forbidden-bare'
  | 'too-many'
  | 'server-error'
  | 'html'
  | 'truncated'
  | 'hang'
  | 'renamed-field'
  | 'bad-row';

/** A vendor inside the test: what it was asked, and what goes wrong with its next answers. */
export type FakeVendor = {
  readonly host: string;
  readonly request: ConnectRequest;
  /** `METHOD path?query` of every request, in order. */
  readonly asked: string[];
  /** One for each of the next answers; undefined = answered well. */
  readonly faults: (FaultKind | undefined)[];
  fetch(request: Request): Promise<Response>;
};

export type Answering = {
  answer(request: Request, url: URL): Promise<Response>;
  /** The body as it would be with one field called differently, or with one row broken. */
  spoil(body: unknown, kind: 'renamed-field' | 'bad-row'): unknown;
};

export function createFakeVendor(request: ConnectRequest, host: string, vendor: Answering): FakeVendor {
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
      const answer = await vendor.answer(incoming, url);
      if (fault === undefined) return answer;
      if (fault === 'truncated') return new Response((await answer.text()).slice(0, -20), {headers: JSON_TYPE});
      if (fault === 'renamed-field' || fault === 'bad-row') return Response.json(vendor.spoil(await answer.json(), fault));
      return REFUSALS[fault]();
    },
  };
  return fake;
}

const JSON_TYPE = {'content-type': 'application/json'};

const REFUSALS = {
  unauthorised: () => Response.json({errors: [{message: 'no'}]}, {status: 401}),
  forbidden: () => Response.json({errors: [{message: 'no'}]}, {status: 403}),
  'forbidden-bare': () => new Response('', {status: 403}),
  'too-many': () => Response.json({}, {status: 429, headers: {'retry-after': '7'}}),
  'server-error': () => Response.json({}, {status: 500}),
  html: () => new Response('<!doctype html><title>Be right back</title>', {headers: {'content-type': 'text/html'}}),
};

function hang(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
