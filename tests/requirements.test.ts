import {describe, expect, it} from 'vitest';
import {namedRequirements, REQUIREMENTS} from './requirements/map.ts';

describe('requirement ids', () => {
  it('in tests are ids that exist', () => {
    const wrong = [...namedRequirements()]
      .filter(([id]) => !REQUIREMENTS.includes(id))
      .map(([id, paths]) => `${id} in ${paths.join(', ')}`);
    expect(wrong).toEqual([]);
  });

  it('are listed once', () => {
    expect(REQUIREMENTS).toHaveLength(new Set(REQUIREMENTS).size);
    expect(REQUIREMENTS.length).toBeGreaterThan(300);
  });
});
