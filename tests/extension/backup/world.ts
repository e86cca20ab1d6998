import fc from 'fast-check';
import {count} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import {scoreOf} from '#shared/loyalty/score';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../../../extension/local/commands.ts';
import {feed, inLocal} from '../../../extension/local/home.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {deriveOn} from '../../../extension/local/run-due.ts';
import {logAction} from '../../../extension/log/log-store.ts';
import {documents, programme, segments} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {savedFilters} from '../../../extension/mirror/saved-filters.ts';
import {startRun} from '../../../extension/reach/run-store.ts';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';

/** Everybody in a home, in the order of their ids. */
export async function peopleIn(mirror: Mirror, home: 'local' | 'server' = 'local'): Promise<Supporter[]> {
  const state = await mirror.read(home);
  const everyone = Array.from({length: state.head.size}, (_, ordinal) => ordinal);
  const people = (await documents(mirror, state, everyone)).filter(person => person !== undefined);
  return people.sort((left, right) => (left.id < right.id ? -1 : 1));
}

const PLAN: ProgrammePlan = {
  rules: [...DEFAULT_PROGRAMME.rules, {id: 'opens', action: 'opened', points: 3, caps: [{per: 'ever', points: 5}]}],
  halfLifeDays: 180,
  levels: [{id: 'friend', name: 'Friend', from: 80}],
  rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 50, stock: 1}],
};

