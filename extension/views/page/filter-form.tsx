import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Segment} from '#shared/model/segment';
import type {FilterCheckResult} from '../filter-check';
import {formats} from '../language';
import {FilterField} from '../parts/filter-field';
import {segmentName} from '../segment-name';
import {FilterHelp} from './filter-help';

type Props = {
  readonly segment: Segment;
  /** `self`: the name of the filter that is edited. */
  readonly check: (text: string, self?: string) => FilterCheckResult;
  readonly onSave: (segment: Segment) => void;
  readonly onCancel: () => void;
};

/** Name and text of one saved filter, with a live count. */
export function FilterForm({segment, check, onSave, onCancel}: Props) {
  const shownName = segmentName(segment.name);
  const [name, setName] = useState(shownName);
  const [text, setText] = useState(segment.filter);
  const [nameMissing, setNameMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const result = useMemo(() => check(text, shownName === '' ? undefined : shownName), [check, text, shownName]);
  const save = () => {
    setNameMissing(name.trim() === '');
    if (name.trim() === '' || !result.ok) return;
    // A starter's name stays a key, and so follows the language, until the creator changes it.
    onSave({...segment, name: name === shownName ? segment.name : name.trim(), filter: text});
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
      <label for="filter-name">{i18n.t('filters.name')}</label>
      <input
        id="filter-name"
        ref={field}
        maxLength={80}
        value={name}
        aria-invalid={nameMissing}
        aria-describedby={nameMissing ? 'filter-name-problem' : undefined}
        onInput={event => setName(event.currentTarget.value)}
      />
      {nameMissing ? (
        <p id="filter-name-problem" class="trouble-text" role="status">
          {i18n.t('filters.needsName')}
        </p>
      ) : undefined}
      <label for="filter-text">{i18n.t('filters.text')}</label>
      <FilterField
        id="filter-text"
        label={i18n.t('filters.text')}
        value={text}
        problem={result.ok ? undefined : result.problem}
        remarks={result.ok ? result : undefined}
        onInput={setText}
      />
      <FilterHelp />
      <p class="row">
        <span class="grow number" role="status">
          {result.ok ? i18n.t('filters.matches', result.count, [formats().number(result.count)]) : ''}
        </span>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="submit" class="primary" disabled={!result.ok}>
          {i18n.t('verb.save')}
        </button>
      </p>
    </form>
  );
}
