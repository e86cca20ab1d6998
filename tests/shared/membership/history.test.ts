import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {heldRecord, isLive} from '#shared/identity/record';
import {factsAt, factsOf, historyOf, replay, stretches} from '#shared/membership/history';
import {reasonOf} from '#shared/membership/reason';
import type {PastFacts, RecordHistory} from '#shared/model/history';
import type {Reading, RecordFields} from '#shared/model/record';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

/** The histories of all records of a home, by key. */
function histories(home: MemoryHome): RecordHistory[] {
  return [...home.records.values()]
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map(record =>
      historyOf(
        record,
        home.history.filter(row => row.record === record.key),
      ),
    );
}

/** What each record said right after each reading that changed it: the truth that history is held to. */
function witnesses(home: MemoryHome, readings: readonly Reading[]): Map<string, {at: number; facts: PastFacts}[]> {
  const seen = new Map<string, {at: number; facts: PastFacts}[]>();
  for (const reading of readings) {
    home.ingest([reading]);
    const record = home.records.get(reading.key);
    if (record === undefined) continue;
    const at = Math.max(...record.versions.map(({asOf}) => asOf));
    // Of several words at one instant the last one counts.
    const earlier = (seen.get(record.key) ?? []).filter(witness => witness.at !== at);
    seen.set(record.key, [...earlier, {at, facts: factsOf(record)}]);
  }
  return seen;
}

describe('history', () => {
  it('replays to the present, whatever was read in whatever batches', () => {
    fc.assert(
      fc.property(fc.array(fc.array(readingArbitrary, {maxLength: 8}), {maxLength: 6}), batches => {
        const home = new MemoryHome(NOW);
        const baseline = new Map<string, PastFacts>();
        for (const reading of batches.flat()) {
          home.ingest([reading]);
          const record = home.records.get(reading.key);
          if (record !== undefined && !baseline.has(record.key)) baseline.set(record.key, factsOf(record));
        }
        const whole = new MemoryHome(NOW);
        for (const batch of batches) whole.ingest(batch);
        for (const {key, rows, now} of histories(whole)) expect(rows.reduce(replay, baseline.get(key) ?? {})).toEqual(now);
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('says of each date what was said then', () => {
    fc.assert(
      fc.property(fc.array(readingArbitrary, {maxLength: 30}), readings => {
        const home = new MemoryHome(NOW);
        const seen = witnesses(home, readings);
        for (const history of histories(home)) {
          for (const {at, facts} of seen.get(history.key) ?? []) expect(factsAt(history, at)).toEqual(facts);
          expect(factsAt(history, history.since - 1)).toBeUndefined();
        }
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('tells each state and why just as everything that was read then would', () => {
    fc.assert(
      fc.property(fc.array(readingArbitrary, {maxLength: 30}), fc.integer({min: -400, max: 400}), (readings, days) => {
        const clock = NOW + days * 86_400_000;
        const home = new MemoryHome(NOW);
        const said = new Map<string, Map<number, RecordFields>>();
        for (const reading of readings) {
          home.ingest([reading]);
          const record = home.records.get(reading.key);
          if (record === undefined || !isLive(record)) continue;
          const at = Math.max(...record.versions.map(({asOf}) => asOf));
          said.set(record.key, new Map(said.get(record.key)).set(at, heldRecord(record).fields));
        }
        for (const history of histories(home)) {
          for (const [at, fields] of said.get(history.key) ?? []) {
            const past = factsAt(history, at) ?? {};
            if (!past.gone) expect(reasonOf(history.key, past, clock)).toEqual(reasonOf(history.key, fields, clock));
          }
        }
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('takes a year of payments that go well for no change, and each failed attempt for one (ARM-43, C12)', () => {
    const home = new MemoryHome(NOW);
    const month = (number: number) => Date.UTC(2025, 9 + number, 1);
    const charge = (asOf: number, lastChargeStatus: 'paid' | 'declined', accessUntil: number): Reading => ({
      key: 'ghost/site/member/1',
      source: 'api',
      asOf,
      identifiers: [],
      fields: {paid: true, vendorState: 'active', lastChargeAt: asOf, lastChargeStatus, accessUntil},
    });
    for (let number = 0; number < 12; number++) home.ingest([charge(month(number), 'paid', month(number + 1))]);
    expect(home.history).toEqual([]);
    expect(home.records.get('ghost/site/member/1')?.versions[0]?.fields.lastChargeAt).toBe(month(11));
    const tries = [0, 1, 2].map(day => month(12) + day * 86_400_000);
    for (const at of tries) home.ingest([charge(at, 'declined', month(12))]);
    home.ingest([charge(month(12) + 5 * 86_400_000, 'paid', month(13))]);
    expect(home.history.map(({from, to}) => [from.lastChargeAt, to.lastChargeAt])).toEqual([
      [undefined, tries[0]],
      [tries[0], tries[1]],
      [tries[1], tries[2]],
      [tries[2], undefined],
    ]);
  });

  it('is appended only: each row once, numbered without a gap, its dates never going back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(readingArbitrary, {maxLength: 8}), {maxLength: 6}), batches => {
        const home = new MemoryHome(NOW);
        for (const batch of batches) home.ingest(batch);
        for (const {key, rows} of histories(home)) {
          expect(rows.map(({n}) => n)).toEqual(rows.map((_, index) => index));
          expect(home.records.get(key)?.changes ?? 0).toBe(rows.length);
          expect(rows.map(({at}) => at)).toEqual(rows.map(({at}) => at).sort((left, right) => left - right));
        }
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('begins with a baseline that is no change: nobody is new because we are', () => {
    const home = new MemoryHome(NOW);
    const reading: Reading = {
      key: 'patreon/campaign/user/1',
      source: 'file',
      asOf: NOW - 10,
      identifiers: [],
      fields: {paid: true, vendorState: 'active'},
    };
    home.ingest([reading]);
    expect(home.history).toEqual([]);
    const [history] = histories(home);
    expect(history && stretches(history)).toEqual([{from: NOW - 10, facts: {paid: true, vendorState: 'active'}, row: undefined}]);
  });

  it('names who said what changed, and nothing of names, addresses or notes', () => {
    const home = new MemoryHome(NOW);
    const reading = (asOf: number, fields: Reading['fields']): Reading => ({
      key: 'patreon/campaign/user/1',
      source: 'api',
      asOf,
      identifiers: [],
      fields,
    });
    home.ingest([reading(NOW - 2, {name: 'Ada', paid: true, tiers: [{name: 'Gold'}], mailState: 'subscribed'})]);
    home.ingest([reading(NOW - 1, {name: 'Béla', paid: true, tiers: [{name: 'Gold'}], mailState: 'subscribed'})]);
    home.ingest([reading(NOW, {name: 'Béla', paid: true, tiers: [{name: 'Silver'}], mailState: 'unsubscribed'})]);
    expect(home.history).toEqual([
      {
        record: 'patreon/campaign/user/1',
        n: 0,
        at: NOW,
        source: 'api',
        from: {tiers: [{name: 'Gold'}], mailState: 'subscribed'},
        to: {tiers: [{name: 'Silver'}], mailState: 'unsubscribed'},
      },
    ]);
  });
});
