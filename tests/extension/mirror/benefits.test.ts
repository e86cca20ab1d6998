import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import type {Benefit} from '#shared/model/benefit';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ChangesPage} from '#shared/protocol/changes';
import {matching} from '../../../extension/mirror/filter.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from './fresh-mirror.ts';
import {page, supporter} from './people.ts';

const NOW = Date.UTC(2026, 10, 20);
const PAID = {paid: true, vendorState: 'active', lastChargeAt: Date.UTC(2026, 10, 1), lastChargeStatus: 'paid'} as const;
const STICKER: Benefit = {
  id: 'sticker',
  name: 'Sticker',
  tiers: [{name: 'Gold'}],
  each: 'month',
  from: '2026-11',
  ships: true,
  source: 'typed',
  rev: 1,
};

function benefitPage(at: number, doc: Benefit | null): ChangesPage {
  return {epoch: 'epoch', items: [{kind: 'benefit', id: 'sticker', seq: at + 1, doc}], next: at + 1, head: at + 1};
}

async function owed(mirror: Mirror, filter: string, now = NOW): Promise<number[]> {
  const state = await mirror.read('server');
  const found = matching(state, filter, {programme: DEFAULT_PROGRAMME, now, segments: new Map()});
  if (found === undefined) throw new Error(filter);
  return ordinals(found);
}

describe('what people are owed in a mirror', () => {
  const people = [
    supporter({number: 1, fields: {...PAID, tiers: [{name: 'Gold'}]}, asOf: NOW}),
    supporter({number: 2, fields: {...PAID, tiers: [{name: 'Silver'}]}, asOf: NOW}),
  ];

  it('follows the benefits of the workspace, in every context and after a restart (ARM-82, F16)', async () => {
    const mirror = await freshMirror(() => NOW);
    const other = await mirror.reopen();
    await mirror.apply('server', page(0, people));
    expect(await owed(mirror, 'owed:Sticker')).toEqual([]);
    await mirror.apply('server', benefitPage(2, STICKER));
    for (const context of [mirror, other, await mirror.reopen()]) {
      expect(await owed(context, 'owed:Sticker')).toEqual([0]);
      expect(await owed(context, 'address-missing:yes')).toEqual([0]);
      expect(await owed(context, 'benefit[name:Sticker month:2026-11 state:owed]')).toEqual([0]);
    }
    await mirror.apply('server', benefitPage(3, {...STICKER, tiers: [{name: 'Silver'}], rev: 2}));
    for (const context of [mirror, other, await mirror.reopen()]) expect(await owed(context, 'owed:Sticker')).toEqual([1]);
    await mirror.apply('server', benefitPage(4, null));
    expect(await owed(other, 'owed:*')).toEqual([]);
  });

  it('counts a new month as soon as it begins, without a new reading (ARM-82)', async () => {
    let now = NOW;
    const mirror = await freshMirror(() => now);
    await mirror.apply('server', page(0, people));
    await mirror.apply('server', benefitPage(2, STICKER));
    expect(await owed(mirror, 'owed-count:2', now)).toEqual([]);
    now = Date.UTC(2026, 11, 1);
    expect(await owed(mirror, 'owed-count:2', now)).toEqual([0]);
    expect(await owed(await mirror.reopen(), 'owed-count:2', now)).toEqual([0]);
  });
});

describe('vendors’ own columns in a mirror', () => {
  it('can be asked for as long as somebody has them, after a restart too (ARM-59)', async () => {
    const mirror = await freshMirror(() => NOW);
    const custom = (size: string) => ({custom: {'Shirt Size': size}});
    await mirror.apply(
      'server',
      page(0, [supporter({number: 1, fields: custom('M')}), supporter({number: 2, fields: custom('L')})]),
    );
    const filter = '"custom.shirt size":m';
    for (const context of [mirror, await mirror.reopen()]) expect(await owed(context, filter)).toEqual([0]);
    await mirror.apply('server', page(2, [supporter({number: 1}), supporter({number: 2})]));
    const state = await mirror.read('server');
    expect(matching(state, filter, {programme: DEFAULT_PROGRAMME, now: NOW, segments: new Map()})).toBeUndefined();
  });
});
