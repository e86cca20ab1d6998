import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {type ImportInput, type ImportReport, importFile, type Sink} from '../../../extension/local/import-file.ts';
import {localSink} from '../../../extension/local/local-sink.ts';
import {ALL_STORES} from '../../../extension/mirror/database.ts';
import {connections, documents, programme, segments} from '../../../extension/mirror/documents.ts';
import {lookUp} from '../../../extension/mirror/look-up.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld, WORLD_ENDS} from '../../fixtures/people.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = WORLD_ENDS;
const world = drawWorld({seed: 5, members: 300});

function file(text: string, name = 'members.csv', lastModified = NOW): File {
  return new File([text], name, {lastModified});
}

type Input = Pick<ImportInput, 'onProgress' | 'signal'> & {readonly file: File};

function importInto(mirror: Mirror, input: Input, sink: Sink = localSink(mirror, {now: () => NOW})) {
  const {name, lastModified} = input.file;
  return importFile(mirror, sink, {...input, fileName: name, lastModified, now: () => NOW});
}

function done(report: ImportReport): Extract<ImportReport, {ok: true}> {
  if (!report.ok) throw new Error(report.problem.code);
  return report;
}

/** Every row of every store, as one short text each. */
async function everything({database}: Mirror): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const store of ALL_STORES) {
    const rows = JSON.stringify([await database.getAllKeys(store), await database.getAll(store)]);
    digests[store] = createHash('sha256').update(rows).digest('hex');
  }
  return digests;
}

afterEach(() => vi.unstubAllGlobals());

