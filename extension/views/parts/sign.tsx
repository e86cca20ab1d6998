const PATHS = {
  away: 'M4 12 12 4M5.5 4H12v6.5',
  closed: 'M5 3l7 5-7 5z',
  opened: 'M3 5l5 7 5-7z',
  masked: 'M1 5h6v6H1zM9 5h6v6H9z',
} as const;

/**
 * A sign beside words, or on a button that has a name. Drawn, not written: fonts of text lack such characters, and looking for
 * one that has them takes a window that opens 10 ms.
 */
export function Sign({kind}: {readonly kind: keyof typeof PATHS}) {
  return (
    <svg class={kind === 'away' ? 'sign thin' : 'sign'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[kind]} />
    </svg>
  );
}
