import type {RefObject} from 'preact';
import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {FilterProblem} from '#shared/filter/tree';
import {filterProblemText} from '../filter-problem-text';
import {filterRemarkTexts, type Remarks} from '../filter-remark-text';
import {formats} from '../language';

type Props = {
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly id: string;
  readonly label: string;
  /** The text that counts now; another one from outside replaces what stands in the field. */
  readonly value: string;
  readonly problem: FilterProblem | undefined;
  /** What to know of a filter without a problem. */
  readonly remarks: Remarks | undefined;
  readonly onInput: (text: string) => void;
  /** Moves on into the list below. */
  readonly onDown?: () => void;
};

/** A field for the filter language; a problem is shown below with a caret under its place. */
export function FilterField({input, id, label, value, problem, remarks, onInput, onDown}: Props) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  const change = (next: string) => {
    setText(next);
    setGiven(next);
    onInput(next);
  };
  return (
    <div class="filter-field">
      <input
        ref={input ?? null}
        id={id}
        class="search"
        type="text"
        data-testid="filter-field"
        aria-label={label}
        placeholder={i18n.t('table.filterHint')}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={text}
        onInput={event => change(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' && onDown !== undefined) onDown();
          else if (event.key === 'Escape' && text !== '') change('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {problem !== undefined || remarks === undefined ? undefined : <RemarkLines remarks={remarks} />}
      {problem === undefined ? undefined : (
        <div id={`${id}-problem`} class="filter-problem" role="status">
          <pre aria-hidden="true">
            {text}
            {'\n'}
            {' '.repeat(problem.at)}
            <b>^</b>
          </pre>
          <p>{filterProblemText(problem)}</p>
        </div>
      )}
    </div>
  );
}

function RemarkLines({remarks}: {readonly remarks: Remarks}) {
  const lines = filterRemarkTexts(remarks, formats().number);
  if (lines.length === 0) return undefined;
  return (
    <div class="filter-remarks" role="status">
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
