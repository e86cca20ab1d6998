import {Fragment} from 'preact';
import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Note} from '#shared/filter/context';
import type {Renaming} from '#shared/filter/tier-binding';
import type {FilterProblem} from '#shared/filter/tree';
import type {Segment} from '#shared/model/segment';
import {filterProblemText} from '../filter-problem-text';
import {noteTexts} from '../filter-remark-text';
import {formats} from '../language';
import {listOf} from '../route';
import {segmentName} from '../segment-name';
import {FilterMenu} from './filter-menu';

/** A saved filter as the list shows it: `list` is the text whose list it opens. */
export type SavedLine = {
  readonly segment: Segment;
  readonly count: number;
  readonly list: string;
  readonly renamed: readonly Renaming[];
  /** What the count does not say by itself. */
  readonly notes: readonly Note[];
  /** Why it cannot be read. */
  readonly problem: FilterProblem | undefined;
};

type Props = {
  readonly line: SavedLine;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onCopy: () => void;
  readonly onDuplicate: () => void;
  readonly onOpen: (path: string) => void;
};

/** One saved filter with its count; Alt and an arrow move it. */
export function FilterCard({line, isFirst, isLast, onEdit, onDelete, onMove, onCopy, onDuplicate, onOpen}: Props) {
  const {segment, count, list, renamed, notes, problem} = line;
  const name = segmentName(segment.name);
  const hands = (segment.include?.length ?? 0) + (segment.exclude?.length ?? 0);
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const move = (by: -1 | 1) => {
    if (by < 0 ? isFirst : isLast) return;
    onMove(by);
  };
  return (
    <fieldset
      class="card row wide"
      aria-label={name}
      onKeyDown={event => {
        const by = event.altKey ? {ArrowUp: -1 as const, ArrowDown: 1 as const}[event.key] : undefined;
        if (by === undefined) return;
        event.preventDefault();
        move(by);
      }}
    >
      <span class="moves">
        <MoveButton button={up} name={name} by={-1} isOff={isFirst} onMove={move} />
        <MoveButton button={down} name={name} by={1} isOff={isLast} onMove={move} />
      </span>
      <span class="grow">
        <a href={listOf(list)} data-testid="segment">
          {name}
        </a>
        <FilterText text={segment.filter} />
        {renamed.map(({was, now}) => (
          <small key={was} class="second">
            {i18n.t('filters.renamed', [was, formats().list(now)])}
          </small>
        ))}
        {problem === undefined ? undefined : <small class="trouble-text">{filterProblemText(problem)}</small>}
        {noteTexts(notes, formats().number).map(text => (
          <small key={text} class="second">
            {text}
          </small>
        ))}
        {hands === 0 ? undefined : <small class="second">{i18n.t('filters.byHand', hands, [formats().number(hands)])}</small>}
      </span>
      <a class="number" href={listOf(list)}>
        {i18n.t('table.count', count, [formats().number(count)])}
      </a>
      <button type="button" aria-label={i18n.t('filters.editOf', [name])} onClick={onEdit}>
        {i18n.t('verb.edit')}
      </button>
      <button type="button" aria-label={i18n.t('filters.copyOf', [name])} onClick={onCopy}>
        {i18n.t('filters.copy')}
      </button>
      <button type="button" aria-label={i18n.t('filters.duplicateOf', [name])} onClick={onDuplicate}>
        {i18n.t('filters.duplicate')}
      </button>
      <button type="button" aria-label={i18n.t('filters.deleteOf', [name])} onClick={onDelete}>
        {i18n.t('verb.delete')}
      </button>
      {count === 0 || problem !== undefined ? undefined : <FilterMenu name={name} list={list} onOpen={onOpen} />}
    </fieldset>
  );
}

type MoveProps = {
  readonly button: {current: HTMLButtonElement | null};
  readonly name: string;
  readonly by: -1 | 1;
  readonly isOff: boolean;
  readonly onMove: (by: -1 | 1) => void;
};

/** Stays where it is at an end, so that the focus is never lost. */
function MoveButton({button, name, by, isOff, onMove}: MoveProps) {
  return (
    <button
      ref={button}
      type="button"
      class="icon"
      aria-disabled={isOff}
      aria-label={i18n.t(by < 0 ? 'filters.upOf' : 'filters.downOf', [name])}
      onClick={() => onMove(by)}
    >
      {by < 0 ? '↑' : '↓'}
    </button>
  );
}

/** Lines break between conditions, not behind a minus. */
function FilterText({text}: {readonly text: string}) {
  const words = text.split(' ');
  return (
    <code class="wrap">
      {words.map((word, at) => (
        <Fragment key={at}>
          <span class="unbroken">{word}</span>{' '}
        </Fragment>
      ))}
    </code>
  );
}
