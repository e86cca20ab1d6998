import {describe, expect, it} from 'vitest';
import * as z from 'zod/mini';
import {LIMITS, LimitError, newBudget} from '../../../worker/limits.ts';
import {backOffMs} from '../../../worker/sync/back-off.ts';
import {ConnectorError} from '../../../worker/sync/connector-error.ts';
import {createOutboundClient, type OutboundOptions} from '../../../worker/sync/outbound-client.ts';
import {createPace} from '../../../worker/sync/pace.ts';
import {createRateLimiter} from '../../../worker/sync/rate-limiter.ts';

const anything = z.object({});

function client(more: Partial<OutboundOptions> = {}) {
  return createOutboundClient({
    fetch: async () => Response.json({}),
    now: () => 0,
    hosts: ['api.example.com'],
    allowPrivateHosts: false,
    timeoutMs: 1_000,
    limiter: createRateLimiter(LIMITS.fetchesOpen),
    pace: createPace(undefined),
    budget: newBudget(),
    ...more,
  });
}

const get = (url: string, more: Partial<OutboundOptions> = {}) => client(more).json({url, headers: {}}, anything);
const hostOf = (url: string) => new URL(url).host;

describe('outbound requests', () => {
  it('reach the connection’s own host over https', async () => {
    expect(await get('https://api.example.com/members')).toMatchObject({value: {}});
  });

  it.each([
    'https://evil.example/',
    'https://api.example.com:8443/',
    'https://user:pass@api.example.com/',
    'http://api.example.com/',
    'nonsense',
  ])('never go to %s', async url => {
    let asked = false;
    const fetch = async () => {
      asked = true;
      return Response.json({});
    };
    await expect(get(url, {fetch})).rejects.toBeInstanceOf(ConnectorError);
    expect(asked).toBe(false);
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://localhost/',
    'https://intranet/',
    'https://printer.local/',
    'https://a.localhost/',
  ])('never reach the private address %s, unless the deployment allows it', async url => {
    await expect(get(url, {hosts: [hostOf(url)]})).rejects.toMatchObject({
      code: 'unreachable',
      detail: 'private addresses are not allowed',
    });
    expect(await get(url, {hosts: [hostOf(url)], allowPrivateHosts: true})).toBeDefined();
  });

  it.each(['https://172.32.0.1/', 'https://8.8.8.8/', 'https://[2606:4700::1]/', 'https://local.example/'])(
    'reach the public address %s',
    async url => {
      expect(await get(url, {hosts: [hostOf(url)]})).toBeDefined();
    },
  );

  it('follow no redirect: it could lead anywhere', async () => {
    const fetch = async () => new Response(null, {status: 302, headers: {location: 'https://evil.example/'}});
    await expect(get('https://api.example.com/', {fetch})).rejects.toMatchObject({code: 'unexpected-shape', detail: 'HTTP 302'});
  });

  it('read an answer no further than 8 MB', async () => {
    const piece = new Uint8Array(1_000_000);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(piece);
      },
    });
    const fetch = async () => new Response(body);
    await expect(get('https://api.example.com/', {fetch})).rejects.toMatchObject({
      code: 'unexpected-shape',
      detail: 'the answer is too large',
    });
    expect(sent).toBeLessThan(15);
  });

  it('tell a cut cable from a slow vendor, and never quote the address', async () => {
    const fetch = async () => Promise.reject(new TypeError('connection refused: https://api.example.com/?key=secret'));
    const error = await get('https://api.example.com/?key=secret', {fetch}).catch((thrown: ConnectorError) => thrown);
    expect(error).toMatchObject({code: 'unreachable', detail: 'no connection'});
    expect((error as ConnectorError).message).not.toContain('secret');
  });

  it.each([
    ['7', 7_000],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
    ['soon', undefined],
    ['-3', 0],
    ['99999999', 86_400_000],
  ])('understand Retry-After: %s', async (text, retryAfterMs) => {
    const fetch = async () => new Response('', {status: 429, headers: {'retry-after': text}});
    await expect(get('https://api.example.com/', {fetch})).rejects.toMatchObject({code: 'rate-limited', retryAfterMs});
  });

  it('take a JSON 404 for "no such thing" and a page 404 for another server', async () => {
    expect(await get('https://api.example.com/', {fetch: async () => Response.json({}, {status: 404})})).toBeUndefined();
    const page = async () => new Response('<html>', {status: 404});
    await expect(get('https://api.example.com/', {fetch: page})).rejects.toMatchObject({code: 'unexpected-shape'});
  });

  it('stop at forty in one run of the alarm', async () => {
    const {json} = client();
    for (let count = 0; count < LIMITS.fetchesPerSlice; count += 1)
      await json({url: 'https://api.example.com/', headers: {}}, anything);
    await expect(json({url: 'https://api.example.com/', headers: {}}, anything)).rejects.toBeInstanceOf(LimitError);
  });

  it('are open six at a time, the others wait in order', async () => {
    const open: number[] = [];
    const finish: (() => void)[] = [];
    let now = 0;
    const fetch = () => {
      now += 1;
      open.push(now);
      return new Promise<Response>(resolve => {
        finish.push(() => {
          now -= 1;
          resolve(Response.json({}));
        });
      });
    };
    const {json} = client({fetch, timeoutMs: 60_000});
    const all = Array.from({length: 20}, () => json({url: 'https://api.example.com/', headers: {}}, anything));
    while (open.length < 20 || finish.length > 0) {
      await new Promise(resolve => setTimeout(resolve, 1));
      finish.shift()?.();
    }
    await Promise.all(all);
    expect(Math.max(...open)).toBe(LIMITS.fetchesOpen);
  });
});

describe('the wait after a failure', () => {
  const wait = (code: ConnectorError['code'], tries: number, retryAfterMs?: number) =>
    backOffMs({code, retryAfterMs}, tries, 0.5);

  it('doubles, to a bound', () => {
    expect([1, 2, 3, 4].map(tries => wait('unreachable', tries))).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(wait('unreachable', 50)).toBe(3_600_000);
  });

  it('is long for a refused key and for a changed format', () => {
    expect(wait('unauthorised', 1)).toBe(600_000);
    expect(wait('unexpected-shape', 1)).toBe(60_000);
  });

  it('is what the vendor asks for, and a little more', () => {
    expect(backOffMs({code: 'rate-limited', retryAfterMs: 30_000}, 4, 0)).toBe(30_000);
    expect(backOffMs({code: 'rate-limited', retryAfterMs: 30_000}, 4, 0.99)).toBeLessThan(37_500);
    expect(wait('rate-limited', 5, 0)).toBeGreaterThan(10_000);
  });

  it('is spread by chance', () => {
    expect(backOffMs({code: 'unreachable', retryAfterMs: undefined}, 1, 0)).toBe(3_750);
    expect(backOffMs({code: 'unreachable', retryAfterMs: undefined}, 1, 0.999)).toBeLessThanOrEqual(6_250);
  });
});
