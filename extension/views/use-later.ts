import {useEffect, useState} from 'preact/hooks';

/** Typing never waits for a count: it is made when this long nothing changed. */
const PAUSE_MS = 90;

/** What `make` gives, made after a pause; an outdated one is never made. The first is made at once. */
export function useLater<T>(make: () => T, on: readonly unknown[]): T {
  const [made, setMade] = useState(make);
  const [first] = useState(on);
  useEffect(() => {
    if (on === first) return;
    const timer = setTimeout(() => setMade(make()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, on);
  return made;
}
