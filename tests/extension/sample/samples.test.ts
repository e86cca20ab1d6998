import {describe, expect, it, vi} from 'vitest';
import {starterSegments} from '#shared/filter/starter-segments';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {readingSchema} from '#shared/model/record';
import type {Command} from '#shared/protocol/commands';
import {send} from '../../../extension/api/send.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {benefits, connections, programme, segments, supporterOf} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {loadSamples} from '../../../extension/sample/load-samples.ts';
import {removeSamples} from '../../../extension/sample/remove-samples.ts';
import {isSample} from '../../../extension/sample/sample-account.ts';
import {SAMPLE_PEOPLE} from '../../../extension/sample/sample-people.ts';
import {sampleReadings} from '../../../extension/sample/sample-readings.ts';
import {countOf, takeSnapshot, todayCounts} from '../../../extension/views/data/snapshot.ts';
import {speak} from '../../fixtures/i18n.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

// Before the modules under test are read: they look for the browser's storage at once.
await vi.hoisted(async () => {
  const {fakeChrome} = await import('../site-access/fake-chrome.ts');
  vi.stubGlobal('chrome', fakeChrome());
});

await speak('en');

const NOW = Date.UTC(2026, 10, 23, 12);
const WORDS = {file: 'Sample people', benefit: 'Postcard'};

async function withSamples(): Promise<Mirror> {
  const mirror = await freshMirror(() => NOW);
  expect(await loadSamples(mirror, WORDS, NOW)).toBe(true);
  return mirror;
}

describe('the sample people', () => {
  it('are forty, each with an address of their own at a domain that is kept for examples', () => {
    expect(SAMPLE_PEOPLE).toHaveLength(40);
    const emails = SAMPLE_PEOPLE.map(({email}) => email);
    expect(new Set(emails).size).toBe(40);
    for (const email of emails) expect(email).toMatch(/^[a-z]+(\.[a-z]+)+@sample\.example$/);
  });

  it('are readings as vendors’ files give them', () => {
    const {earlier, joined, now} = sampleReadings(NOW);
    for (const reading of [...earlier, ...joined, ...now]) expect(() => readingSchema.parse(reading)).not.toThrow();
  });

  it('show something in every filter that a workspace starts with, on Today and in each chip that tells of a person', async () => {
    const snapshot = await takeSnapshot(await withSamples(), NOW);
    for (const {id, filter} of starterSegments()) expect(countOf(snapshot, filter), id).toBeGreaterThan(0);
    const today = todayCounts(snapshot);
    for (const kind of ['declined', 'welcome', 'invite', 'left', 'anniversaries'] as const)
      expect(today[kind], kind).toBeGreaterThan(0);
    expect(today.owed).toMatchObject([{name: 'Postcard'}]);
    expect(countOf(snapshot, 'score:>=75')).toBeGreaterThan(1);
    expect(countOf(snapshot, 'score:<25 kind:paid')).toBeGreaterThan(1);
    expect(countOf(snapshot, 'tier:Gold')).toBeGreaterThan(5);
    expect(countOf(snapshot, 'source:discord source:patreon')).toBeGreaterThan(5);
    expect(snapshot.state.head.people).toBe(40);
  });

  it('are not put where somebody is already', async () => {
    const mirror = await freshMirror(() => NOW);
    await ingestLocally(mirror, NOW, {readings: sampleReadings(NOW).now.slice(0, 1)});
    expect(await loadSamples(mirror, WORDS, NOW)).toBe(false);
    expect((await mirror.read('local')).head.people).toBe(1);
  });

  it('are known by their account wherever files are listed', async () => {
    const mirror = await withSamples();
    expect(isSample(await connections(mirror, await mirror.read('local')))).toBe(true);
    expect(isSample([{account: 'campaign'}, {}])).toBe(false);
  });
});

describe('removing the sample people', () => {
  const own: Command = {
    id: 'mine',
    at: NOW,
    kind: 'segment-put',
    segment: {id: 'mine', name: 'Mine', filter: 'tier:Gold', position: 9, rev: 0},
  } as Command;

  it('takes everything of theirs out, and leaves the creator’s own filters', async () => {
    const mirror = await withSamples();
    const state = await mirror.read('local');
    const [rid] = (await mirror.database.getAll('record')).map(record => record.rid);
    const person = await supporterOf(mirror, state, rid ?? '');
    const say = (command: object) =>
      send({mirror, session: null, now: NOW, newId: () => crypto.randomUUID()}, {at: NOW, ...command} as Command);
    await say(own);
    await say({id: 'note', kind: 'note-add', supporter: person?.id, text: 'Met in Lyon'});
    expect(await mirror.database.count('attachment')).toBeGreaterThan(0);
    await removeSamples(mirror, NOW);
    const {database} = mirror;
    for (const store of ['record', 'identifier', 'ledger', 'history', 'attachment', 'decision', 'erasure'] as const) {
      expect(await database.count(store), store).toBe(0);
    }
    const after = await mirror.read('local');
    expect(after.head.people).toBe(0);
    expect(await connections(mirror, after)).toEqual([]);
    expect(await benefits(mirror, after)).toEqual([]);
    expect((await segments(mirror, after)).map(({id}) => id)).toContain('mine');
    expect((await programme(mirror, after)).w50).toBe(DEFAULT_PROGRAMME.w50);
  });

  it('leaves who is not of the sample, and lets it be loaded again', async () => {
    const mirror = await withSamples();
    const real = {
      key: 'patreon/campaign/user/1',
      source: 'file' as const,
      asOf: NOW,
      identifiers: [{type: 'email' as const, value: 'real@example.org', strength: 'strong' as const}],
      fields: {name: 'Real Person', email: 'real@example.org', paid: true},
    };
    await ingestLocally(mirror, NOW, {readings: [real]});
    await removeSamples(mirror, NOW);
    expect((await mirror.database.getAll('record')).map(({key}) => key)).toEqual([real.key]);
    expect((await mirror.read('local')).head.people).toBe(1);
    expect(await mirror.database.count('identifier')).toBeGreaterThan(0);
    const empty = await withSamples();
    await removeSamples(empty, NOW);
    expect(await loadSamples(empty, WORDS, NOW)).toBe(true);
    expect((await empty.read('local')).head.people).toBe(40);
  });

  it('leaves no name in any stored column', async () => {
    const mirror = await withSamples();
    await removeSamples(mirror, NOW);
    const stored = [
      ...(await mirror.database.getAll('column')),
      ...(await mirror.database.getAll('chunk')),
      ...(await mirror.database.getAll('row')),
    ];
    expect(JSON.stringify(stored)).not.toMatch(/sample\.example|Adler/);
  });
});
