import {moneyCell, timeCell} from '#shared/csv/cells';
import type {RowProblem} from '#shared/csv/read-export';
import type {Row} from '#shared/csv/rows';
import type {Money} from '#shared/model/money';

/** Reads cells of a row; what cannot be read is told among the problems, and the rest of the row is kept. */
export type CellReader = {
  /** Epoch milliseconds; undefined: blank, or no date. */
  time(header: string): number | undefined;
  /** Of the first of these columns that the file has; undefined: blank, or no amount. */
  money(currency: string, ...headers: readonly string[]): Money | undefined;
  readonly problems: RowProblem[];
};

export function cellReader(row: Row): CellReader {
  const problems: RowProblem[] = [];
  return {
    problems,
    time(header) {
      const at = timeCell(row.cell(header));
      if (at === undefined || !Number.isNaN(at)) return at;
      problems.push({line: row.line, code: 'bad-date', column: header, value: row.cell(header)});
      return undefined;
    },
    money(currency, ...headers) {
      const header = headers.find(candidate => row.cell(candidate) !== undefined);
      const amount = header === undefined ? undefined : moneyCell(row.cell(header), currency);
      if (amount !== 'bad') return amount;
      problems.push({line: row.line, code: 'bad-amount', column: header, value: row.cell(header ?? '')});
      return undefined;
    },
  };
}
