import {i18n} from '#i18n';
import type {RowProblem} from '#shared/csv/read-export';
import {importProblemText} from '../import-problem-text';
import {formats} from '../language';

const SHOWN = 50;

type Props = {
  readonly problems: readonly RowProblem[];
  /** Those that are not told one by one included. */
  readonly count: number;
  readonly fileName: string;
};

/** The rows that were left out, by line, and as a table to put them right by. */
export function ImportProblems({problems, count, fileName}: Props) {
  const {number} = formats();
  const rest = count - Math.min(SHOWN, problems.length);
  return (
    <details class="problems">
      <summary>{i18n.t('import.problems', count, [number(count)])}</summary>
      <p class="second">{i18n.t('import.problemsKept')}</p>
      <ul>
        {problems.slice(0, SHOWN).map(problem => (
          <li key={`${problem.line} ${problem.code} ${problem.column}`}>
            <b class="number">{i18n.t('import.line', [number(problem.line)])}</b> {importProblemText(problem)}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p class="second">{i18n.t('import.moreProblems', rest, [number(rest)])}</p> : undefined}
      <button type="button" data-testid="save-problems" onClick={() => void save(problems, fileName)}>
        {i18n.t('importing.saveProblems')}
      </button>
    </details>
  );
}

// What writes a CSV is loaded with the click.
async function save(problems: readonly RowProblem[], fileName: string): Promise<void> {
  const {saveProblems} = await import('../data/save-problems');
  saveProblems(problems, fileName);
}
