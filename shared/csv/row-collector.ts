import type {FileFormat} from '#shared/csv/formats';
import {type Buyer, buyerOf} from '#shared/csv/purchases';
import type {ExportEnd, RowContext, RowProblem, Skip} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import type {Reading} from '#shared/model/record';

/** Problems of one file that are told one by one. */
export const MOST_PROBLEMS = 500;

/** Makes readings of rows, each person's once, and counts what was left out. */
export type RowCollector = {
  /** Readings that are ready with these rows, in their order. Lazy: rows are read as the readings are asked for. */
  take(rows: readonly Row[]): Generator<Reading>;
  /** Those that had to wait for the last line. */
  held(): Generator<Reading>;
  /** Lines of people so far. */
  rows(): number;
  end(): ExportEnd;
};

type Context = Omit<RowContext, 'section'>;

/**
 * Of a person who stands in a file twice the first line counts, unless a later one is of a later date: then that one follows. Only
 * keys and dates are kept for it. Where each line is a purchase, the lines of a buyer become one reading at the end.
 */
export function rowCollector({read, purchases}: FileFormat, context: Context): RowCollector {
  const seen = new Map<string, number>();
  const buyers = new Map<string, Buyer>();
  const problems = problemList();
  const skipped: Partial<Record<Skip, number>> = {};
  let section: string | undefined;
  let people = 0;

  function takeRow(row: Row): Reading | undefined {
    const result = faultOf(row) ?? read(row, {...context, section});
    if ('section' in result) section = result.section;
    else if ('skip' in result) skipped[result.skip] = (skipped[result.skip] ?? 0) + 1;
    else if ('problem' in result) {
      people += 1;
      problems.add(result.problem);
    } else return purchases === undefined ? person(row, result) : purchase(result);
    return undefined;
  }

  function person({line}: Row, {reading, problems: found}: Said): Reading | undefined {
    people += 1;
    const twin = seen.get(reading.key);
    problems.add(...(twin === undefined ? found : [{line, code: 'duplicate' as const}]));
    if (twin !== undefined && reading.asOf <= twin) return undefined;
    seen.set(reading.key, reading.asOf);
    return reading;
  }

  function purchase({reading, problems: found}: Said): undefined {
    const known = buyers.get(reading.key);
    known?.add(reading);
    if (known === undefined) buyers.set(reading.key, buyerOf(reading));
    if (known === undefined) people += 1;
    problems.add(...found);
  }

  return {
    *take(rows) {
      for (const row of rows) {
        const reading = takeRow(row);
        if (reading !== undefined) yield reading;
      }
    },
    *held() {
      const readings = [...buyers.values()].map(buyer => buyer.whole());
      yield* purchases?.conclude?.(readings, context) ?? readings;
    },
    rows: () => people,
    end: () => ({rows: people, records: seen.size + buyers.size, ...problems.sum(), skipped}),
  };
}

/** The first problems, and how many there were. */
function problemList() {
  const problems: RowProblem[] = [];
  let problemCount = 0;
  return {
    add(...more: readonly RowProblem[]) {
      problemCount += more.length;
      for (const problem of more) if (problems.length < MOST_PROBLEMS) problems.push(problem);
    },
    sum: () => ({problems, problemCount}),
  };
}

type Said = {readonly reading: Reading; readonly problems: readonly RowProblem[]};

function faultOf({line, broken, ragged, cells}: Row): {problem: RowProblem} | undefined {
  if (broken) return {problem: {line, code: 'open-quote'}};
  return ragged && cells.length > 1 ? {problem: {line, code: 'ragged'}} : undefined;
}
