import type {RefObject} from 'preact';
import {singleKeys} from '../../settings';
import {useStored} from '../data/use-stored';

type Props = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  /** The list below, and which of its lines is active. */
  readonly list?: {readonly id: string; readonly active: number; readonly size: number} | undefined;
  readonly onInput: (value: string) => void;
  /** Moves by so many lines. */
  readonly onMove: (lines: number) => void;
  readonly onEnter: () => void;
  /** `?` in the empty field, since the field has the focus from the start. */
  readonly onHelp: () => void;
};

/** A search field over a list: it keeps the focus while the arrow keys move in the list. */
export function SearchField({input, label, value, list, onInput, onMove, onEnter, onHelp}: Props) {
  const areSingleOn = useStored(singleKeys) ?? true;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const lines = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
    if (lines !== undefined) onMove(lines);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === '?' && value === '' && areSingleOn) onHelp();
    else if (event.key === 'Escape' && value !== '') onInput('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      ref={input}
      class="search"
      type="text"
      role="combobox"
      data-testid="search"
      placeholder={label}
      aria-label={label}
      aria-autocomplete="list"
      aria-expanded={list !== undefined && list.size > 0}
      aria-controls={list?.id}
      aria-activedescendant={list === undefined || list.size === 0 ? undefined : `${list.id}-${list.active}`}
      autocomplete="off"
      spellcheck={false}
      value={value}
      onInput={event => onInput(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
