import {useEffect, useId, useRef, useState} from 'preact/hooks';
import {fold} from '#shared/filter/fold';
import {formats} from '../language';

export type Option = {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly group?: string | undefined;
  /** How many people have it. */
  readonly count?: number | undefined;
};

type Props = {
  readonly label: string;
  /** Shown while nothing is looked for. */
  readonly text: string;
  readonly placeholder?: string;
  readonly options: readonly Option[];
  /** Also what none of the options says can be taken. */
  readonly isOpen?: boolean;
  readonly testId?: string;
  readonly onTake: (value: string) => void;
};

const SHOWN = 200;

/** A field that looks among options, by label, value and help; the list is under it while it is asked for. */
export function Choose({label, text, placeholder, options, isOpen = false, testId, onTake}: Props) {
  const id = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const found = query === undefined ? [] : lookFor(options, query).slice(0, SHOWN);
  const close = () => setQuery(undefined);
  const take = (value: string | undefined) => {
    close();
    if (value !== undefined) onTake(value);
  };
  const look = (next: string) => {
    setQuery(next);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const lines = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
    if (lines !== undefined && query === undefined) look('');
    else if (lines !== undefined) setActive(Math.max(0, Math.min(found.length - 1, active + lines)));
    else if (event.key === 'Enter' && query !== undefined) take(found[active]?.value ?? own(query, isOpen));
    else if (event.key === 'Escape' && query !== undefined) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span class="choose">
      <input
        type="text"
        role="combobox"
        data-testid={testId}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder ?? label}
        value={query ?? text}
        onInput={event => look(event.currentTarget.value)}
        onClick={() => query === undefined && look('')}
        onFocus={event => event.currentTarget.select()}
        onBlur={() => take(own(query ?? '', isOpen))}
        onKeyDown={onKeyDown}
      />
      <OptionList id={id} label={label} options={found} active={active} onTake={take} />
    </span>
  );
}

type ListProps = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly active: number;
  readonly onTake: (value: string) => void;
};

/** The list under a field that keeps the focus. */
export function OptionList({id, label, options, active, onTake}: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'});
  });
  return (
    <div ref={list} id={`${id}-list`} class="options" role="listbox" aria-label={label} hidden={options.length === 0}>
      {options.map(({value, label: shown, help, group, count}, at) => (
        <div key={value} role="presentation">
          {group !== undefined && group !== options[at - 1]?.group ? (
            <div class="option-group" role="presentation">
              {group}
            </div>
          ) : undefined}
          {/* The field keeps the focus: its keys choose. */}
          <div
            id={`${id}-${at}`}
            class="option"
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onMouseDown={event => {
              event.preventDefault();
              onTake(value);
            }}
          >
            <span class="grow">
              {shown}
              {help === undefined ? undefined : <small class="second">{help}</small>}
            </span>
            {count === undefined ? undefined : <span class="number second">{formats().number(count)}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}

function own(query: string, isOpen: boolean): string | undefined {
  return isOpen && query.trim() !== '' ? query.trim() : undefined;
}

/** Every word of the query has to be found; labels that begin with it come first, else the order stays. */
function lookFor(options: readonly Option[], query: string): readonly Option[] {
  const words = fold(query)
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length === 0) return options;
  const fits = ({label, value, help = ''}: Option) => {
    const text = fold(`${label} ${value} ${help}`);
    return words.every(word => text.includes(word));
  };
  const isFirst = ({label}: Option) => fold(label).startsWith(words[0] ?? '');
  const found = options.filter(fits);
  const first = found.filter(isFirst);
  // The groups of a list are kept together: the first ones are shown without them.
  return [...first.map(option => ({...option, group: undefined})), ...found.filter(option => !isFirst(option))];
}
