import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {scoreAt} from '#shared/filter/opted-out';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Reading} from '#shared/model/record';
import type {Command} from '#shared/protocol/commands';
import {send} from '../../../extension/api/send.ts';
import {calibrateLocal} from '../../../extension/local/calibrate-local.ts';
import {inLocal} from '../../../extension/local/home.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {chipState} from '../../../extension/mirror/chip-state.ts';
import {supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {holderOf} from '../../../extension/mirror/saved-filters.ts';
import {creditsOf} from '../../../extension/views/data/credits.ts';
import {readDoubts} from '../../../extension/views/data/refused-joins.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const PEOPLE = 22;

function reading(number: number, asOf = NOW, email = `p${number}@example.org`): Reading {
  return {
    key: `patreon/campaign/user/${number}`,
    source: 'file',
    asOf,
    identifiers: [{type: 'email', value: email, strength: 'strong'}],
    fields: {
      name: `Person ${number}`,
      email,
      paid: true,
      vendorState: 'active',
      lifetime: {minorUnits: 1_000 * (number + 1), currency: 'USD'},
      pledge: {minorUnits: 500, currency: 'USD'},
      joinedAt: NOW - 400 * 86_400_000,
      lastChargeAt: NOW - 86_400_000,
      lastPaidAt: NOW - 86_400_000,
    },
  };
}

async function world() {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: PEOPLE}, (_, number) => reading(number))});
  const records = await mirror.database.getAll('record');
  const ridOf = (number: number) => records.find(({key}) => key.endsWith(`/${number}`))?.rid ?? '';
  return {mirror, ridOf};
}

let made = 0;
function run(mirror: Mirror, command: object) {
  made += 1;
  const context = {mirror, session: null, now: NOW, newId: () => `undo-of-${made}-command`};
  return send(context, {id: `command-${made}`, at: NOW, ...command} as Command);
}

async function personOf(mirror: Mirror, rid: string) {
  return supporterOf(mirror, await mirror.read('local'), rid);
}

async function found(mirror: Mirror, text: string): Promise<number[]> {
  const {columns} = await mirror.read('local');
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(text);
  return [...ordinals(evaluate(parsed.tree, columns, {now: NOW, programme: DEFAULT_PROGRAMME}).bits)];
}

describe('a person who wants no score', () => {
  it('has no score, rank, points or place in credits, and a chip of their own; undo gives all of it back (C40)', async () => {
    const {mirror, ridOf} = await world();
    const before = await personOf(mirror, ridOf(0));
    expect(before?.points.length).toBeGreaterThan(0);
    const answer = await run(mirror, {kind: 'unscore', supporter: ridOf(0)});
    expect(await personOf(mirror, ridOf(0))).toMatchObject({points: [], v: null, unscored: NOW});
    const state = await mirror.read('local');
    const place = holderOf(state, ridOf(0)) ?? -1;
    const {columns} = state;
    expect(chipState(state, place, {programme: DEFAULT_PROGRAMME, files: new Map(), now: NOW})).toEqual({kind: 'opted-out'});
    expect(scoreAt(columns, place, {programme: DEFAULT_PROGRAMME, now: NOW})).toBeUndefined();
    for (const name of ['score', 'points', 'rank']) expect(columns.number(name, place)).toBeNaN();
    expect(creditsOf(columns, [place], 'en')).toEqual({names: [], optedOut: 1, nameless: 0});
    if (!answer.ok || answer.undo === undefined) throw new Error('no undo');
    await run(mirror, {...answer.undo});
    expect(await personOf(mirror, ridOf(0))).toEqual(before);
  });

  it('is found by a filter of their own, and by none on a score', async () => {
    const {mirror, ridOf} = await world();
    await run(mirror, {kind: 'unscore', supporter: ridOf(3)});
    const place = holderOf(await mirror.read('local'), ridOf(3)) ?? -1;
    expect(await found(mirror, 'opted-out:yes')).toEqual([place]);
    expect(await found(mirror, 'score:<=100')).toHaveLength(PEOPLE - 1);
    expect(await found(mirror, 'score:0')).not.toContain(place);
    expect(await found(mirror, 'rank:>=1')).not.toContain(place);
  });

  it('stays out through another import, a merge and a split, and counts in no median', async () => {
    const {mirror, ridOf} = await world();
    await run(mirror, {kind: 'unscore', supporter: ridOf(1)});
    await ingestLocally(mirror, NOW + 1, {readings: [{...reading(1, NOW + 1), fields: {...reading(1).fields, name: 'Another'}}]});
    expect(await personOf(mirror, ridOf(1))).toMatchObject({name: {value: 'Another'}, v: null});
    await run(mirror, {kind: 'decide', word: 'same', left: [ridOf(0)], right: [ridOf(1)]});
    expect(await personOf(mirror, ridOf(0))).toMatchObject({points: [], v: null, unscored: NOW, records: {length: 2}});
    await run(mirror, {kind: 'decide', word: 'not', left: [ridOf(0)], right: [ridOf(1)]});
    expect((await personOf(mirror, ridOf(0)))?.v).toEqual(expect.any(Number));
    expect((await personOf(mirror, ridOf(1)))?.v).toBeNull();
    await inLocal(mirror, NOW, calibrateLocal);
    const row = await inLocal(mirror, NOW, async ({programme}) => programme);
    expect(row.calibratedOn).toBe(PEOPLE - 1);
  });

  it('is suggested to nobody as the same person', async () => {
    const mirror = await freshMirror(() => NOW);
    const shared = 'both@example.org';
    const other = {...reading(1, NOW, shared), fields: {...reading(1).fields, name: 'Grace Hopper'}};
    const one = {...reading(0, NOW, shared), fields: {...reading(0).fields, name: 'Ada Lovelace'}};
    await ingestLocally(mirror, NOW, {readings: [one, other]});
    const [record] = await mirror.database.getAll('record');
    expect((await readDoubts(mirror, await mirror.read('local'), [])).pairs).toHaveLength(1);
    await run(mirror, {kind: 'unscore', supporter: record?.rid});
    expect((await readDoubts(mirror, await mirror.read('local'), [])).pairs).toEqual([]);
  });
});
