import {describe, expect, it} from 'vitest';
import {namedRequirements, PROMISED, REQUIREMENTS, recordedRequirements} from './requirements/map.ts';

const named = namedRequirements();
const recorded = recordedRequirements();

describe('requirement ids', () => {
  it('in the titles of tests are ids that exist', () => {
    expect([...named.keys()].filter(id => !REQUIREMENTS.includes(id))).toEqual([]);
  });

  it('are listed once', () => {
    expect(REQUIREMENTS).toHaveLength(new Set(REQUIREMENTS).size);
    expect(REQUIREMENTS.length).toBeGreaterThan(300);
  });

  it('are mapped to tests that exist and name them', () => {
    const wrong = Object.entries(recorded).flatMap(([id, tests]) =>
      tests.filter(test => !named.get(id)?.includes(test)).map(test => `${id}: ${test}`),
    );
    expect(wrong, 'npx node tests/requirements/map.ts writes the map anew').toEqual([]);
  });

  it.each(Object.entries(PROMISED))('of "%s" have a test each', (_, promised) => {
    expect(promised.filter(id => (recorded[id] ?? []).length === 0)).toEqual([]);
  });
});
