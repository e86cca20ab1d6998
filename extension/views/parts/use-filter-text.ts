import type {RefObject} from 'preact';
import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {Completion} from '../builder/completion';

/** What can come next, and which of it the arrow keys are at. */
export type Offered = Completion & {readonly active: number};

type Asked = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly complete: ((text: string, caret: number) => Completion | undefined) | undefined;
  readonly onDown: (() => void) | undefined;
};

/** The text of a filter field with what is offered at its caret, and the keys for both. */
export function useFilterText({field, value, onInput, complete, onDown}: Asked) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const [offer, setOffer] = useState<Offered>();
  // The caret goes behind what was taken, once that stands there.
  const place = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (place.current !== undefined) field.current?.setSelectionRange(place.current, place.current);
    place.current = undefined;
  });
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  const change = (next: string, caret?: number) => {
    setText(next);
    setGiven(next);
    onInput(next);
    const completion = caret === undefined ? undefined : complete?.(next, caret);
    setOffer(completion && {...completion, active: 0});
  };
  const take = (inserted: string) => {
    if (offer === undefined) return;
    place.current = offer.from + inserted.length;
    change(text.slice(0, offer.from) + inserted + text.slice(offer.to), place.current);
  };
  const offerKey = (key: string, {options, active, ...rest}: Offered) => {
    const lines = {ArrowDown: 1, ArrowUp: -1}[key];
    if (lines !== undefined) setOffer({...rest, options, active: (active + lines + options.length) % options.length});
    else if (key === 'Enter' || key === 'Tab') take(options[active]?.value ?? '');
    else if (key === 'Escape') setOffer(undefined);
    else return false;
    return true;
  };
  const plainKey = (key: string) => {
    if (key === 'ArrowDown' && onDown !== undefined) onDown();
    else if (key === 'Escape' && text !== '') change('');
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(offer === undefined ? plainKey(event.key) : offerKey(event.key, offer))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {text, offer, change, take, onKeyDown, close: () => setOffer(undefined)};
}
