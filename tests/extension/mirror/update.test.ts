import 'fake-indexeddb/auto';
import {describe, expect, it, onTestFinished} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {runLocally} from '../../../extension/local/commands.ts';
import {readLog} from '../../../extension/log/log-store.ts';
import {openDatabase, type StoreName} from '../../../extension/mirror/database.ts';
import {benefits, documents, segments, supporterOf, templates} from '../../../extension/mirror/documents.ts';
import {lookUp} from '../../../extension/mirror/look-up.ts';
import {type Mirror, openMirror} from '../../../extension/mirror/open-mirror.ts';
import {idAt} from '../../../extension/mirror/state.ts';
import {readProfile, restoreProfile, revived} from '../../fixtures/profiles/restore.ts';

const dump = readProfile('before-first-run');
const NOW = Date.UTC(2026, 10, 24);
let restored = 0;

/** What a creator finds who had the former version yesterday. */
async function updated(): Promise<Mirror> {
  const name = `update-${restored++}`;
  await restoreProfile(dump, name);
  const mirror = openMirror(await openDatabase({name}), () => NOW);
  onTestFinished(() => mirror.close());
  return mirror;
}

function formerly(store: string): unknown[] {
  return (dump.stores.find(({name}) => name === store)?.values ?? []).map(revived);
}

/** The people that the former version kept, by their place. */
const people: (Supporter | undefined)[] = (formerly('chunk') as (string | null)[][])
  .flat()
  .map(text => (text === null ? undefined : JSON.parse(text)));
const present = people.filter(one => one !== undefined);
// The creator's own word stands in a record of its own, or beside the vendors'.
const nameOf = (one: Supporter) => NAMES.find(name => JSON.stringify(one).includes(`"${name}"`));
const NAMES = ['Ada of the fixture', 'By Hand'];

describe('an update from the version before the first run', () => {
  it('keeps every row of every store', async () => {
    const {database} = await updated();
    expect(present.length).toBeGreaterThan(8);
    for (const {name, values} of dump.stores) {
      expect(await database.getAll(name as StoreName), name).toEqual(values.map(revived));
    }
  });

  it('knows the same people, each with their notes, tags, edits and marks', async () => {
    const mirror = await updated();
    const state = await mirror.read('local');
    expect(state.head.people).toBe(present.length);
    const now = await documents(mirror, state, [...people.keys()]);
    expect(now.map(one => one?.id)).toEqual(people.map(one => one?.id));
    for (const [place, former] of people.entries()) if (former !== undefined) expect(now[place]).toMatchObject(former);
    expect(present.flatMap(({notes = []}) => notes.map(({text}) => text))).toEqual(['Met in Lyon']);
    expect(present.flatMap(({tags = []}) => tags.filter(({own}) => own).map(({name}) => name))).toEqual(['podcast']);
    expect(present.map(nameOf)).toEqual(expect.arrayContaining(['Ada of the fixture', 'By Hand']));
  });

  it('finds them by address, and keeps filters, texts, benefits and the list of what was done', async () => {
    const mirror = await updated();
    const state = await mirror.read('local');
    const found = lookUp(state, ['email:hand@example.org']);
    expect(typeof found === 'number' ? idAt(state, found) : found).toBe(present.find(one => nameOf(one) === 'By Hand')?.id);
    expect((await segments(mirror, state)).map(({name}) => name)).toContain('Old friends');
    expect((await templates(mirror, state)).map(({name}) => name)).toContain('Thanks');
    expect((await benefits(mirror, state)).map(({name}) => name)).toContain('Postcard');
    expect((await readLog(mirror.database)).map(({id}) => id).sort()).toEqual(
      (formerly('log') as {id: string}[]).map(({id}) => id).sort(),
    );
  });

  it('goes on: a new note stands beside the old one, and who was erased stays away', async () => {
    const mirror = await updated();
    const noted = present.find(({notes = []}) => notes.length > 0);
    const supporter = noted?.id ?? '';
    const result = await runLocally(mirror, {id: 'after-update', at: NOW, kind: 'note-add', supporter, text: 'And in Nice'}, NOW);
    expect(result.status).toBe('applied');
    const now = await supporterOf(mirror, await mirror.read('local'), supporter);
    expect(now?.notes?.map(({text}) => text).sort()).toEqual(['And in Nice', 'Met in Lyon']);
    expect(await mirror.database.count('erasure')).toBe(formerly('erasure').length);
  });
});
