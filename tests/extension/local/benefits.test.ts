import {describe, expect, it} from 'vitest';
import {owedTo} from '#shared/membership/benefits';
import type {Benefit} from '#shared/model/benefit';
import type {Reading} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import {benefitsWithPending, withPending} from '../../../extension/api/pending.ts';
import {send} from '../../../extension/api/send.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {benefits, supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const sticker: Benefit = {id: 'sticker', name: 'Sticker', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 0};

const member = (number: number): Reading => ({
  key: `patreon/campaign/user/${number}`,
  source: 'file',
  asOf: NOW,
  identifiers: [{type: 'email', value: `p${number}@example.org`, strength: 'strong'}],
  fields: {
    paid: true,
    vendorState: 'active',
    tiers: [{name: 'Gold'}],
    lastChargeAt: Date.UTC(2026, 10, 3),
    lastChargeStatus: 'paid',
  },
});

let made = 0;
const newId = () => `command-${made++}`;
async function say(mirror: Mirror, command: object): Promise<Command | undefined> {
  const context = {mirror, session: null, now: NOW, newId};
  const answer = await send(context, {id: newId(), at: NOW, ...command} as Command);
  if (!answer.ok) throw new Error(answer.detail);
  return answer.undo;
}

async function withMembers(count: number): Promise<{mirror: Mirror; rids: string[]}> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: count}, (_, number) => member(number))});
  return {mirror, rids: (await mirror.database.getAll('record')).map(({rid}) => rid)};
}

const personOf = async (mirror: Mirror, rid = '') => supporterOf(mirror, await mirror.read('local'), rid);
const listed = async (mirror: Mirror) => benefits(mirror, await mirror.read('local'));
const lines = (person: Supporter | undefined) =>
  person === undefined ? [] : owedTo(person, [sticker], NOW).map(({month, state}) => `${month} ${state}`);
const word = (state: string) => ({benefit: 'sticker', month: '2026-11', state});

describe('benefits in local mode (F17)', () => {
  it('are listed, changed, and taken back by undo', async () => {
    const {mirror} = await withMembers(0);
    const unlist = await say(mirror, {kind: 'benefit-put', benefit: sticker});
    expect(await listed(mirror)).toEqual([{...sticker, rev: 1}]);
    const back = await say(mirror, {kind: 'benefit-put', benefit: {...sticker, name: 'Pin', rev: 1}});
    await say(mirror, back ?? {});
    expect(await listed(mirror)).toEqual([{...sticker, rev: 3}]);
    const relist = await say(mirror, {kind: 'benefit-remove', benefit: 'sticker', rev: 3});
    expect(await listed(mirror)).toEqual([]);
    await say(mirror, relist ?? {});
    expect(await listed(mirror)).toEqual([{...sticker, rev: 1}]);
    expect(unlist).toMatchObject({kind: 'benefit-remove', benefit: 'sticker', rev: 1});
  });

  it('are ticked and unticked: undo brings the former word back (J3)', async () => {
    const {mirror, rids} = await withMembers(1);
    const [supporter = ''] = rids;
    expect(lines(await personOf(mirror, supporter))).toEqual(['2026-11 owed']);
    const untick = await say(mirror, {...word('delivered'), kind: 'deliver', supporter, tracking: 'LX 1'});
    expect(lines(await personOf(mirror, supporter))).toEqual(['2026-11 delivered']);
    const back = await say(mirror, {...word('wont'), kind: 'deliver', supporter});
    expect(back).toMatchObject({state: 'delivered', tracking: 'LX 1'});
    await say(mirror, back ?? {});
    expect((await personOf(mirror, supporter))?.deliveries?.[0]).toMatchObject({state: 'delivered', tracking: 'LX 1'});
    await say(mirror, untick ?? {});
    expect(lines(await personOf(mirror, supporter))).toEqual(['2026-11 owed']);
  });

  it('are ticked for everyone shown at once, and that is taken back at once', async () => {
    const {mirror, rids} = await withMembers(30);
    const undo = await say(mirror, {...word('delivered'), kind: 'deliver-all', supporters: rids});
    for (const rid of rids) expect(lines(await personOf(mirror, rid))).toEqual(['2026-11 delivered']);
    await say(mirror, undo ?? {});
    for (const rid of rids) expect(lines(await personOf(mirror, rid))).toEqual(['2026-11 owed']);
  });

  it('show at once what waits for the server', async () => {
    const {mirror, rids} = await withMembers(2);
    const [one = '', other = ''] = rids;
    const person = await personOf(mirror, one);
    if (person === undefined) throw new Error('nobody');
    const base = {id: 'waiting-1', at: NOW, benefit: 'sticker', month: '2026-11', state: 'delivered' as const};
    expect(lines(withPending(person, [{...base, kind: 'deliver', supporter: one}]))).toEqual(['2026-11 delivered']);
    expect(lines(withPending(person, [{...base, kind: 'deliver-all', supporters: [other, one]}]))).toEqual(['2026-11 delivered']);
    expect(lines(withPending(person, [{...base, kind: 'deliver-all', supporters: [other]}]))).toEqual(['2026-11 owed']);
    const put: Command = {id: 'waiting-2', at: NOW, kind: 'benefit-put', benefit: sticker};
    expect(benefitsWithPending([], [put])).toEqual([sticker]);
    expect(
      benefitsWithPending([sticker], [{id: 'waiting-3', at: NOW, kind: 'benefit-remove', benefit: 'sticker', rev: 1}]),
    ).toEqual([]);
  });
});

describe('orders in local mode', () => {
  it('join the member who bought, and make a supporter of a buyer who is none (F19)', async () => {
    const {mirror} = await withMembers(1);
    const sale = (email: string, id: string): Reading => ({
      key: `gumroad/shop/buyer/${email}`,
      source: 'file',
      asOf: NOW,
      identifiers: [{type: 'email', value: email, strength: 'strong'}],
      fields: {email},
      orders: [{id, product: 'Zine', at: NOW - 1, status: 'complete', paid: {minorUnits: 500, currency: 'USD'}}],
    });
    await ingestLocally(mirror, NOW, {readings: [sale('p0@example.org', 'a'), sale('new@example.org', 'b')]});
    const state = await mirror.read('local');
    expect(state.head.people).toBe(2);
    const records = await mirror.database.getAll('record');
    const of = async (key: string) => personOf(mirror, records.find(record => record.key === key)?.rid);
    const both = await of('patreon/campaign/user/0');
    expect(both?.orders?.newest.map(({id, record}) => [id, record])).toEqual([['a', 'gumroad/shop/buyer/p0@example.org']]);
    const stranger = await of('gumroad/shop/buyer/new@example.org');
    expect([stranger?.records.length, stranger?.orders?.count]).toEqual([1, 1]);
  });
});
