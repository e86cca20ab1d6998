import {describe, expect, it} from 'vitest';
import {LEAVER_MONTHS} from '#shared/membership/retention';
import type {Reading} from '#shared/model/record';
import {addMonths, DAY_MS} from '#shared/model/time';
import type {Command} from '#shared/protocol/commands';
import {runLocally} from '../../../extension/local/commands.ts';
import {eraseFiles} from '../../../extension/local/erase-files.ts';
import {readErasures} from '../../../extension/local/erasures.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {runDue} from '../../../extension/local/run-due.ts';
import {ALL_STORES} from '../../../extension/mirror/database.ts';
import {documents, supporterOf} from '../../../extension/mirror/documents.ts';
import {type Mirror, openMirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber} from '../mirror/people.ts';

const ADA = ['ghost/site.example/member/ada-1', 'mailchimp/list/member/ada-2', 'patreon/campaign/user/771'];
const TRACES = /ada-1|ada-2|ada@|adler|user\/771|countess/i;

function reading(key: string, name: string, email: string, fields: Reading['fields'] = {}): Reading {
  return {
    key,
    source: 'file',
    asOf: NOW - DAY_MS,
    identifiers: [{type: 'email', value: email, strength: 'strong'}],
    fields: {
      name,
      email,
      paid: true,
      vendorState: 'active',
      lastChargeAt: NOW - DAY_MS,
      lastChargeStatus: 'paid',
      labels: [`fan of ${name}`],
      ...fields,
    },
  };
}

const READINGS = [
  ...ADA.map(key => reading(key, 'Ada Adler', 'ada@adler.example')),
  reading('patreon/campaign/user/5', 'Bea', 'bea@example.org'),
];

/** Every row of every store, as one text: numbers of columns left out, texts of columns not. */
async function everything({database}: Mirror): Promise<string> {
  const rows = await Promise.all(ALL_STORES.map(async store => [await database.getAllKeys(store), await database.getAll(store)]));
  return JSON.stringify(rows);
}

async function people(mirror: Mirror) {
  const state = await mirror.read('local');
  const found = await documents(
    mirror,
    state,
    Array.from({length: state.head.size}, (_, ordinal) => ordinal),
  );
  return found.filter(person => person !== undefined);
}

let made = 0;
function send(mirror: Mirror, command: object) {
  made += 1;
  return runLocally(mirror, {id: `command-${made}`, at: NOW, ...command} as Command, NOW);
}

/** Ada, merged from three records in two steps, with columns already stored. */
async function withAda(): Promise<{mirror: Mirror; ada: string}> {
  const mirror = await freshMirror(() => NOW);
  for (const some of [READINGS.slice(1), READINGS]) await ingestLocally(mirror, NOW, {readings: some});
  // Enough people that columns are stored: their texts are the last place where a name could stay.
  const crowd = Array.from({length: 2_600}, (_, at) =>
    reading(`ghost/site.example/member/${at}`, `Person ${at}`, `p${at}@example.org`),
  );
  await ingestLocally(mirror, NOW, {readings: crowd});
  const ada = (await people(mirror)).find(({records}) => records.length === 3)?.id ?? '';
  return {mirror, ada};
}

