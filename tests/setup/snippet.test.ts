import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {minified, SNIPPET} from './snippet.ts';

describe('the snippet that is delivered', () => {
  const delivered = readFileSync(SNIPPET, 'utf8');

  it('is the source that is read, minified', () => {
    expect(delivered, 'npx node tests/setup/snippet.ts writes it anew').toBe(minified());
  });

  it('evaluates no text, loads no other script and sets no cookie', () => {
    expect(delivered).not.toMatch(
      /eval\(|Function\(|innerHTML|createElement|import\(|document\.cookie|sessionStorage|XMLHttpRequest/,
    );
  });

  it('is less than 2 kB', () => {
    expect(Buffer.byteLength(delivered)).toBeLessThan(2_048);
  });
});