describe('a file imported in this browser', () => {
  it('makes everyone of a Patreon file a supporter with a score, without a request', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('local mode made a request');
    });
    const mirror = await freshMirror(() => NOW);
    const steps: [number, number][] = [];
    const report = done(
      await importInto(mirror, {file: file(patreonCsv(world.patreon)), onProgress: (at, total) => steps.push([at, total])}),
    );
    expect(report).toMatchObject({vendor: 'patreon', isCancelled: false, changed: 0, unchanged: 0});
    expect(report.created).toBe(report.rows - report.problems.filter(({code}) => code === 'duplicate').length);
    expect(steps[0]?.[0]).toBe(0);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
    const state = await mirror.read('local');
    expect(state.head.people).toBeGreaterThan(0);
    expect(state.head.people).toBeLessThanOrEqual(report.created);
    const calibrated = await programme(mirror, state);
    expect(calibrated.calibratedOn).toBeGreaterThanOrEqual(20);
    expect((await segments(mirror, state)).map(({id}) => id)).toContain('declined');
  });

  it('merges a second vendor by e-mail into the same people', async () => {
    const mirror = await freshMirror(() => NOW);
    const patreon = world.patreon.map((person, index) => (index === 0 ? {...person, email: 'shared@example.org'} : person));
    const audience = world.audience.map((person, index) =>
      index === 0 ? {...person, email: 'Shared@Example.org', status: 'subscribed' as const} : person,
    );
    await importInto(mirror, {file: file(patreonCsv(patreon))});
    done(await importInto(mirror, {file: file(mailchimpCsv(audience, 'subscribed'))}));
    const state = await mirror.read('local');
    const found = lookUp(state, ['email:shared@example.org']);
    if (typeof found !== 'number') throw new Error('not found');
    const [supporter] = await documents(mirror, state, [found]);
    expect(supporter?.records.map(({key}) => key.split('/')[0]).sort()).toEqual(['mailchimp', 'patreon']);
  });

  it('writes nothing when the same file comes again', async () => {
    const mirror = await freshMirror(() => NOW);
    const text = patreonCsv(world.patreon);
    const first = done(await importInto(mirror, {file: file(text)}));
    const before = await everything(mirror);
    const again = done(await importInto(mirror, {file: file(text)}));
    expect(again).toMatchObject({created: 0, changed: 0, unchanged: first.created, problems: first.problems});
    expect(again.moves).toEqual({added: [], joined: [], left: [], declined: [], recovered: []});
    expect(await everything(mirror)).toEqual(before);
  });

  it('ends the same in batches of any size', async () => {
    const whole = await freshMirror(() => NOW);
    const pieces = await freshMirror(() => NOW);
    const text = patreonCsv(world.patreon);
    const setKey = (mirror: Mirror) => mirror.database.put('setting', new Uint8Array(32).fill(1), 'idKey');
    await Promise.all([setKey(whole), setKey(pieces)]);
    await importInto(whole, {file: file(text)});
    const sink = localSink(pieces, {now: () => NOW});
    const small = {
      ...sink,
      *cut(readings: Parameters<typeof sink.cut>[0]) {
        for (let at = 0; at < readings.length; at += 17) yield readings.slice(at, at + 17);
      },
    };
    await importInto(pieces, {file: file(text)}, small);
    const people = async (mirror: Mirror) => {
      const state = await mirror.read('local');
      const all = await documents(
        mirror,
        state,
        Array.from({length: state.head.size}, (_, at) => at),
      );
      return all.filter(person => person !== undefined).sort((left, right) => (left.id < right.id ? -1 : 1));
    };
    expect(await people(pieces)).toEqual(await people(whole));
  });

  it('says who moved since the last file', async () => {
    const mirror = await freshMirror(() => NOW);
    const [one, two, ...others] = world.patreon.filter(person => person.state === 'active' && person.email !== '');
    if (!one || !two) throw new Error('too few');
    await importInto(mirror, {file: file(patreonCsv([one, two, ...others.slice(0, 40)]), 'may.csv', NOW - 86_400_000)});
    const later = [{...one, state: 'declined' as const}, two, ...others.slice(0, 41)];
    const report = done(await importInto(mirror, {file: file(patreonCsv(later), 'june.csv')}));
    expect(report.moves).toMatchObject({added: [], left: [], recovered: []});
    expect(report.moves.joined).toHaveLength(1);
    expect(report.moves.declined).toHaveLength(1);
  });

  it('takes nobody for new who was merged with an older record', async () => {
    const mirror = await freshMirror(() => NOW);
    const [patron, reader, stranger] = [world.patreon[0], world.audience[0], world.audience[1]];
    if (!patron || !reader || !stranger) throw new Error('too few');
    const first = done(await importInto(mirror, {file: file(patreonCsv([{...patron, email: 'shared@example.org'}]))}));
    expect(first.moves).toMatchObject({joined: []});
    expect(first.moves.added).toHaveLength(1);
    const readers = [{...reader, email: 'shared@example.org'}, stranger].map(person => ({
      ...person,
      status: 'subscribed' as const,
    }));
    const second = done(await importInto(mirror, {file: file(mailchimpCsv(readers, 'subscribed'))}));
    expect(second.moves).toMatchObject({joined: [], left: [], declined: [], recovered: []});
    expect(second.moves.added).toHaveLength(1);
  });

  it('keeps whole batches when it is stopped', async () => {
    const mirror = await freshMirror(() => NOW);
    const many = drawWorld({seed: 6, members: 2_500}).patreon;
    const stop = new AbortController();
    const report = done(
      await importInto(mirror, {
        file: file(patreonCsv(many)),
        signal: stop.signal,
        onProgress: at => at >= 500 && stop.abort(),
      }),
    );
    expect(many.length).toBeGreaterThan(500);
    expect(report).toMatchObject({isCancelled: true, created: 500});
    expect((await mirror.read('local')).head.people).toBeGreaterThan(0);
  });

  it('shows each file with its age, the newest one of its kind', async () => {
    const mirror = await freshMirror(() => NOW);
    const text = patreonCsv(world.patreon);
    await importInto(mirror, {file: file(text, 'june.csv', NOW - 1_000)});
    await importInto(mirror, {file: file(text, 'may.csv', NOW - 9_000)});
    const [shown, ...more] = await connections(mirror, await mirror.read('local'));
    expect(more).toEqual([]);
    expect(shown).toMatchObject({vendor: 'patreon', label: 'june.csv', lastCompleteAt: NOW - 1_000, state: 'idle'});
  });

  it('makes one person of what the files of six vendors say, and nobody of whom one of them erased (F42)', async () => {
    const mirror = await freshMirror(() => NOW);
    const names = ['ghost-members', 'substack', 'beehiiv', 'kofi', 'gumroad-sales', 'gumroad-followers', 'youtube'];
    const read = async (name: string) => {
      const bytes = readFileSync(new URL(`../../fixtures/files/${name}.csv`, import.meta.url));
      return done(await importInto(mirror, {file: new File([bytes], `${name}.csv`, {lastModified: NOW})}));
    };
    for (const name of names) {
      const report = await read(name);
      expect([name, report.created > 0, report.erasedThere]).toEqual([name, true, name === 'substack' ? 2 : undefined]);
    }
    const state = await mirror.read('local');
    const ada = lookUp(state, ['email:ada@example.org']);
    const [supporter] = await documents(mirror, state, [typeof ada === 'number' ? ada : -1]);
    expect(supporter?.records.map(({key}) => key.split('/').slice(0, 3).join('/')).sort()).toEqual([
      ...['beehiiv/publication/subscriber', 'ghost/site/member', 'gumroad/shop/buyer', 'gumroad/shop/follower'],
      ...['kofi/page/supporter', 'substack/publication/subscriber'],
    ]);
    const stored = await Promise.all(ALL_STORES.map(async store => JSON.stringify(await mirror.database.getAll(store))));
    expect(stored.join()).not.toContain('deletion-request');
    const before = await everything(mirror);
    for (const name of names) expect(await read(name)).toMatchObject({created: 0, changed: 0});
    expect(await everything(mirror)).toEqual(before);
  });

  it('reads files in other encodings', async () => {
    const mirror = await freshMirror(() => NOW);
    const german = readFileSync(new URL('../../fixtures/files/mailchimp-german.csv', import.meta.url));
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(german.toString('utf8').replace('\uFEFF', ''), 'utf16le'),
    ]);
    const plain = done(await importInto(mirror, {file: new File([german], 'a.csv', {lastModified: NOW})}));
    const again = done(await importInto(mirror, {file: new File([utf16], 'b.csv', {lastModified: NOW})}));
    expect(plain.created).toBeGreaterThan(0);
    expect(again).toMatchObject({created: 0, changed: 0, unchanged: plain.created});
  });

  it('says what a file is that it cannot read, and keeps nothing of it', async () => {
    const mirror = await freshMirror(() => NOW);
    expect(await importInto(mirror, {file: file('<!doctype html><html></html>')})).toEqual({
      ok: false,
      problem: expect.objectContaining({code: 'not-a-table'}),
    });
    expect(await mirror.head('local')).toBeUndefined();
  });
});
