import {describe, expect, it} from 'vitest';
import type {RecordFields} from '#shared/model/record';
import {ingestLocally} from '../../../../extension/local/ingest-locally.ts';
import {readSeats} from '../../../../extension/views/data/use-seats.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const inGold: RecordFields = {
  paid: true,
  vendorState: 'active',
  tiers: [
    {id: 'g', name: 'Gold', limit: 2},
    {id: 's', name: 'Silver'},
  ],
};
const leaving: RecordFields = {...inGold, cancelledAt: NOW - DAY_MS, accessUntil: NOW + DAY_MS};

describe('the seats of limited tiers', () => {
  it('may be taken by more than there are while somebody leaves, whose seat is free already (T2, ARM-14, ARM-15)', async () => {
    const mirror = await freshMirror(() => NOW);
    const people = [inGold, leaving, leaving, {...leaving, accessUntil: NOW - 1}];
    await ingestLocally(mirror, NOW, {
      readings: people.map((fields, number) => ({
        key: `patreon/campaign/user/${number}`,
        source: 'file',
        asOf: NOW,
        identifiers: [],
        fields,
      })),
    });
    const seats = await readSeats({mirror, state: await mirror.read('local'), now: NOW});
    expect(seats).toEqual([{tier: {id: 'g', name: 'Gold', limit: 2}, vendor: 'patreon', active: 3, leaving: 2, open: 1}]);
  });
});
