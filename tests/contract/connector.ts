import {describe, expect, it} from 'vitest';
import {readingSchema} from '#shared/model/record';
import {type Access, type Connector, isChoice, type PulledPage} from '../../worker/connectors/connector.ts';
import {newBudget} from '../../worker/limits.ts';
import {createOutboundClient, type OutboundClient} from '../../worker/sync/outbound-client.ts';
import {createPace} from '../../worker/sync/pace.ts';
import {createRateLimiter} from '../../worker/sync/rate-limiter.ts';
import type {FakeVendor, FaultKind} from '../fakes/vendors/fake-vendor.ts';
import type {Exception} from './faults.ts';

export type ConnectorCase = {
  readonly connector: Connector;
  /** A vendor with so many people. */
  readonly vendor: (people: number) => FakeVendor;
  /** People on a full page. */
  readonly pageSize: number;
  /** Pages of other lists that a pass reads besides; absent: none. */
  readonly morePages?: number;
  /** It counts its people nowhere. */
  readonly isUncounted?: boolean;
  /** Faults that end otherwise with this vendor, each with its reason. */
  readonly except?: Partial<Record<FaultKind, Exception>>;
};

/** What every connector promises (`worker/connectors/connector`), said once. */
export function testConnector({connector, vendor, pageSize, morePages = 0, isUncounted = false}: ConnectorCase): void {
  describe(`${connector.vendor} keeps the contract of connectors`, () => {
    it('gives valid readings, keyed by vendor, account and id', async () => {
      const access = await connected(connector, vendor(3));
      const {readings} = await connector.pull(access, START);
      expect(readings).toHaveLength(3);
      for (const reading of readings) {
        expect(readingSchema.safeParse(reading).error).toBeUndefined();
        expect(reading.key.startsWith(`${connector.vendor}/${access.account}/`)).toBe(true);
        expect(reading.source).toBe('api');
      }
    });

    it('gives the same readings for the same page', async () => {
      const access = await connected(connector, vendor(3));
      const first = await connector.pull(access, START);
      expect(await connector.pull(access, START)).toEqual(first);
      expect(new Set(first.readings.map(({key}) => key)).size).toBe(3);
    });

    it('reads everyone once or more, then stops at the last page (C8)', async () => {
      const people = pageSize * 2 + 3;
      const fake = vendor(people);
      const pages = await pullAll(connector, await connected(connector, fake));
      expect(new Set(pages.flatMap(page => page.readings.map(({key}) => key))).size).toBe(people);
      expect(pages.length).toBeLessThanOrEqual(4 + morePages);
      expect(pages[0]?.remaining).toBe(isUncounted ? undefined : people);
    });

    if (connector.changes === 'since') testChanges({connector, vendor, pageSize});

    it('refuses a malformed key before anything is asked', () => {
      expect(connector.address({...vendor(0).request, key: 'not a key'})).toBeUndefined();
    });
  });
}

/** What those promise besides whose vendor can say what changed. */
function testChanges({connector, vendor, pageSize}: ConnectorCase): void {
  it('reads everyone even where one instant fills several pages (C8)', async () => {
    const people = pageSize * 2 + 3;
    const fake = vendor(people);
    const access = await connected(connector, sameInstant(fake));
    const pages = await pullAll(connector, access);
    expect(new Set(pages.flatMap(page => page.readings.map(({key}) => key))).size).toBe(people);
  });

  it('starts again where the last reading ended, and finds nothing far behind it', async () => {
    const access = await connected(connector, vendor(20));
    const [last] = (await pullAll(connector, access)).slice(-1);
    const again = await connector.pull(access, {since: last?.resumeFrom, page: 0});
    expect(again.readings.length).toBeLessThanOrEqual(1);
    expect(again.next).toBeUndefined();
  });
}

export const START = {since: undefined, page: 0} as const;
const NOW = Date.UTC(2026, 10, 20);

/** A client that reaches this vendor alone. */
export function clientOf(fake: FakeVendor): OutboundClient {
  return createOutboundClient({
    fetch: request => fake.fetch(request),
    now: () => NOW,
    hosts: [fake.host],
    allowPrivateHosts: true,
    timeoutMs: 50,
    limiter: createRateLimiter(6),
    pace: createPace(undefined),
    budget: newBudget(),
  });
}

/** What a connector's calls get after connecting to this vendor. */
export async function connected(connector: Connector, fake: FakeVendor): Promise<Access> {
  const http = clientOf(fake);
  const answer = await connector.connect(http, fake.request, NOW);
  if (isChoice(answer)) throw new Error('the fake has several accounts');
  return {extra: {}, ...answer, http, now: NOW};
}

async function pullAll(connector: Connector, access: Access): Promise<PulledPage[]> {
  const pages: PulledPage[] = [];
  let cursor: PulledPage['next'] = START;
  while (cursor !== undefined) {
    const page: PulledPage = await connector.pull(access, cursor);
    pages.push(page);
    cursor = page.next;
    if (pages.length > 20) throw new Error('the pages never end');
  }
  return pages;
}

/** The same vendor, where every change happened in one second. */
function sameInstant(fake: FakeVendor): FakeVendor {
  const people: unknown = Object.entries(fake).find(([name]) => ['members', 'contacts', 'subscribers'].includes(name))?.[1];
  if (!(people instanceof Map)) throw new Error('this fake keeps nobody');
  for (const person of people.values()) {
    for (const field of ['updated_at', 'last_changed']) if (field in person) person[field] = '2026-05-05T05:05:05.000Z';
  }
  return fake;
}
