import {useEffect, useRef} from 'preact/hooks';
import {singleKeys} from '../settings';
import {useStored} from './data/use-stored';

/** What a key does; true: it was ours, the browser does nothing more. */
export type KeyMap = {readonly [key: string]: (event: KeyboardEvent) => boolean};

/**
 * Keys of a whole window. Single keys count only while nobody types, and can be switched off; Escape always. A part that handles a
 * key itself stops it.
 */
export function useKeys(keys: KeyMap): void {
  const areSingleOn = useRef(true);
  areSingleOn.current = useStored(singleKeys) ?? true;
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'keydown',
      event => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (event.key !== 'Escape' && isTyping(event.target)) return;
        if (event.key.length === 1 && !areSingleOn.current) return;
        if (keys[event.key]?.(event) === true) event.preventDefault();
      },
      {signal: gone.signal},
    );
    return () => gone.abort();
  }, [keys]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      isTextField(target))
  );
}

function isTextField(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'file', 'submit'].includes(target.type);
}
