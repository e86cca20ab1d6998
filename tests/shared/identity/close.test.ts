import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {linkTexts, MAX_CLOSURE, MAX_HOLDERS} from '#shared/identity/closure';
import {cluster} from '#shared/identity/cluster';
import type {Decision} from '#shared/model/decision';
import type {Identifier} from '#shared/model/identifier';
import type {Reading, StoredRecord} from '#shared/model/record';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const keyArbitrary = fc
  .tuple(fc.constantFrom('ghost/site/member', 'mailchimp/list/member', 'patreon/campaign/user'), fc.nat(12))
  .map(([vendor, number]) => `${vendor}/${number}`);
const sideArbitrary = fc.uniqueArray(keyArbitrary, {minLength: 1, maxLength: 3});
const decisionsArbitrary = fc
  .array(
    fc.record({
      kind: fc.constantFrom('same' as const, 'not' as const),
      left: sideArbitrary,
      right: sideArbitrary,
      at: fc.nat(40),
      undoes: fc.option(fc.nat(5), {nil: undefined, freq: 4}),
    }),
    {maxLength: 6},
  )
  .map(drawn =>
    drawn.map(({undoes, ...rest}, place): Decision => {
      const taken = undoes === undefined || undoes >= place ? undefined : drawn[undoes];
      const {left, right} = taken ?? rest;
      const id = `decision-${place}`;
      // Taking back names the same records.
      const back = taken === undefined ? {} : {undoes: `decision-${undoes}`};
      return {kind: rest.kind, at: rest.at, id, left, right: right.filter(key => !left.includes(key)), ...back};
    }),
  );

/** Sixteen addresses, or so few that every one is crowded at times. */
const readingsArbitrary = fc
  .tuple(fc.array(readingArbitrary, {maxLength: 60}), fc.constantFrom(2, 5, 16))
  .map(([readings, addresses]) => readings.map(reading => ({...reading, identifiers: squeezed(reading.identifiers, addresses)})));

function squeezed(identifiers: readonly Identifier[], addresses: number): Identifier[] {
  const byText = new Map<string, Identifier>();
  for (const identifier of identifiers) {
    const number = Number(/^person(\d+)@/.exec(identifier.value)?.[1] ?? Number.NaN);
    const value = Number.isNaN(number) ? identifier.value : `person${number % addresses}@example.org`;
    byText.set(`${identifier.type} ${value}`, {...identifier, value});
  }
  return [...byText.values()];
}

/** Permuted across records, each record's own readings in their order, cut into batches. */
function batchesOf(readings: readonly Reading[], ranks: readonly number[], cut: number): Reading[][] {
  const byKey = new Map<string, Reading[]>();
  for (const reading of readings) byKey.set(reading.key, [...(byKey.get(reading.key) ?? []), reading]);
  const queues = [...byKey.values()];
  const batches: Reading[][] = [];
  for (let step = 0; ; step++) {
    const open = queues.filter(queue => queue.length > 0);
    const next = open[(ranks[step % ranks.length] ?? 0) % Math.max(1, open.length)]?.shift();
    if (next === undefined) return batches;
    if (step % cut === 0) batches.push([]);
    batches.at(-1)?.push(next);
  }
}

/** Everyone reachable, by walking: slow, and without a word of the engine's own. */
function closureOf(start: StoredRecord, records: readonly StoredRecord[], decisions: readonly Decision[]): Set<StoredRecord> {
  const reached = new Set([start]);
  for (const record of reached) {
    for (const other of records) {
      const sharesText = linkTexts(record).some(text => linkTexts(other).includes(text));
      const isDecided = decisions.some(({left, right}) => [record, other].every(({key}) => [...left, ...right].includes(key)));
      if (sharesText || isDecided) reached.add(other);
    }
  }
  return reached;
}

function homeWith(decisions: readonly Decision[]): MemoryHome {
  const home = new MemoryHome(NOW);
  home.decisions.push(...decisions);
  return home;
}

const link = (key: string, ...values: string[]): Reading => ({
  key,
  source: 'api',
  asOf: NOW - 1_000,
  identifiers: values.map(value => ({type: 'email', value, strength: 'strong'})),
  fields: {},
});
const deleted = ({key}: Reading): Reading => ({key, source: 'api', asOf: NOW, identifiers: [], fields: {}, deleted: true});
const number = (place: number) => String(place).padStart(6, '0');
/** Each shares an address with the next: one closure however many they are. */
const chain = (length: number, from = 0): Reading[] =>
  Array.from({length}, (_, place) =>
    link(`mailchimp/list/member/${number(from + place)}`, `e${from + place}@example.org`, `e${from + place + 1}@example.org`),
  );

