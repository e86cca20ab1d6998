const PATHS = {
  away: 'M5 11 11 5M6 5h5v5',
  closed: 'M6 4l4 4-4 4z',
  opened: 'M4 6l4 4 4-4z',
  masked: 'M2 5.5h5v5H2zM9 5.5h5v5H9z',
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
