import {describe, expect, it} from 'vitest';
import {type ExportEvent, readExport, readPieces} from '#shared/csv/read-export';
import {MOST_PROBLEMS} from '#shared/csv/row-collector';
import {NOW} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const HEADER = 'Email Address,First Name,OPTIN_TIME,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n';
const line = (at: number | string, changed = '2026-01-02 03:04:05', name = 'Ada') =>
  `person${at}@example.org,${name},2025-01-02 03:04:05,${changed},1,e${at},,\n`;

/** Pieces of a file, one a line, and how many of them were asked for. */
function lines(count: number, of: (at: number) => string = line) {
  const asked = {count: 0, isClosed: false};
  function* pieces() {
    try {
      yield HEADER;
      for (let at = 0; at < count; at++) {
        asked.count += 1;
        yield of(at);
      }
    } finally {
      asked.isClosed = true;
    }
  }
  return {asked, pieces: pieces()};
}

async function all(pieces: Iterable<string>, batchSize = 500): Promise<ExportEvent[]> {
  const found: ExportEvent[] = [];
  for await (const event of readPieces(pieces, {asOf: NOW, batchSize})) found.push(event);
  return found;
}

describe('readPieces', () => {
  it('says what the file is, hands readings on in batches as the lines come, and sums up at the end', async () => {
    const {asked, pieces} = lines(1_050);
    const seen: [string, number][] = [];
    for await (const event of readPieces(pieces, {asOf: NOW, batchSize: 300})) {
      seen.push([event.type, event.type === 'readings' ? event.readings.length : asked.count]);
      // No more than the beginning by which a file shows what it is lies between what came and what went out.
      if (event.type === 'readings' && event.readings.length === 300) expect(asked.count - event.rows).toBeLessThan(100);
    }
    expect(seen.map(([type]) => type)).toEqual(['head', 'readings', 'readings', 'readings', 'readings', 'end']);
    expect(seen.slice(1, 5).map(([, count]) => count)).toEqual([300, 300, 300, 150]);
  });

  it('asks for no more of a file that it refuses, and lets go of it', async () => {
    const page = Array.from({length: 1_000}, () => '<!doctype html><p>Log in</p>'.padEnd(5_000));
    let asked = 0;
    function* pieces() {
      for (const piece of page) {
        asked += 1;
        yield piece;
      }
    }
    expect(await all(pieces())).toEqual([{type: 'refused', problem: {code: 'not-a-table'}}]);
    expect(asked).toBe(1);
  });

  it('lets go of a file when nobody listens any more', async () => {
    const {asked, pieces} = lines(5_000);
    for await (const event of readPieces(pieces, {asOf: NOW})) if (event.type === 'readings') break;
    expect(asked.isClosed).toBe(true);
    expect(asked.count).toBeLessThan(1_000);
  });

  it('tells the first problems one by one and counts the rest', async () => {
    const {pieces} = lines(MOST_PROBLEMS + 700, at => `nobody ${at},Ada,,,1,e${at},,\n`);
    const end = (await all(pieces)).at(-1);
    if (end?.type !== 'end') throw new Error('no end');
    expect(end.end).toMatchObject({rows: MOST_PROBLEMS + 700, records: 0, problemCount: MOST_PROBLEMS + 700});
    expect(end.end.problems).toHaveLength(MOST_PROBLEMS);
    expect(end.end.problems.at(-1)).toEqual({line: MOST_PROBLEMS + 1, code: 'missing-email'});
  });

  it('lets the later word on a person follow the earlier, wherever in the file they stand', () => {
    const text = [
      HEADER,
      line(1, '2026-01-02 03:04:05', 'Old'),
      line(2),
      line(1, '2026-03-02 03:04:05', 'New'),
      line(1, '2026-02-02 03:04:05', 'Between'),
    ].join('');
    const file = readExport({text, asOf: NOW});
    if (!file.ok) throw new Error(file.problem.code);
    expect(file.problems).toEqual([
      {line: 4, code: 'duplicate'},
      {line: 5, code: 'duplicate'},
    ]);
    expect(file.readings.map(({fields}) => fields.name)).toEqual(['New', 'Ada']);
    expect(file).toMatchObject({rows: 4, records: 2});
  });

  it('ends at the same people in batches of one as all at once', async () => {
    const twice = (at: number) => line(at % 20, `2026-01-${String((at % 9) + 10)} 03:04:05`, `Name ${at}`);
    const homes = [new MemoryHome(NOW), new MemoryHome(NOW)] as const;
    for (const [home, batchSize] of [[homes[0], 1] as const, [homes[1], 1_000] as const]) {
      for (const event of await all(lines(60, twice).pieces, batchSize))
        if (event.type === 'readings') home.ingest(event.readings);
    }
    const names = (home: MemoryHome) => home.people().map(({records}) => records.map(({key, fields}) => [key, fields.name]));
    expect(names(homes[0])).toEqual(names(homes[1]));
  });

  it('names the line of a quote that is never closed and reads on behind it', () => {
    const text = [HEADER, line(1), '"oops,Ada,,,1,e7,,\n', line(2)].join('');
    const file = readExport({text, asOf: NOW});
    expect(file).toMatchObject({ok: true, problems: [{line: 3, code: 'open-quote'}], rows: 3, records: 2});
  });

  it('refuses a header with nobody below it before it says anything else', async () => {
    expect(await all([HEADER, '\n\n'])).toEqual([{type: 'refused', problem: {code: 'no-rows', vendor: 'mailchimp'}}]);
    expect(await all(['', '\uFEFF', ' \n'])).toEqual([{type: 'refused', problem: {code: 'empty'}}]);
  });
});
