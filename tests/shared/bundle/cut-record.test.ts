import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cutRecord, joinRecord, joinSome, type RecordPiece, recordHeadSchema, recordPieceSchema} from '#shared/bundle/cut-record';
import {canonical} from '#shared/model/compare';
import type {StoredEngagement, StoredRecord} from '#shared/model/record';
import {LIMITS} from '../../../worker/limits.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {BUSY_KEY, BUSY_PROGRAMME, busyDeed, busyDeeds, busyOrders, busyReadings} from '../../fixtures/busy-person.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

function recordOf(deeds = busyDeeds(3_000), orders = busyOrders(600)): StoredRecord {
  const home = new MemoryHome(NOW);
  home.programme = BUSY_PROGRAMME;
  home.ingest(busyReadings(deeds, orders));
  return home.records.get(BUSY_KEY) as StoredRecord;
}

const busy = recordOf();
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
const byName = (pieces: readonly RecordPiece[]) => new Map(pieces.map(piece => [piece.n, canonical(piece)]));

/** How many rows of the one are not rows of the other. */
function written(before: StoredRecord, after: StoredRecord): number {
  const [had, has] = [before, after].map(record => byName(cutRecord(record).pieces));
  const rest = [...(has ?? [])].filter(([n, text]) => had?.get(n) !== text).length;
  const gone = [...(had ?? [])].filter(([n]) => !has?.has(n)).length;
  return rest + gone + (canonical(cutRecord(before).head) === canonical(cutRecord(after).head) ? 0 : 1);
}

describe('a record that is more than one row', () => {
  it('is the same record again, whatever order its pieces come in', () => {
    const {head, pieces} = cutRecord(busy);
    expect(pieces.length).toBeGreaterThan(10);
    expect(head.rest).toBe(pieces.length);
    fc.assert(
      fc.property(fc.shuffledSubarray([...pieces], {minLength: pieces.length}), shuffled => {
        expect(joinRecord(head, shuffled)).toEqual(busy);
        const half = joinSome(head, shuffled.slice(0, 7));
        expect(half.rest).toBe(pieces.length - 7);
        expect(joinSome(half, shuffled.slice(7))).toEqual(busy);
      }),
      {numRuns: 10},
    );
  });

  it('is never taken for whole where a piece is missing: its points would be taken back', () => {
    const {head, pieces} = cutRecord(busy);
    expect(() => joinRecord(head, pieces.slice(1))).toThrow(`${pieces.length - 1} of ${pieces.length} pieces`);
  });

  it('has every piece under a name of its own, as its schema says, with what was done and what it brought together', () => {
    const {head, pieces} = cutRecord(busy);
    expect(new Set(pieces.map(({n}) => n)).size).toBe(pieces.length);
    expect(recordHeadSchema.parse(head)).toEqual(head);
    for (const piece of pieces) expect(recordPieceSchema.parse(piece)).toEqual(piece);
    for (const {activities = [], standing = [], orders = []} of [head, ...pieces]) {
      const here = new Set([...activities.map(({key}) => key), ...orders.map(({id}) => `bought/${id}`)]);
      expect(standing.filter(({activity}) => !here.has(activity))).toEqual([]);
    }
  });

  it('keeps all pieces but one as they are when one thing is added or taken away, wherever', () => {
    const changes = Array.from({length: 12}, (_, at) => {
      const one = busyDeed(at * 249, 90_000);
      return written(busy, recordOf([...busyDeeds(3_000), {...one, key: `new/${at}`}]));
    });
    // One row, or two where the new deed begins a piece.
    expect(Math.max(...changes)).toBeLessThanOrEqual(3);
    expect(changes.filter(rows => rows === 1).length).toBeGreaterThan(7);
    const without = busyDeeds(3_000).filter((_, at) => at !== 1_234);
    expect(written(busy, recordOf(without))).toBeLessThanOrEqual(3);
  });

  it('is cut in the same places however it came to be', () => {
    const home = new MemoryHome(NOW);
    home.programme = BUSY_PROGRAMME;
    for (const reading of busyReadings(busyDeeds(3_000), busyOrders(600)).reverse()) home.ingest([reading]);
    const places = (record: StoredRecord) =>
      cutRecord(record).pieces.map(({n, activities = [], orders = []}) => [n, ...[...activities, ...orders].map(({at}) => at)]);
    expect(places(home.records.get(BUSY_KEY) as StoredRecord)).toEqual(places(busy));
  });

  it('has no row that is too large, even of the longest names in the widest letters, all of one instant', () => {
    const activities = Array.from({length: 4_000}, (_, at): StoredEngagement => {
      const key = `${String(at).padStart(4, '0')}${'\u0001'.repeat(96)}`;
      return {key, at: NOW, action: 'commented', subject: '書'.repeat(200), source: 'api', asOf: NOW};
    });
    const rules = Array.from({length: 40}, (_, at) => `rule-${at}`);
    const standing = activities
      .slice(0, 100)
      .flatMap(({key}) => rules.map(rule => ({rule, activity: key, at: NOW, points: 1, entries: 1})));
    const {head, pieces} = cutRecord({...busy, activities, standing, orders: []});
    expect(Math.max(...[head, ...pieces].map(bytesOf))).toBeLessThan(LIMITS.boundBytes);
    expect(joinRecord(head, pieces).activities).toHaveLength(4_000);
    expect(joinRecord(head, pieces).standing).toHaveLength(4_000);
  });
});

describe('nearly every record', () => {
  it('is one row, just as it is', () => {
    const small = recordOf(busyDeeds(300), busyOrders(20));
    expect(cutRecord(small)).toEqual({head: small, pieces: []});
    expect(cutRecord(small).head).toBe(small);
    expect(joinRecord(small, [])).toEqual(small);
  });
});
