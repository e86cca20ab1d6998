import {describe, expect, it} from 'vitest';
import {genericFont} from '../../../extension/overlay/generic-font.ts';

describe('the font of our texts on a page', () => {
  it('is the generic family at the end of the page’s list', () => {
    expect(genericFont('Inter, -apple-system, "Segoe UI", sans-serif')).toBe('sans-serif');
    expect(genericFont('Georgia, serif')).toBe('serif');
    expect(genericFont('system-ui, sans-serif')).toBe('sans-serif');
    expect(genericFont('ui-monospace, Menlo')).toBe('ui-monospace');
  });

  it('is never a family that the page could serve itself, whatever it is called', () => {
    expect(genericFont('Inter')).toBe('system-ui, sans-serif');
    expect(genericFont('"sans-serif", "system-ui"')).toBe('system-ui, sans-serif');
    expect(genericFont('')).toBe('system-ui, sans-serif');
  });
});
