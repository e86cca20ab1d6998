import type {RefObject} from 'preact';
import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {FilterProblem} from '#shared/filter/tree';
import {withSuggestion} from '../builder/apply-suggestion';
import type {Completion} from '../builder/completion';
import {filterProblemText} from '../filter-problem-text';
import {doubtText, noteTexts, type Remarks} from '../filter-remark-text';
import {formats} from '../language';
import {OptionList} from './choose';
import {useFilterText} from './use-filter-text';

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
  /** What can stand at the caret. */
  readonly complete?: (text: string, caret: number) => Completion | undefined;
  /** Moves on into the list below. */
  readonly onDown?: () => void;
};

/** A field for the filter language: it offers what can come next, and shows a problem under its place. */
export function FilterField({input, id, label, value, problem, remarks, onInput, complete, onDown}: Props) {
  const own = useRef<HTMLInputElement>(null);
  const field = input ?? own;
  const {text, offer, change, take, onKeyDown, close} = useFilterText({field, value, onInput, complete, onDown});
  return (
    <div class="filter-field">
      <input
        ref={field}
        id={id}
        class="search"
        type="text"
        role="combobox"
        data-testid="filter-field"
        aria-label={label}
        placeholder={i18n.t('table.filterHint')}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        aria-autocomplete="list"
        aria-expanded={offer !== undefined}
        aria-controls={`${id}-list`}
        aria-activedescendant={offer === undefined ? undefined : `${id}-${offer.active}`}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={text}
        onInput={event => change(event.currentTarget.value, event.currentTarget.selectionStart ?? undefined)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <OptionList id={id} label={label} options={offer?.options ?? []} active={offer?.active ?? 0} onTake={take} />
      {problem !== undefined || remarks === undefined ? undefined : <RemarkLines text={text} remarks={remarks} onText={change} />}
      {problem === undefined || offer !== undefined ? undefined : (
        <ProblemLines id={`${id}-problem`} text={text} problem={problem} onText={change} />
      )}
    </div>
  );
}

type SuggestionProps = {readonly text: string; readonly problem: FilterProblem; readonly onText: (text: string) => void};

/** The place of a mistake, what is wrong there, and what would fit. */
function ProblemLines({id, text, problem, onText}: SuggestionProps & {readonly id: string}) {
  return (
    <div id={id} class="filter-problem" role="status">
      <pre aria-hidden="true">
        {text}
        {'\n'}
        {' '.repeat(problem.at)}
        <b>^</b>
      </pre>
      <p>
        {filterProblemText(problem)} <Suggestion text={text} problem={problem} onText={onText} />
      </p>
    </div>
  );
}

/** Puts the suggested word in the place of the misspelt one. */
function Suggestion({text, problem, onText}: SuggestionProps) {
  const next = withSuggestion(text, problem);
  if (next === undefined) return undefined;
  return (
    <button type="button" class="link" data-testid="suggestion" onClick={() => onText(next)}>
      {i18n.t('filter.use', [problem.suggestion ?? ''])}
    </button>
  );
}

type RemarkProps = {readonly text: string; readonly remarks: Remarks; readonly onText: (text: string) => void};

function RemarkLines({text, remarks, onText}: RemarkProps) {
  const {doubts, notes} = remarks;
  if (doubts.length + notes.length === 0) return undefined;
  return (
    <div class="filter-remarks" role="status">
      {doubts.map(doubt => (
        <p key={`${doubt.at}`}>
          {doubtText(doubt)} <Suggestion text={text} problem={doubt} onText={onText} />
        </p>
      ))}
      {noteTexts(notes, formats().number).map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
