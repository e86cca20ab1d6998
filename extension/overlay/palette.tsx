import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Candidate} from '../messages';
import {foundItems, type PaletteItem} from './palette-items';
import {T} from './text';

type Props = {
  readonly fixed: readonly PaletteItem[];
  readonly find: (query: string) => Promise<readonly Candidate[]>;
  readonly itemOf: (person: Candidate) => PaletteItem;
  readonly close: () => void;
};

const TYPING_PAUSE_MS = 120;

/** Finds a person, a saved filter, an action or a page by typing. Enter acts. */
export function Palette({fixed, find, itemOf, close}: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const people = usePeople(query, find);
  const items = useMemo(() => foundItems(query, fixed, people.map(itemOf)), [query, fixed, people]);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // Before the box is painted: a key typed at once must not go to the page.
  useLayoutEffect(() => field.current?.focus({preventScroll: true}), []);
  const chosen = Math.min(at, items.length - 1);
  useLayoutEffect(() => list.current?.children[chosen]?.scrollIntoView({block: 'nearest'}), [chosen]);
  const act = (item: PaletteItem | undefined) => {
    if (!item) return;
    close();
    item.act();
  };
  return (
    <div class="box k-palette" role="dialog" aria-label={i18n.t('overlay.palette.name')}>
      <input
        ref={field}
        class="input"
        type="text"
        role="combobox"
        aria-label={i18n.t('overlay.palette.find')}
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={chosen < 0 ? undefined : `found-${chosen}`}
        placeholder={i18n.t('overlay.palette.find')}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={event => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={event => {
          const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
          if (step !== undefined) setAt((chosen + step + items.length) % Math.max(items.length, 1));
          else if (event.key === 'Enter') act(items[chosen]);
          else if (event.key === 'Escape' || event.key === 'Tab') close();
          else return;
          event.preventDefault();
        }}
      />
      <div ref={list} id="found" class="scrolls" role="listbox" aria-label={i18n.t('overlay.palette.name')}>
        {items.map((item, place) => (
          <Option key={item.id} item={item} place={place} isChosen={place === chosen} act={() => act(item)} />
        ))}
      </div>
      {items.length === 0 && (
        <p class="said" role="note" aria-label={i18n.t('overlay.palette.nothing')}>
          <T text={i18n.t('overlay.palette.nothing')} as="second" />
        </p>
      )}
    </div>
  );
}

type OptionProps = {readonly item: PaletteItem; readonly place: number; readonly isChosen: boolean; readonly act: () => void};

function Option({item: {label, hint}, place, isChosen, act}: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field names the one that is chosen
    <div id={`found-${place}`} class="item" role="option" aria-selected={isChosen} aria-label={`${label}, ${hint}`} onClick={act}>
      <T text={label} as="grow" />
      <T text={hint} as="second" />
    </div>
  );
}

/** The people whom the background finds, a moment after the last key; those of before stay until then. */
function usePeople(query: string, find: Props['find']): readonly Candidate[] {
  const [people, setPeople] = useState<readonly Candidate[]>([]);
  useEffect(() => {
    let isOld = false;
    const ask = () =>
      find(query).then(
        found => isOld || setPeople(found),
        () => isOld || setPeople([]),
      );
    const timer = setTimeout(ask, query === '' ? 0 : TYPING_PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [query]);
  return query === '' ? [] : people;
}
