import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Parsed} from '#shared/filter/tree';
import type {Segment} from '#shared/model/segment';
import {complete} from '../builder/completion';
import {FilterBuilder} from '../builder/filter-builder';
import type {Kit} from '../builder/kit';
import type {HandMade} from '../data/saved-filters';
import type {FilterCheckResult} from '../filter-check';
import {formats} from '../language';
import {FilterField} from '../parts/filter-field';
import {useLater} from '../use-later';
import {FilterHelp} from './filter-help';
import {HandList} from './hand-list';
import {useDraft} from './use-draft';

export type FormParts = {
  /** What a text would come to for a saved filter. */
  readonly check: (text: string, segment: Segment) => FilterCheckResult;
  /** `self`: the name of the filter that is edited. */
  readonly read: (text: string, self?: string) => Parsed;
  readonly kitFor: (self: string | undefined) => Kit;
  readonly byHand: (segment: Segment) => readonly HandMade[];
  /** The names of the other saved filters. */
  readonly isTaken: (name: string, id: string) => boolean;
};

type Props = FormParts & {
  readonly segment: Segment;
  readonly onSave: (segment: Segment) => void;
  readonly onCancel: () => void;
};

/** Name, rows and text of one saved filter, with a live count. */
export function FilterForm(props: Props) {
  const {segment, check, read, kitFor, isTaken, onSave, onCancel} = props;
  const draft = useDraft(segment);
  const {saved, name, text, changed} = draft;
  const self = draft.shownName === '' ? undefined : draft.shownName;
  const [trouble, setTrouble] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const kit = useMemo(() => kitFor(self), [kitFor, self]);
  const parsed = useMemo(() => read(text, self), [read, text, self]);
  const made = useLater(() => ({of: text, result: check(text, saved)}), [check, text, saved]);
  // Of what stood there before, while somebody types, nothing is said.
  const counted = parsed.ok && made.of === text && made.result.ok ? made.result : undefined;
  const save = () => {
    const wanted = name.trim();
    const wrong = wanted === '' ? 'filters.needsName' : isTaken(wanted, segment.id) ? 'filters.nameTaken' : undefined;
    setTrouble(wrong === undefined ? undefined : i18n.t(wrong));
    if (wrong === undefined && parsed.ok) onSave(draft.written());
  };
  return (
    <form
      class="card form"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      {changed ? <ConflictNote filter={segment.filter} onTake={draft.takeOther} onKeep={draft.keepMine} /> : undefined}
      <label for="filter-name">{i18n.t('filters.name')}</label>
      <input
        id="filter-name"
        ref={field}
        maxLength={80}
        value={name}
        aria-invalid={trouble !== undefined}
        aria-describedby={trouble === undefined ? undefined : 'filter-name-problem'}
        onInput={event => draft.setName(event.currentTarget.value)}
      />
      {trouble === undefined ? undefined : (
        <p id="filter-name-problem" class="trouble-text" role="status">
          {trouble}
        </p>
      )}
      <FilterBuilder kit={kit} text={text} tree={parsed.ok ? parsed.tree : undefined} onText={draft.setText} />
      <label for="filter-text">{i18n.t('filters.text')}</label>
      <FilterField
        id="filter-text"
        label={i18n.t('filters.text')}
        value={text}
        problem={parsed.ok ? undefined : parsed.problem}
        remarks={parsed.ok && counted !== undefined ? {doubts: parsed.doubts ?? [], notes: counted.notes} : undefined}
        complete={(written, caret) => complete(written, caret, kit)}
        onInput={draft.setText}
      />
      <FilterHelp />
      <HandList people={props.byHand(saved)} onTakeBack={draft.takeBack} />
      <p class="row">
        <span class="grow number" role="status">
          {counted === undefined ? '' : i18n.t('filters.matches', counted.count, [formats().number(counted.count)])}
        </span>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="submit" class="primary" disabled={!parsed.ok}>
          {i18n.t('verb.save')}
        </button>
      </p>
    </form>
  );
}

type ConflictProps = {readonly filter: string; readonly onTake: () => void; readonly onKeep: () => void};

/** Another browser saved the filter while it was being edited here. */
function ConflictNote({filter, onTake, onKeep}: ConflictProps) {
  return (
    <div class="notice" role="alert" data-testid="conflict">
      <p>
        {i18n.t('filters.changedElsewhere')} <code class="wrap">{filter}</code>
      </p>
      <p class="row">
        <button type="button" onClick={onTake}>
          {i18n.t('filters.takeOther')}
        </button>
        <button type="button" onClick={onKeep}>
          {i18n.t('filters.keepMine')}
        </button>
      </p>
    </div>
  );
}