let sent = 0;
async function run(mirror: Mirror, command: object): Promise<void> {
  sent += 1;
  const result = await runLocally(mirror, {id: `command-${sent}`, at: NOW, ...command} as Command, NOW);
  if (result.status !== 'applied') throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(result)}`);
}

/** A browser's workspace with something of every kind in it. */
export async function fillHome(mirror: Mirror, people = 60): Promise<void> {
  const readings = fc.sample(readingArbitrary, {numRuns: people, seed: 7});
  await ingestLocally(mirror, NOW, {readings: readings.slice(0, people / 2)});
  await ingestLocally(mirror, NOW, {readings: readings.slice(people / 2), isLate: true});
  const [ada, bela, cleo, dora, erased] = (await peopleIn(mirror)).map(({id}) => id);
  if (ada === undefined || bela === undefined || cleo === undefined || dora === undefined || erased === undefined)
    throw new Error('too few people');
  await run(mirror, {kind: 'programme-put', plan: PLAN});
  await deriveOn(mirror, NOW);
  await run(mirror, {kind: 'grant', supporter: ada, points: 90, reason: 'At the fair'});
  await run(mirror, {kind: 'redeem', supporter: ada, reward: 'mug'});
  await run(mirror, {kind: 'rank-as', supporter: ada, as: 'full'});
  await run(mirror, {kind: 'picture-put', picture: {id: 'badge-1', png: 'iVBORw0KGgoAAA==', rev: 0}});
  await run(mirror, {kind: 'note-add', supporter: ada, text: 'met in Lyon 🎈'});
  await run(mirror, {kind: 'tag', supporter: ada, name: 'VIP', on: true});
  await run(mirror, {kind: 'tag', supporter: bela, name: 'press', on: false});
  await run(mirror, {kind: 'edit', supporter: bela, field: 'name', value: 'Béla the Great'});
  await run(mirror, {kind: 'contact', supporter: cleo, channel: 'message', purpose: 'welcome'});
  await run(mirror, {
    kind: 'benefit-put',
    benefit: {id: 'stickers', name: 'Stickers', tiers: [{name: 'Gold'}], each: 'month', source: 'typed', rev: 0},
  });
  await run(mirror, {kind: 'deliver', supporter: ada, benefit: 'stickers', month: '2026-10', state: 'delivered'});
  await run(mirror, {
    kind: 'template-put',
    template: {id: 'hello', name: 'Hello', purpose: 'welcome', language: 'en', subject: 'Hello', text: 'Hi {name}', rev: 0},
  });
  await run(mirror, {
    kind: 'segment-put',
    segment: {id: 'gold', name: 'Gold', filter: 'tier:Gold', include: [cleo], columns: ['score', 'pledge'], position: 9, rev: 0},
  });
  const [link, counting] = ['https://www.facebook.com/me/posts/1', {track: 'both' as const, entries: 'every' as const}];
  const promotion = {id: 'june', name: 'June', channel: 'facebook' as const, account: 'me', posts: [{id: '1', link}], rev: 0};
  await run(mirror, {kind: 'promotion-put', promotion: {...promotion, ...counting, weights: {like: 1, comment: 2}}});
  await run(mirror, {kind: 'segment-remove', segment: 'leaving', rev: 1});
  await run(mirror, {kind: 'person-add', person: 'by-hand-1', name: 'Nia', email: 'nia@example.org'});
  await run(mirror, {kind: 'decide', word: 'same', left: [cleo], right: [dora]});
  await run(mirror, {kind: 'decide', word: 'not', left: [ada], right: [bela]});
  await run(mirror, {kind: 'erase', supporter: erased});
  const file = {
    id: 'file:patreon-members:site',
    vendor: 'patreon',
    account: 'site',
    label: 'members.csv',
    state: 'idle' as const,
  };
  const doc = {...file, nextAt: null, lastCompleteAt: NOW, records: 60, skipped: 0};
  await inLocal(mirror, NOW, async local =>
    feed(local, [{kind: 'connection', id: doc.id, seq: local.state.head.cursor + 1, doc}]),
  );
  await logAction(mirror.database, {id: 'log-1', at: NOW, action: 'tag', count: 1, people: [ada], about: 'VIP'});
  const template = {name: 'Hello', language: 'en' as const, subject: 'Hello', text: 'Hi'};
  const over = {size: 2, next: 1, done: 1, skipped: 0, gone: 0, steps: []};
  await startRun(mirror.database, {id: 'run-1', startedAt: NOW, name: 'Gold', purpose: 'welcome', template, ...over}, [
    ada,
    bela,
  ]);
}

const FILTERS = [
  'state:active',
  'score:>=50',
  'tag:VIP',
  'note:lyon',
  'in:Gold',
  'in:"starter.declined"',
  'sources:>1',
  'benefit:(state:owed)',
];

/** Whom each of a few filters fits, by id, and everybody's score. */
export async function judgedIn(mirror: Mirror, home: 'local' | 'server' = 'local') {
  const state = await mirror.read(home);
  const [scoring, saved] = await Promise.all([programme(mirror, state), segments(mirror, state)]);
  const named = savedFilters(state, saved);
  const context = {now: NOW, programme: scoring, segments: named};
  const counts = FILTERS.map(filter => {
    const parsed = parseFilter(filter, {segments: named});
    return [filter, parsed.ok ? count(evaluate(parsed.tree, state.columns, context).bits) : parsed.problem.code];
  });
  const scores = (await peopleIn(mirror, home)).map(({id, v}) => [id, scoreOf(v, scoring, NOW)]);
  return {counts, scores};
}

/** Every row of a browser's workspace, in one order; what is only a note of the home itself is left out. */
export async function rowsOf({database}: Mirror) {
  const keyed = async (
    store: 'attachment' | 'ledger' | 'history' | 'record' | 'decision' | 'erasure' | 'log' | 'run' | 'runPeople',
  ) => {
    const [keys, values] = await Promise.all([database.getAllKeys(store), database.getAll(store)]);
    return keys.map((key, at) => [JSON.stringify(key), values[at]]);
  };
  const head = await database.get('head', 'local');
  const generation = head?.generation ?? -1;
  const range = IDBKeyRange.bound([generation], [generation, []]);
  const [rowKeys, rows] = await Promise.all([database.getAllKeys('row', range), database.getAll('row', range)]);
  return {
    attachments: await keyed('attachment'),
    ledger: await keyed('ledger'),
    history: await keyed('history'),
    records: await keyed('record'),
    decisions: await keyed('decision'),
    erasures: await keyed('erasure'),
    log: await keyed('log'),
    runs: [...(await keyed('run')), ...(await keyed('runPeople'))],
    identifiers: await database.getAllKeys('identifier'),
    items: rowKeys.map(([, kind, id], at) => [kind, id, rows[at]]),
    idKey: await database.get('setting', 'idKey'),
  };
}
