import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {ROOT} from '../../setup/root.ts';

const css = readFileSync(join(ROOT, 'extension/views/tokens.css'), 'utf8');
const PAIR = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;
const TOKENS = new Map([...css.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [name, {light, dark}]));
const THEMES = ['light', 'dark'] as const;

const GROUNDS = ['bg', 'bg-raised', 'bg-sunk', 'bg-hover', 'bg-selected'];
const QUARTERS = [1, 2, 3, 4];

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Pairs of tokens that are nearer than they must be, in either theme. */
function tooNear(pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([front, back]) =>
    THEMES.flatMap(theme => {
      const [one, other] = [TOKENS.get(front)?.[theme], TOKENS.get(back)?.[theme]];
      if (one === undefined || other === undefined) return [`${front} or ${back} is no token`];
      const found = contrast(one, other);
      return found >= least ? [] : [`${front} on ${back}, ${theme}: ${found.toFixed(2)}`];
    }),
  );
}

const on = (front: string) => GROUNDS.map(back => [front, back] as const);

describe('the tokens, light and dark', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('have text of 4.5 to 1 on every ground, risk and accent included', () => {
    expect(tooNear([...on('text'), ...on('text-second'), ...on('risk'), ...on('accent')], 4.5)).toEqual([]);
    expect(tooNear([['on-accent', 'accent']], 4.5)).toEqual([]);
  });

  it('have numbers on chips of 7 to 1', () => {
    const chips = QUARTERS.map(quarter => [`chip-q${quarter}-text`, `chip-q${quarter}-bg`] as const);
    expect(tooNear(chips, 7)).toEqual([]);
    expect(
      tooNear(
        [
          ['text', 'bg'],
          ['text', 'bg-raised'],
          ['text', 'bg-sunk'],
        ],
        7,
      ),
    ).toEqual([]);
  });

  it('have edges of fields and marks of the focus of 3 to 1 on what they stand on', () => {
    expect(tooNear([...on('line-strong'), ...on('accent')], 3)).toEqual([]);
  });

  it('hand every colour over to the system where it forces its own', () => {
    const forced = css.slice(css.indexOf('forced-colors'));
    const SYSTEM = /: (Canvas|CanvasText|LinkText|ButtonBorder);/;
    const missing = [...TOKENS.keys()].filter(
      name => !SYSTEM.test(forced.split('\n').find(line => line.includes(`--${name}:`)) ?? ''),
    );
    expect(missing).toEqual([]);
  });
});
