import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import type {Reading} from '#shared/model/record';
import {feed, inLocal} from '../../../extension/local/home.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {documents} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {BUSY_KEY, BUSY_PROGRAMME, busyDeed, busyDeeds, busyOrders, busyReadings} from '../../fixtures/busy-person.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

/** Rows of both homes as plain lists, in one order. */
async function localRows(mirror: Mirror) {
  const state = await mirror.read('local');
  const everyone = Array.from({length: state.head.size}, (_, ordinal) => ordinal);
  const people = (await documents(mirror, state, everyone)).filter(person => person !== undefined);
  return {
    people: sorted(people, ({id}) => id),
    records: sorted(await mirror.database.getAll('record'), ({key}) => key),
    index: (await mirror.database.getAllKeys('identifier')).map(([text, key]) => `${text} ${key}`).sort(),
    attachments: sorted(await mirror.database.getAll('attachment'), ({id, rid}) => `${rid} ${id}`),
    history: sorted(await mirror.database.getAll('history'), ({record, n}) => `${record} ${n}`),
    ledger: sorted(await mirror.database.getAll('ledger'), ({record, rule, activity, n}) => `${record} ${rule} ${activity} ${n}`),
  };
}

function memoryRows(home: MemoryHome): Awaited<ReturnType<typeof localRows>> {
  const links = [...home.index].flatMap(([text, keys]) => [...keys].map(key => `${text} ${key}`));
  // The browser finds any rid by a row of its index.
  const rids = [...home.records.values()].map(({rid, key}) => `rid:${rid} ${key}`);
  return {
    people: sorted([...home.supporters.values()], ({id}) => id),
    records: sorted([...home.records.values()], ({key}) => key),
    index: [...links, ...rids].sort(),
    attachments: sorted([...home.attachments.values()], ({id, rid}) => `${rid} ${id}`),
    history: sorted(home.history, ({record, n}) => `${record} ${n}`),
    ledger: sorted(home.ledger, ({record, rule, activity, n}) => `${record} ${rule} ${activity} ${n}`),
  };
}

function sorted<T>(rows: readonly T[], by: (row: T) => string): T[] {
  return [...rows].sort((left, right) => (by(left) < by(right) ? -1 : 1));
}

/** A tag and a note for somebody whose record is among the readings. */
function commandsFor(home: MemoryHome, step: number): PersonCommand[] {
  const [first] = home.supporters.keys();
  if (first === undefined) return [];
  const base = {at: NOW + step, supporter: first};
  return [
    {...base, id: `tag-command-${step}`, kind: 'tag', name: 'VIP', on: step % 2 === 0},
    {...base, id: `note-command-${step}`, kind: 'note-add', text: `note ${step}`},
    {...base, id: `drop-command-${step}`, kind: 'note-remove', note: `note-command-${step - 1}`},
    // From then on readings of this person are left out, in both.
    ...(step === 1 ? [{...base, id: 'erase-command', kind: 'erase' as const}] : []),
  ];
}

describe('the browser as a home of the engine', () => {
  it('holds row for row what any home holds, after any readings and commands in any batches', async () => {
    const batches = fc.array(fc.array(readingArbitrary, {maxLength: 12}), {maxLength: 5});
    await fc.assert(
      fc.asyncProperty(batches, async drawn => {
        const mirror = await freshMirror(() => NOW);
        const home = new MemoryHome(NOW);
        await mirror.database.put('setting', home.idKey, 'idKey');
        for (const [step, readings] of drawn.entries()) {
          const commands = commandsFor(home, step);
          home.ingest(readings);
          home.ingest([], commands);
          await ingest(mirror, {readings});
          await ingest(mirror, {commands});
        }
        expect(await localRows(mirror)).toEqual(memoryRows(home));
      }),
      {numRuns: 60},
    );
  });

  it('holds every point of somebody who did 6,000 things and bought 1,200, as any home does', async () => {
    const mirror = await freshMirror(() => NOW);
    const home = new MemoryHome(NOW);
    home.programme = BUSY_PROGRAMME;
    await mirror.database.put('setting', home.idKey, 'idKey');
    await inLocal(mirror, NOW, local =>
      feed(local, [{kind: 'programme', id: 'programme', seq: local.state.head.cursor + 1, doc: BUSY_PROGRAMME}]),
    );
    for (const readings of [busyReadings(busyDeeds(5_999)), busyReadings([busyDeed(5_999)], busyOrders(1_200))]) {
      home.ingest(readings);
      await ingest(mirror, {readings});
    }
    expect(await localRows(mirror)).toEqual(memoryRows(home));
    expect(home.records.get(BUSY_KEY)).toMatchObject({activities: {length: 6_000}, orders: {length: 1_200}});
  });

  function ingest(mirror: Mirror, input: {readings?: readonly Reading[]; commands?: readonly PersonCommand[]}) {
    return ingestLocally(mirror, NOW, input);
  }
});
