import {useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {OptionList} from '../parts/choose';
import {Sheet} from '../parts/sheet';
import type {PersonRow} from '../person-row';
import {type Known, searched, windowItems} from './window-items';

export type PaletteProps = Known & {
  /** The people whom a search finds, best first. */
  readonly find: (query: string) => readonly PersonRow[];
  readonly onPerson: (id: string) => void;
  readonly onClose: () => void;
};

/** People beside everything else: the search has a list of its own for more. */
const MOST_PEOPLE = 8;

/** Finds a person, a saved filter, an action or a view by typing; Enter opens it. */
export function PaletteSheet({find, onPerson, onClose, ...known}: PaletteProps) {
  const {segments, person, list} = known;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // Before the next key: whoever opens it by key types at once.
  useLayoutEffect(() => field.current?.focus(), []);
  const fixed = useMemo(() => windowItems(known), [segments, person, list]);
  const people = useMemo(() => (query.trim() === '' ? [] : find(query).slice(0, MOST_PEOPLE)), [query, find]);
  const items = useMemo(() => searched(query, fixed, {people, onPerson}), [query, fixed, people]);
  const chosen = Math.min(at, items.length - 1);
  const take = (id: string | undefined) => {
    const item = items.find(one => one.id === id);
    if (item === undefined) return;
    onClose();
    item.act();
  };
  return (
    <Sheet id="palette" title={i18n.t('overlay.palette.name')} onClose={onClose}>
      <span class="choose">
        <input
          ref={field}
          type="text"
          role="combobox"
          data-testid="palette-field"
          aria-label={i18n.t('overlay.palette.find')}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls="palette-list"
          aria-activedescendant={items.length > 0 ? `palette-${chosen}` : undefined}
          placeholder={i18n.t('overlay.palette.find')}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={event => {
            if (event.isComposing) return;
            const step = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
            if (step !== undefined) setAt(Math.max(0, Math.min(items.length - 1, chosen + step)));
            else if (event.key === 'Enter') take(items[chosen]?.id);
            else return;
            event.preventDefault();
          }}
        />
        <OptionList
          id="palette"
          label={i18n.t('overlay.palette.name')}
          options={items.map(({id, label, hint}) => ({value: id, label, help: hint}))}
          active={chosen}
          onTake={take}
        />
      </span>
      {items.length === 0 ? <p role="status">{i18n.t('overlay.palette.nothing')}</p> : undefined}
    </Sheet>
  );
}
