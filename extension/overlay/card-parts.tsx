import {T} from './text';

export function Sentence({text}: {text: string}) {
  return (
    <p class="said" role="note" aria-label={text}>
      <T text={text} as="line" />
    </p>
  );
}

export function Button({label, act, isMain = false}: {label: string; act: () => void; isMain?: boolean}) {
  return (
    <button type="button" class={`act${isMain ? ' main' : ''}`} aria-label={label} onClick={act}>
      <T text={label} />
    </button>
  );
}
