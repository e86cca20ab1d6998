import {describe, expect, it} from 'vitest';
import {isToWelcome, isWelcomed} from '#shared/membership/contacts';
import type {PastPage, PastQuestion} from '#shared/protocol/past';
import {runLocally} from '../../../extension/local/commands.ts';
import {localSink} from '../../../extension/local/local-sink.ts';
import {readLocalPast} from '../../../extension/local/read-past.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {byName, PAST_ANSWERS, PAST_CONTACT, PAST_FILES, PAST_KNOWN} from '../../fixtures/past.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2027, 2, 1, 12);

async function people(mirror: Mirror) {
  const state = await mirror.read('local');
  const found = await documents(
    mirror,
    state,
    Array.from({length: state.head.size}, (_, ordinal) => ordinal),
  );
  return found.flatMap(person => person ?? []);
}

async function withFiles(): Promise<{mirror: Mirror; names: Map<string, string | undefined>}> {
  const mirror = await freshMirror(() => NOW);
  const sink = localSink(mirror, {now: () => NOW});
  for (const {readings, asOf} of PAST_FILES) {
    const counted = await sink.put(readings);
    const head = {kind: 'patreon-members' as const, vendor: 'patreon', account: 'campaign'};
    const end = {rows: readings.length, records: readings.length};
    await sink.finish({fileName: 'members.csv', asOf, head, end, counted});
  }
  const found = await people(mirror);
  const cleo = found.find(({name}) => name?.value === 'Cleo')?.id ?? '';
  await runLocally(mirror, {...PAST_CONTACT, id: 'command-1', at: NOW, supporter: cleo}, NOW);
  return {mirror, names: new Map(found.map(({id, name}) => [id, name?.value]))};
}

async function askAll(mirror: Mirror, question: PastQuestion): Promise<PastPage[]> {
  const pages: PastPage[] = [];
  for (let after: string | null = ''; after !== null; after = pages.at(-1)?.next ?? null) {
    pages.push(await readLocalPast(mirror, question, {after, now: NOW}));
  }
  return pages;
}

describe('questions about everyone’s history, answered in this browser', () => {
  it('has the same answers as the private server (F13, F14, C11, C12, J7, J10)', async () => {
    const {mirror, names} = await withFiles();
    for (const {asked, rows} of PAST_ANSWERS) {
      const pages = await askAll(mirror, asked);
      const answers = pages.flatMap(({answer}): readonly {id: string}[] => answer.rows);
      expect([asked, byName(answers, names)]).toEqual([asked, rows]);
      expect(pages.map(({known, people: looked}) => [known, looked])).toEqual([[PAST_KNOWN, 6]]);
    }
  });

  it('has nobody to welcome from the first file, and who is new in the next one until they are welcomed (J2)', async () => {
    const {mirror} = await withFiles();
    // The welcome is due for a month: Fay came on 20 January.
    const atTheTime = Date.UTC(2027, 1, 3);
    const toWelcome = async () => (await people(mirror)).filter(person => isToWelcome(person, atTheTime));
    const [fay, ...others] = await toWelcome();
    expect(fay).toMatchObject({name: {value: 'Fay'}, arrivedAt: Date.UTC(2027, 0, 20)});
    expect(others).toEqual([]);
    const supporter = fay?.id ?? '';
    const mark = {id: 'command-2', at: atTheTime, kind: 'contact', supporter, channel: 'host', purpose: 'welcome'} as const;
    await runLocally(mirror, mark, atTheTime);
    expect(await toWelcome()).toEqual([]);
    expect((await people(mirror)).filter(isWelcomed).map(({id}) => id)).toEqual([supporter]);
    await runLocally(
      mirror,
      {id: 'command-3', at: atTheTime, kind: 'contact-remove', supporter, contact: 'command-2'},
      atTheTime,
    );
    expect((await toWelcome()).map(({id}) => id)).toEqual([supporter]);
  });
});
