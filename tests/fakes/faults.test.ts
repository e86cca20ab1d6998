import {afterEach, describe, expect, it} from 'vitest';
import {drawWorld} from '../fixtures/people.ts';
import {FAULT_KINDS, type Fault} from './faults.ts';
import {type MailchimpFake, startMailchimpFake} from './mailchimp.ts';

const open: MailchimpFake[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(fake => fake.close()));
});

async function account(): Promise<MailchimpFake> {
  const fake = await startMailchimpFake({people: drawWorld({members: 20}).audience});
  open.push(fake);
  return fake;
}

/** The status, or why there was none. */
async function outcome(fake: MailchimpFake): Promise<string> {
  try {
    const headers = {authorization: `Bearer ${fake.key}`};
    const response = await fetch(`${fake.url}/3.0/lists`, {headers, signal: AbortSignal.timeout(300)});
    const text = await response.text();
    JSON.parse(text || '{}');
    return `${response.status} ${response.headers.get('retry-after') ?? ''}`.trim();
  } catch (error) {
    return error instanceof SyntaxError
      ? 'not JSON'
      : error instanceof Error && error.name === 'TimeoutError'
        ? 'timeout'
        : 'cut';
  }
}

describe('scripted faults', () => {
  it('hit the next requests in their order and then stop', async () => {
    const fake = await account();
    const script: Fault[] = [
      {kind: 'unauthorised', times: 1},
      {kind: 'too-many', times: 2, retryAfter: 7},
      {kind: 'too-many', times: 1},
      {kind: 'forbidden-bare', times: 1},
      {kind: 'forbidden', times: 1},
      {kind: 'server-error', times: 1},
      {kind: 'html', times: 1},
      {kind: 'truncated', times: 1},
      {kind: 'hang', times: 1},
      {kind: 'reset', times: 1},
    ];
    for (const fault of script) fake.faults.next(fault);
    const outcomes: string[] = [];
    for (let request = 0; request < 12; request += 1) outcomes.push(await outcome(fake));
    expect(outcomes).toEqual([
      '401',
      '429 7',
      '429 7',
      '429',
      '403',
      '403',
      '500',
      'not JSON',
      'not JSON',
      'timeout',
      'cut',
      '200',
    ]);
    expect(new Set(script.map(({kind}) => kind))).toEqual(new Set(FAULT_KINDS));
    expect(fake.requests.map(({fault}) => fault).slice(-4)).toEqual(['truncated', 'hang', 'reset', undefined]);
  });

  it('can be told to throttle and to be slow', async () => {
    const fake = await account();
    fake.faults.throttle = {requests: 2, windowMs: 60_000, kind: 'forbidden-bare'};
    expect([await outcome(fake), await outcome(fake), await outcome(fake)]).toEqual(['200', '200', '403']);
    fake.faults.clear();
    fake.faults.latencyMs = 120;
    const before = performance.now();
    expect(await outcome(fake)).toBe('200');
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it('can be driven by another process', async () => {
    const fake = await account();
    const control = async (name: string, init?: RequestInit) => (await fetch(`${fake.url}/__fake/${name}`, init)).json();
    await control('faults', {method: 'POST', body: JSON.stringify({next: [{kind: 'server-error'}]})});
    expect(await outcome(fake)).toBe('500');
    expect(await control('requests')).toMatchObject([{path: '/3.0/lists', status: 500, fault: 'server-error'}]);
    const {members} = (await control('state')) as {members: number};
    const drift = (await control('drift?count=10')) as {added: string[]; deleted: string[]};
    expect(await control('state')).toEqual({members: members + drift.added.length - drift.deleted.length});
    await control('faults', {method: 'DELETE'});
  });
});
