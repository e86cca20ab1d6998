import {describe, expect, it} from 'vitest';
import {parseFilter} from '#shared/filter/syntax';
import {FILTER_EXAMPLES} from '../../../extension/views/filter-examples.ts';
import {i18n, speak} from '../../fixtures/i18n.ts';

describe('the examples of the filter language', () => {
  it('can all be asked of supporters, but those of tables that are not there yet', () => {
    const refused = Object.values(FILTER_EXAMPLES).flatMap(text => {
      const parsed = parseFilter(text);
      return parsed.ok ? [] : [`${text}: ${parsed.problem.code}`];
    });
    expect(refused.filter(text => !text.startsWith('order['))).toEqual([]);
  });

  it('are explained in three languages', async () => {
    for (const language of ['en', 'fr', 'es'] as const) {
      await speak(language);
      for (const name of Object.keys(FILTER_EXAMPLES)) expect(i18n.t(`syntax.${name}`)).not.toBe('');
    }
  });
});
