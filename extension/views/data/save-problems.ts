import {i18n} from '#i18n';
import type {RowProblem} from '#shared/csv/read-export';
import {BOM, csvLine} from '#shared/csv/write-csv';
import {importProblemText} from '../import-problem-text';
import {saveFile} from './save-file';

/** The lines that were left out as a table: where they stand, why, and the cell that was not read. */
export function problemsCsv(problems: readonly RowProblem[]): string[] {
  const head = ['line', 'reason', 'column', 'value'] as const;
  return [
    BOM,
    csvLine(head.map(name => i18n.t(`importing.csv.${name}`))),
    ...problems.map(problem => csvLine([problem.line, importProblemText(problem), problem.column, problem.value])),
  ];
}

export function saveProblems(problems: readonly RowProblem[], fileName: string): void {
  saveFile(`${fileName.replace(/\.[a-z]+$/i, '')}-lines.csv`, problemsCsv(problems), 'text/csv');
}
