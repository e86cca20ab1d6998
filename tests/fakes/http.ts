import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {createFaults, type FaultKind, type Faults} from './faults.ts';

export type Ask = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
};

export type Answer = {status: number; headers?: Record<string, string>; body?: string | Buffer};

/** One line of a fake's log. */
export type LoggedRequest = {
  at: number;
  method: string;
  /** With the query. */
  path: string;
  /** Sent by the vendor's own page in a browser, not with a key. */
  browser: boolean;
  /** 0 = the connection was cut or left hanging. */
  status: number;
  fault?: FaultKind;
};

export type Fake = {
  url: string;
  port: number;
  requests: LoggedRequest[];
  faults: Faults;
  /** Called as soon as the whole answer to a logged request has left. */
  onAnswered?: ((request: LoggedRequest) => void) | undefined;
  close(): Promise<void>;
};

export type Vendor = {
  /** Requests that are neither logged nor disturbed: static files. */
  silent?(ask: Ask): boolean;
  isBrowser?(ask: Ask): boolean;
  answer(ask: Ask): Answer | Promise<Answer>;
  /** The vendor's own way to say that something went wrong. */
  refuse(kind: Exclude<FaultKind, 'truncated' | 'hang' | 'reset'>): Answer;
  /** `/__fake/NAME`: lets another process drive the fake. */
  controls: Record<string, (ask: Ask) => unknown>;
};

/** Starts a vendor's fake on loopback; port 0 takes a free one. */
export async function startFake(vendor: (fake: Fake) => Vendor, port = 0): Promise<Fake> {
  const server = createServer();
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  const fake: Fake = {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    requests: [],
    faults: createFaults(),
    close: () => shut(server),
  };
  const made = vendor(fake);
  server.on('request', (request, response) => {
    serve(fake, made, {request, response}).catch(error => {
      console.error('a fake failed:', error);
      response.destroy();
    });
  });
  return fake;
}

async function serve(
  fake: Fake,
  vendor: Vendor,
  {request, response}: {request: IncomingMessage; response: ServerResponse},
): Promise<void> {
  const url = new URL(request.url ?? '/', fake.url);
  const ask: Ask = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await read(request),
  };
  if (ask.path.startsWith('/__fake/')) return send(response, await control(fake, vendor, ask));
  if (vendor.silent?.(ask)) return send(response, await vendor.answer(ask));

  const entry: LoggedRequest = {
    at: Date.now(),
    method: ask.method,
    path: url.pathname + url.search,
    browser: vendor.isBrowser?.(ask) ?? false,
    status: 0,
  };
  fake.requests.push(entry);
  if (fake.faults.latencyMs > 0) await sleep(fake.faults.latencyMs);
  const fault = fake.faults.take(entry);
  if (fault) entry.fault = fault.kind;
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') return void request.socket.resetAndDestroy();
  const answer = fault && fault.kind !== 'truncated' ? vendor.refuse(fault.kind) : await vendor.answer(ask);
  entry.status = answer.status;
  response.once('finish', () => fake.onAnswered?.(entry));
  const retry = fault?.retryAfter === undefined ? {} : {'retry-after': String(fault.retryAfter)};
  send(response, {...answer, headers: {...answer.headers, ...retry}}, fault?.kind === 'truncated');
}

async function control(fake: Fake, vendor: Vendor, ask: Ask): Promise<Answer> {
  const name = ask.path.slice('/__fake/'.length);
  const common: Record<string, () => unknown> = {
    requests: () => fake.requests.filter(({at}) => at > Number(ask.query.get('since') ?? 0)),
    faults: () => {
      if (ask.method === 'DELETE') fake.faults.clear();
      if (ask.method === 'POST') {
        const {latencyMs, throttle, next} = JSON.parse(ask.body);
        if (latencyMs !== undefined) fake.faults.latencyMs = latencyMs;
        if (throttle !== undefined) fake.faults.throttle = throttle ?? undefined;
        for (const fault of next ?? []) fake.faults.next({times: 1, ...fault});
      }
      return {waiting: fake.faults.waiting(), latencyMs: fake.faults.latencyMs, throttle: fake.faults.throttle ?? null};
    },
  };
  const run = common[name] ?? vendor.controls[name];
  return run ? json(200, (await run(ask)) ?? null) : json(404, {unknown: name});
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {status, headers: {'content-type': 'application/json; charset=utf-8', ...headers}, body: JSON.stringify(value)};
}

function send(response: ServerResponse, {status, headers, body}: Answer, truncated = false): void {
  const bytes = Buffer.from(body ?? '');
  response.writeHead(status, {'content-length': truncated ? bytes.length >> 1 : bytes.length, ...headers});
  response.end(truncated ? bytes.subarray(0, bytes.length >> 1) : bytes);
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}
