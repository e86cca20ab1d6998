import {fold} from '#shared/filter/fold';

type Props = {readonly name: string; readonly side: number};

const SHAPES = [
  'M32 3a29 29 0 1 1 0 58a29 29 0 1 1 0-58z',
  'M32 3l25 14.5v29L32 61 7 46.500v-29z',
  'M9 7h46v28c0 12-10 20-23 26C19 55 9 47 9 35z',
  'M32 3l29 29-29 29L3 32z',
] as const;

/** A badge without a picture of its own: its first letters in one of four shapes, always the same for a name (LOY-80). */
export function DrawnBadge({name, side}: Props) {
  const {shape, step} = looksOf(name);
  return (
    <svg class={`award drawn q${step}`} width={side} height={side} viewBox="0 0 64 64" aria-hidden="true">
      <path d={SHAPES[shape]} />
      <text x="32" y="33" text-anchor="middle" dominant-baseline="central">
        {initials(name)}
      </text>
    </svg>
  );
}

/** One of four shapes and one of the four steps of our one colour, from the name alone. */
export function looksOf(name: string): {readonly shape: number; readonly step: number} {
  let hash = 0;
  for (const char of fold(name.trim())) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return {shape: hash % 4, step: 1 + (Math.floor(hash / 4) % 4)};
}

/** At most two: of the first two words, else of the only one. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s\-_.]+/u)
    .filter(word => /[\p{L}\p{N}]/u.test(word));
  const letters = words.flatMap(word => word.match(/[\p{L}\p{N}]/u)?.[0] ?? []).slice(0, 2);
  return letters.join('').toUpperCase() || '·';
}
