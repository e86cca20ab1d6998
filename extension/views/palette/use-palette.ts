import {useEffect, useState} from 'preact/hooks';
import {isPaletteKey} from '../../overlay/palette-key';

/** Ctrl or Cmd with K opens the palette anywhere in a window of ours, `:` wherever nobody types. */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    window.addEventListener(
      'keydown',
      event => {
        // One layer at a time: a dialog that is open has the keys.
        if (event.defaultPrevented || !isPaletteKey(event) || document.querySelector('dialog[open]') !== null) return;
        event.preventDefault();
        setOpen(true);
      },
      {signal: gone.signal},
    );
    return () => gone.abort();
  }, []);
  return {isOpen, close: () => setOpen(false)};
}
