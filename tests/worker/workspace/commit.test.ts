import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import {canonical} from '#shared/model/compare';
import type {Reading} from '#shared/model/record';
import {LIMITS, LimitError} from '../../../worker/limits.ts';
import {commit} from '../../../worker/workspace/commit.ts';
import type {Home} from '../../../worker/workspace/home.ts';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {fileReading} from '../readings.ts';
import {withHome} from './with-home.ts';

const json = (texts: readonly {doc: string}[]) => texts.map(({doc}) => canonical(JSON.parse(doc))).sort();
const sorted = (values: Iterable<unknown>) => [...values].map(canonical).sort();

/** Everything that the tables hold, to be compared with the maps of a home in memory. */
function contents({sql}: Home) {
  return {
    records: json(sql.all('select doc from record')),
    supporters: json(sql.all('select doc from supporter where doc is not null')),
    attachments: json(sql.all('select doc from attachment')),
    index: sorted(sql.all('select value, record from identifier')),
    history: json(sql.all('select doc from history')),
    ledger: sorted(sql.all('select record, rule, activity, n, at, points from ledger')),
  };
}

function contentsInMemory(memory: MemoryHome): ReturnType<typeof contents> {
  return {
    records: sorted(memory.records.values()),
    supporters: sorted(memory.people()),
    attachments: sorted(memory.attachments.values()),
    index: sorted([...memory.index].flatMap(([value, keys]) => [...keys].map(record => ({value, record})))),
    history: sorted(memory.history),
    ledger: sorted(memory.ledger),
  };
}

const stepArbitrary = fc.record({
  readings: fc.array(readingArbitrary, {maxLength: 8}),
  /** Which of the people there are by then gets a note, or a tag. */
  person: fc.nat(30),
  kind: fc.constantFrom('note-add' as const, 'tag' as const, undefined),
});

function commandFor(
  memory: MemoryHome,
  {person, kind}: {person: number; kind: 'note-add' | 'tag' | undefined},
  id: string,
): PersonCommand[] {
  const people = memory.people();
  const supporter = people[person % Math.max(1, people.length)]?.id;
  if (supporter === undefined || kind === undefined) return [];
  if (kind === 'note-add') return [{id, at: NOW, kind, supporter, text: 'Hello'}];
  return [{id, at: NOW, kind, supporter, name: 'VIP', on: person % 2 === 0}];
}

describe('the workspace as a home of the engine', () => {
  it('holds, table for table, what a home in memory holds after the same readings and commands', async () => {
    await withHome(home => {
      fc.assert(
        fc.property(fc.array(stepArbitrary, {minLength: 1, maxLength: 6}), steps => {
          for (const table of ['record', 'identifier', 'supporter', 'attachment', 'ledger', 'history'])
            home.sql.run(`delete from ${table}`);
          const memory = new MemoryHome(NOW);
          for (const [number, step] of steps.entries()) {
            const commands = commandFor(memory, step, `command-${number}`);
            memory.ingest(step.readings, commands);
            home.sql.transaction(() => commit(home, {readings: step.readings, commands}));
          }
          expect(contents(home)).toEqual(contentsInMemory(memory));
        }),
        {numRuns: 150, seed: 20261120},
      );
    });
  });

  it('gives every supporter that changed a seq of its own, above all earlier ones', async () => {
    await withHome(home => {
      const write = (readings: Reading[]) => home.sql.transaction(() => commit(home, {readings})).seq;
      const first = write([1, 2, 3].map(number => fileReading(number)));
      const second = write([fileReading(2, {name: 'Renamed'})]);
      const rows = home.sql.all<{seq: number}>('select seq from supporter order by seq');
      expect(rows.map(({seq}) => seq)).toEqual([expect.any(Number), expect.any(Number), second]);
      expect(second).toBeGreaterThan(first);
    });
  });

  it('writes no row where nothing is new', async () => {
    await withHome(home => {
      const readings = Array.from({length: 100}, (_, number) => fileReading(number));
      home.sql.transaction(() => commit(home, {readings}));
      const before = home.sql.written;
      home.sql.transaction(() => commit(home, {readings}));
      expect(home.sql.written).toBe(before);
    });
  });

  it('leaves nothing behind when a commit fails half-way', async () => {
    await withHome(home => {
      expect(() =>
        home.sql.transaction(() => {
          commit(home, {readings: [fileReading(1)]});
          throw new Error('power cut');
        }),
      ).toThrow('power cut');
      expect(home.sql.all('select key from record')).toEqual([]);
    });
  });

  it('refuses to commit outside a transaction, and more than 500 readings at once', async () => {
    await withHome(home => {
      expect(() => commit(home, {readings: [fileReading(1)]})).toThrow(/transaction/);
      const readings = Array.from({length: LIMITS.readingsPerCommit + 1}, (_, number) => fileReading(number));
      expect(() => home.sql.transaction(() => commit(home, {readings}))).toThrow(LimitError);
    });
  });

  it('loads no more than thirteen holders of one identifier, however many there are', async () => {
    await withHome(home => {
      const shared = (number: number): Reading => ({
        ...fileReading(number),
        identifiers: [{type: 'email', value: 'info@example.org', strength: 'strong'}],
      });
      for (let batch = 0; batch < 4; batch += 1) {
        const readings = Array.from({length: 50}, (_, index) => shared(batch * 50 + index));
        home.sql.transaction(() => commit(home, {readings}));
      }
      const {outcome} = home.sql.transaction(() => commit(home, {readings: [shared(999)]}));
      expect(outcome.supporters.length).toBeLessThanOrEqual(14);
      expect(home.sql.all('select id from supporter where doc is not null')).toHaveLength(201);
    });
  });
});