describe('erasing a person from the browser’s own workspace (F47, ARM-25)', () => {
  it('leaves no trace in any store, chunk or column, after merges, notes and decisions', async () => {
    const {mirror, ada} = await withAda();
    const bea = (await people(mirror)).find(({name}) => name?.value === 'Bea')?.id;
    await send(mirror, {kind: 'note-add', supporter: ada, text: 'the countess called'});
    await send(mirror, {kind: 'edit', supporter: ada, field: 'email', value: 'countess@example.com'});
    await send(mirror, {kind: 'decide', word: 'not', left: [ada], right: [bea]});
    expect((await mirror.database.getAll('column')).length).toBeGreaterThan(0);
    expect(JSON.stringify(await mirror.database.getAll('column'))).toMatch(TRACES);
    const before = (await mirror.read('local')).head.people;

    expect(await send(mirror, {kind: 'erase', supporter: ada})).toMatchObject({status: 'applied'});
    expect(await everything(mirror)).not.toMatch(TRACES);
    const state = await mirror.read('local');
    expect(state.head.people).toBe(before - 1);
    expect(await supporterOf(mirror, state, ada)).toBeUndefined();
    expect(await readErasures(mirror.database)).toEqual([NOW]);
    // A context that opens later finds the others as they were.
    const later = openMirror(mirror.database, () => NOW);
    expect((await later.read('local')).head.people).toBe(before - 1);
    expect((await people(later)).some(({name}) => name?.value === 'Bea')).toBe(true);
  });

  it('leaves them out of the next file and of what is added by hand, and writes nothing', async () => {
    const {mirror, ada} = await withAda();
    await send(mirror, {kind: 'erase', supporter: ada});
    const stores = await everything(mirror);
    const {report} = await ingestLocally(mirror, NOW, {readings: READINGS});
    expect(report).toEqual({created: 0, changed: 0, unchanged: 1, erased: 3});
    const other = reading('kit/form/member/1', 'Ada', 'ada@adler.example');
    expect((await ingestLocally(mirror, NOW, {readings: [other]})).report).toMatchObject({created: 0, erased: 1});
    expect(await everything(mirror)).toBe(stores);
    const added = {kind: 'person-add', person: 'made-by-hand', name: 'Ada', email: 'Ada@Adler.example'};
    expect(await send(mirror, added)).toMatchObject({status: 'refused', problem: {code: 'erased'}});
    expect(await send(mirror, {kind: 'erase', supporter: ada})).toMatchObject({status: 'refused', problem: {code: 'not-found'}});
  });

  it('is not overtaken by a file whose reading began before', async () => {
    const {mirror, ada} = await withAda();
    await Promise.all([send(mirror, {kind: 'erase', supporter: ada}), ingestLocally(mirror, NOW, {readings: READINGS})]);
    await ingestLocally(mirror, NOW, {readings: READINGS});
    expect((await people(mirror)).some(({name}) => name?.value === 'Ada Adler')).toBe(false);
  });
});

describe('erasing a person on the private server', () => {
  it('takes them out of the files that this browser read before, too (F47)', async () => {
    const {mirror} = await withAda();
    // As the server knows her: the same records under ids of its own.
    const records = ADA.map((key, at) => ({key, rid: ridNumber(at), sources: [], fields: {}, identifiers: []}));
    await eraseFiles(mirror, {records}, {id: 'erase-there', at: NOW, kind: 'erase', supporter: ridNumber(0)});
    expect(await everything(mirror)).not.toMatch(TRACES);
    expect(await readErasures(mirror.database)).toEqual([NOW]);
  });
});

describe('leavers in the browser’s own workspace', () => {
  it('lose name and address 13 months after they left, columns included (C14, ARM-26)', async () => {
    const {mirror} = await withAda();
    const gone = reading('patreon/campaign/user/9', 'Lea Vert', 'lea@vert.example', {
      vendorState: 'former',
      address: {city: 'Lyon'},
      labels: [],
    });
    await ingestLocally(mirror, NOW, {readings: [gone]});
    const at = addMonths(NOW - DAY_MS, LEAVER_MONTHS);
    expect(await runDue(mirror, at - 1)).toBe(at);
    expect(await everything(mirror)).toMatch(/Lea Vert/);
    await runDue(mirror, at);
    expect(await everything(mirror)).not.toMatch(/lea vert|vert[.]example|\blyon\b/i);
    const {version} = (await mirror.read('local')).head;
    expect((await ingestLocally(mirror, at, {readings: [{...gone, asOf: at}]})).report).toMatchObject({unchanged: 1});
    expect(await runDue(mirror, at)).toBeNull();
    expect((await mirror.read('local')).head.version).toBe(version);
  });
});
