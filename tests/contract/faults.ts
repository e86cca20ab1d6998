import {describe, expect, it} from 'vitest';
import {type Reading, readingSchema} from '#shared/model/record';
import type {PulledPage} from '../../worker/connectors/connector.ts';
import {ConnectorError, type ConnectorErrorCode} from '../../worker/sync/connector-error.ts';
import {FAULT_KINDS, type FaultKind} from '../fakes/vendors/fake-vendor.ts';
import {type ConnectorCase, connected, START} from './connector.ts';

/** What comes of an answer: it is refused for one of these reasons, or read, with so many rows kept and so many left out. */
export type Outcome =
  | {
      readonly kind: 'refused';
      readonly as: readonly ConnectorErrorCode[];
      readonly detail?: string;
      readonly retryAfterMs?: number;
    }
  | {readonly kind: 'read'; readonly bad: number}
  /** Read or refused, depending on what the vendor was asked before: nobody becomes somebody else, and the sync loop notices. */
  | {readonly kind: 'either'}
  /** The vendor keeps a kind of people to itself: nothing is read, and none of the kind is gone for it. */
  | {readonly kind: 'withheld'};

const refused = (...as: ConnectorErrorCode[]): Extract<Outcome, {kind: 'refused'}> => ({kind: 'refused', as});
const read = (bad: number): Outcome => ({kind: 'read', bad});

/** Every fault with what must come of it, whoever the vendor is. A fault without a line here does not compile. */
export const OUTCOMES: Readonly<Record<FaultKind, Outcome>> = {
  unauthorised: {...refused('unauthorised'), detail: 'HTTP 401'},
  // A body says which it is; without a word of the vendor's it is the key.
  forbidden: {...refused('unauthorised', 'not-allowed'), detail: 'HTTP 403'},
  'forbidden-bare': {...refused('rate-limited'), detail: 'HTTP 403'},
  'not-found': {...refused('unexpected-shape'), detail: 'HTTP 404'},
  conflict: {...refused('unexpected-shape'), detail: 'HTTP 409'},
  gone: {...refused('cursor-expired'), detail: 'HTTP 410'},
  'too-many': {...refused('rate-limited'), detail: 'HTTP 429', retryAfterMs: 7_000},
  throttled: refused('rate-limited'),
  'cursor-expired': refused('cursor-expired'),
  'server-error': {...refused('unreachable'), detail: 'HTTP 500'},
  unavailable: {...refused('unreachable'), detail: 'HTTP 503'},
  html: {...refused('unexpected-shape'), detail: 'a web page instead of data'},
  truncated: {...refused('unexpected-shape'), detail: 'data cut short'},
  huge: {...refused('unexpected-shape'), detail: 'the answer is too large'},
  hang: {...refused('unreachable'), detail: 'no answer in time'},
  reset: {...refused('unreachable'), detail: 'no connection'},
  'renamed-field': refused('unexpected-shape'),
  'bad-row': read(1),
  'unknown-word': read(0),
  'no-email': read(0),
  'smaller-total': read(0),
  repeated: {kind: 'either'},
  'clock-skew': read(0),
};

/** An outcome of one vendor's own, and the reason why it has one. */
export type Exception = {readonly outcome: Outcome; readonly why: string};

const PEOPLE = 3;

/** One page against every fault: what the connector says of it, and that the next try is a fresh one. */
export function testFaults({connector, vendor, pageSize, except = {}}: ConnectorCase): void {
  describe(`${connector.vendor} meets every fault`, () => {
    it.each(FAULT_KINDS.map(kind => [kind, except[kind]?.outcome ?? OUTCOMES[kind]] as const))('%s', async (kind, outcome) => {
      const isPlace = kind === 'cursor-expired';
      const fake = vendor(isPlace ? pageSize + PEOPLE : PEOPLE);
      const access = await connected(connector, fake);
      const first = await connector.pull(access, START);
      // A place can only be lost where there is one: at the second page.
      const cursor = (isPlace ? first.next : undefined) ?? START;
      const before = isPlace ? await connector.pull(access, cursor) : first;
      fake.faults.push(kind);
      const met = await connector.pull(access, cursor).catch((thrown: unknown) => thrown);
      fake.faults.length = 0;
      expectOutcome(met, outcome, {kind, before});
      expect((await connector.pull(access, cursor)).readings).toEqual(before.readings);
    });
  });
}

type Tried = {readonly kind: FaultKind; readonly before: PulledPage};

function expectOutcome(met: unknown, outcome: Outcome, {kind, before}: Tried): void {
  const refusal = outcome.kind === 'either' && met instanceof Error ? refused('unexpected-shape') : outcome;
  if (refusal.kind === 'refused') {
    expectRefusal(met, refusal);
    return;
  }
  if (met instanceof Error) throw met;
  const page = met as PulledPage;
  if (outcome.kind === 'read') {
    const kept = before.readings.length - outcome.bad;
    expect({kept: page.readings.length, bad: page.bad.length}).toEqual({kept, bad: outcome.bad});
  }
  if (outcome.kind === 'withheld')
    expect({kept: page.readings.length, withheld: page.withheld?.length}).toEqual({kept: 0, withheld: 1});
  expectSound(page, {kind, before});
}

function expectRefusal(met: unknown, {as, detail, retryAfterMs}: Extract<Outcome, {kind: 'refused'}>): void {
  expect(met).toBeInstanceOf(ConnectorError);
  const error = met as ConnectorError;
  expect(as).toContain(error.code);
  if (detail !== undefined) expect(error.detail).toBe(detail);
  if (retryAfterMs !== undefined) expect(error.retryAfterMs).toBe(retryAfterMs);
}

function expectSound(page: PulledPage, {kind, before}: Tried): void {
  for (const reading of page.readings) expect(readingSchema.safeParse(reading).error).toBeUndefined();
  // Nobody becomes somebody else, whatever is wrong with their row.
  const known = keysOf(before.readings);
  expect(keysOf(page.readings).filter(key => !known.includes(key))).toEqual([]);
  for (const {issue} of page.bad) expect(issue).not.toMatch(/@/);
  if (kind === 'no-email')
    expect(page.readings.flatMap(({identifiers}) => identifiers.filter(({type}) => type === 'email'))).toEqual([]);
  // A clock that is a day ahead would make every later reading look old.
  if (kind === 'clock-skew') expect(page.readings.map(({asOf}) => asOf)).toEqual(before.readings.map(({asOf}) => asOf));
}

function keysOf(readings: readonly Reading[]): string[] {
  return readings.map(({key}) => key);
}