function fill(home: MemoryHome, readings: readonly Reading[], size = 500): MemoryHome {
  for (let at = 0; at < readings.length; at += size) home.ingest(readings.slice(at, at + size));
  return home;
}

describe('closing the working set', () => {
  it('gives the same people in any order and batches, whatever the creator decided (CRM-14, C32)', () => {
    const ranks = fc.array(fc.nat(1_000), {minLength: 1, maxLength: 40});
    fc.assert(
      fc.property(
        readingsArbitrary,
        decisionsArbitrary,
        ranks,
        fc.integer({min: 1, max: 20}),
        (readings, decisions, order, cut) => {
          const whole = homeWith(decisions);
          whole.ingest(readings);
          const parts = homeWith(decisions);
          for (const batch of batchesOf(readings, order, cut)) parts.ingest(batch);
          expect(parts.people()).toEqual(whole.people());
        },
      ),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('makes of a closure what it makes of the whole set', () => {
    fc.assert(
      fc.property(readingsArbitrary, decisionsArbitrary, fc.nat(60), (readings, decisions, which) => {
        const home = new MemoryHome(NOW);
        home.ingest(readings);
        const records = [...home.records.values()];
        const start = records[which % Math.max(1, records.length)];
        if (start === undefined) return;
        const closure = closureOf(start, records, decisions);
        const keys = new Set([...closure].map(({key}) => key));
        const whole = cluster(records, decisions);
        const part = cluster([...closure], decisions);
        expect(part.groups).toEqual(whole.groups.filter(group => group.some(({key}) => keys.has(key))));
        expect(part.refused).toEqual(whole.refused.filter(({left, right}) => keys.has(left) || keys.has(right)));
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('takes 10,000 records of one closure, joins none of them over identifiers and says so (C35)', () => {
    const home = fill(new MemoryHome(NOW), chain(10_000), 2_500);
    expect(home.people()).toHaveLength(10_000);
    for (const person of home.people()) expect(person.refused?.map(({reason}) => reason)).toContain('closure-too-large');
  }, 60_000);

  it('parts a person whose closure grows too large, wherever it grows, and joins them when it shrinks', () => {
    const small = fill(new MemoryHome(NOW), chain(MAX_CLOSURE));
    expect(small.people()).toHaveLength(1);
    const [, ...others] = chain(MAX_CLOSURE + 1);
    const grown = fill(new MemoryHome(NOW), [...others, ...chain(1)], 70);
    expect(grown.people()).toHaveLength(MAX_CLOSURE + 1);
    const middle = chain(MAX_CLOSURE + 1)[500];
    if (middle !== undefined) grown.ingest([deleted(middle)]);
    expect(
      grown
        .people()
        .map(({records}) => records.length)
        .sort(),
    ).toEqual([500, 500]);
  });

  it('parts a small closure that one record ties to one that was too large already', () => {
    const home = fill(new MemoryHome(NOW), [...chain(3_000), ...chain(900, 10_000)]);
    expect(home.people()).toHaveLength(3_001);
    home.ingest([link('mailchimp/list/member/bridge', 'e1500@example.org', 'e10450@example.org')]);
    expect(home.people()).toHaveLength(3_901);
  });

  it('joins those who are left of a crowded address, though their rows were behind the others', () => {
    const readings = Array.from({length: 20}, (_, place) => link(`patreon/campaign/user/${number(place)}`, 'shared@example.org'));
    const home = fill(new MemoryHome(NOW), readings, 3);
    expect(home.people()).toHaveLength(20);
    home.ingest(readings.slice(0, 20 - MAX_HOLDERS).map(deleted));
    expect(home.people().map(({records}) => records.length)).toEqual([MAX_HOLDERS]);
  });

  it('finds who says the id that another record’s key is made of, whoever came first', () => {
    const id: Identifier = {type: 'ghost-member', account: 'site', value: '1', strength: 'strong'};
    const own = {...link('ghost/site/member/1'), identifiers: [id]};
    const foreign = {...link('mailchimp/list/member/x'), identifiers: [id]};
    for (const order of [
      [own, foreign],
      [foreign, own],
    ]) {
      const home = fill(new MemoryHome(NOW), order, 1);
      expect(home.people()).toHaveLength(1);
      expect([...(home.index.get('ghost-member:site:1') ?? [])]).toEqual(['mailchimp/list/member/x']);
    }
  });
});
