import type {FileFormat} from '#shared/csv/formats';
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
  const buyers = new Map<string, Reading>();
  const problems: RowProblem[] = [];
  const skipped: Partial<Record<Skip, number>> = {};
  let section: string | undefined;
  let [people, problemCount] = [0, 0];

  const blame = (...more: readonly RowProblem[]) => {
    problemCount += more.length;
    for (const problem of more) if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };

  function takeRow(row: Row): Reading | undefined {
    const result = faultOf(row) ?? read(row, {...context, section});
    if ('section' in result) section = result.section;
    else if ('skip' in result) skipped[result.skip] = (skipped[result.skip] ?? 0) + 1;
    else if ('problem' in result) {
      people += 1;
      blame(result.problem);
    } else return purchases === undefined ? person(row, result) : buyer(result, purchases);
    return undefined;
  }

  function person({line}: Row, {reading, problems: found}: Said): Reading | undefined {
    people += 1;
    const twin = seen.get(reading.key);
    blame(...(twin === undefined ? found : [{line, code: 'duplicate' as const}]));
    if (twin !== undefined && reading.asOf <= twin) return undefined;
    seen.set(reading.key, reading.asOf);
    return reading;
  }

  function buyer({reading, problems: found}: Said, {join}: Purchases): undefined {
    const known = buyers.get(reading.key);
    if (known === undefined) people += 1;
    buyers.set(reading.key, known === undefined ? reading : join(known, reading));
    blame(...found);
  }

  return {
    *take(rows) {
      for (const row of rows) {
        const reading = takeRow(row);
        if (reading !== undefined) yield reading;
      }
    },
    *held() {
      yield* purchases?.conclude?.([...buyers.values()], context) ?? buyers.values();
    },
    rows: () => people,
    end: () => ({rows: people, records: seen.size + buyers.size, problems, problemCount, skipped}),
  };
}

type Said = {readonly reading: Reading; readonly problems: readonly RowProblem[]};
type Purchases = NonNullable<FileFormat['purchases']>;

function faultOf({line, broken, ragged, cells}: Row): {problem: RowProblem} | undefined {
  if (broken) return {problem: {line, code: 'open-quote'}};
  return ragged && cells.length > 1 ? {problem: {line, code: 'ragged'}} : undefined;
}
