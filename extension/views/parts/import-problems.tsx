import {i18n} from '#i18n';
import type {RowProblem} from '#shared/csv/read-export';
import {importProblemText} from '../import-problem-text';
import {formats} from '../language';

const SHOWN = 50;

/** The rows that were left out, by line. */
export function ImportProblems({problems}: {readonly problems: readonly RowProblem[]}) {
  const {number} = formats();
  const rest = problems.length - SHOWN;
  return (
    <details class="problems">
      <summary>{i18n.t('import.problems', problems.length, [number(problems.length)])}</summary>
      <p class="second">{i18n.t('import.problemsKept')}</p>
      <ul>
        {problems.slice(0, SHOWN).map(problem => (
          <li key={`${problem.line} ${problem.code} ${problem.column}`}>
            <b class="number">{i18n.t('import.line', [number(problem.line)])}</b> {importProblemText(problem)}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p class="second">{i18n.t('import.moreProblems', rest, [number(rest)])}</p> : undefined}
    </details>
  );
}
