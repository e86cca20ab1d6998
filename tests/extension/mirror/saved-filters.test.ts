import {describe, expect, it} from 'vitest';
import {count, has} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import {bind, writeBindings} from '#shared/filter/tier-binding';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Segment} from '#shared/model/segment';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../../../extension/local/commands.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {segments} from '../../../extension/mirror/documents.ts';
import {counts} from '../../../extension/mirror/filter.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {holderOf, namesIn, savedFilters, textOf} from '../../../extension/mirror/saved-filters.ts';
import {freshMirror} from './fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

type Member = {readonly id: string; readonly tier: readonly [id: string, name: string]};

async function read(mirror: Mirror, members: readonly Member[], asOf = NOW): Promise<void> {
  const readings = members.map(({id, tier: [tierId, name]}) => ({
    key: `patreon/campaign/user/${id}`,
    source: 'file' as const,
    asOf,
    identifiers: [{type: 'email' as const, value: `${id}@example.org`, strength: 'strong' as const}],
    fields: {name: id, tiers: [{id: tierId, name}]},
  }));
  await ingestLocally(mirror, asOf, {readings});
}

const MEMBERS: readonly Member[] = [
  {id: 'ada', tier: ['t1', 'Gold']},
  {id: 'bela', tier: ['t2', 'Silver']},
  {id: 'cleo', tier: ['t2', 'Silver']},
];

async function people(): Promise<{mirror: Mirror; rid: (id: string) => string}> {
  const mirror = await freshMirror(() => NOW);
  await read(mirror, MEMBERS);
  const rids = new Map((await mirror.database.getAll('record')).map(({key, rid}) => [key, rid]));
  return {mirror, rid: id => rids.get(`patreon/campaign/user/${id}`) ?? ''};
}

let made = 0;
function run(mirror: Mirror, command: object) {
  made += 1;
  return runLocally(mirror, {id: `command-${made}`, at: NOW, ...command} as Command, NOW);
}

/** Saves the filter and tells who is in it. */
async function save(mirror: Mirror, more: Partial<Segment>): Promise<void> {
  const segment = {id: 'mine', name: 'Mine', filter: 'tier:Gold', position: 9, rev: 0, ...more};
  expect(await run(mirror, {kind: 'segment-put', segment})).toMatchObject({status: 'applied'});
}

async function found(mirror: Mirror, ids: readonly string[], rid: (id: string) => string): Promise<string[]> {
  const state = await mirror.read('local');
  const context = {now: NOW, programme: DEFAULT_PROGRAMME, segments: savedFilters(state, await segments(mirror, state))};
  const {bits} = evaluate({kind: 'segment', name: 'mine'}, state.columns, context);
  const saved = (await segments(mirror, state)).filter(({id}) => id === 'mine');
  expect(counts(state, saved, context).map(one => one.count)).toEqual([count(bits)]);
  return ids.filter(id => has(bits, holderOf(state, rid(id)) ?? -1));
}

const ALL = ['ada', 'bela', 'cleo'];

describe('people in or out of a saved filter by hand', () => {
  it('stay so whatever the filter says, and follow their records through a merge and back (ARM-90, C23)', async () => {
    const {mirror, rid} = await people();
    await save(mirror, {include: [rid('bela')], exclude: [rid('ada')]});
    expect(await found(mirror, ALL, rid)).toEqual(['bela']);
    const sides = {left: [rid('bela')], right: [rid('cleo')]};
    await run(mirror, {kind: 'decide', word: 'same', ...sides});
    expect(await found(mirror, ALL, rid)).toEqual(['bela', 'cleo']);
    const [decision] = await mirror.database.getAll('row').then(rows => rows.filter(row => 'word' in row));
    await run(mirror, {kind: 'undecide', decision: decision?.id, ...sides});
    expect(await found(mirror, ALL, rid)).toEqual(['bela']);
  });

  it('are left out when two of them become one person who was left out (C23)', async () => {
    const {mirror, rid} = await people();
    await save(mirror, {include: [rid('bela')], exclude: [rid('cleo')]});
    await run(mirror, {kind: 'decide', word: 'same', left: [rid('bela')], right: [rid('cleo')]});
    expect(await found(mirror, ALL, rid)).toEqual(['ada']);
  });

  it('make the list one that is asked for by the filter’s name', async () => {
    const {mirror, rid} = await people();
    const saved = {name: 'My people', filter: 'tier:Gold'};
    const state = await mirror.read('local');
    expect(textOf(state, saved)).toBe('tier:Gold');
    expect(textOf(state, {...saved, exclude: [rid('ada')]})).toBe('in:"My people"');
  });
});

describe('a saved filter whose tier is renamed', () => {
  it('finds the same people and says the new name (ARM-79, ARM-90)', async () => {
    const {mirror, rid} = await people();
    const before = await mirror.read('local');
    const parsed = parseFilter('tier:gold');
    if (!parsed.ok) throw new Error(parsed.problem.code);
    const bindings = writeBindings(bind(parsed.tree, namesIn(before)));
    expect(bindings).toEqual({tier: {gold: ['t1']}});
    await save(mirror, {filter: 'tier:gold', bindings});
    await read(mirror, [{id: 'ada', tier: ['t1', 'Golden']}], NOW + 1000);
    expect(await found(mirror, ALL, rid)).toEqual(['ada']);
    const state = await mirror.read('local');
    expect(textOf(state, {name: 'Mine', filter: 'tier:gold', bindings})).toBe('tier:Golden');
  });
});
