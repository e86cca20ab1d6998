import {i18n} from '#i18n';
import type {FilterProblem} from '#shared/filter/tree';

/** What is wrong with a filter text, and what would fit. The place itself is shown by a caret. */
export function filterProblemText(problem: FilterProblem): string {
  return [whatIsWrong(problem), whatFits(problem)].filter(sentence => sentence !== '').join(' ');
}

function whatIsWrong({code, found, expected = []}: FilterProblem): string {
  switch (code) {
    case 'unknown-field':
      return i18n.t('filter.unknownField', [found ?? '']);
    case 'unknown-value':
      return i18n.t('filter.unknownValue', [found ?? '']);
    case 'expected-value':
      return i18n.t('filter.expectedValue');
    case 'expected-number':
      return i18n.t('filter.expectedNumber', [expected.join(', ')]);
    case 'expected-date':
      return i18n.t('filter.expectedDate', [expected.join(', ')]);
    case 'expected-closing':
      return i18n.t('filter.expectedClosing');
    case 'unexpected':
      return found === undefined ? i18n.t('filter.unexpectedEnd') : i18n.t('filter.unexpected', [found]);
    case 'too-long':
      return i18n.t('filter.tooLong');
    case 'too-deep':
      return i18n.t('filter.tooDeep');
  }
}

function whatFits({code, suggestion, expected}: FilterProblem): string {
  if (code !== 'unknown-field' && code !== 'unknown-value') return '';
  if (suggestion !== undefined) return i18n.t('filter.suggestion', [suggestion]);
  return expected === undefined ? '' : i18n.t('filter.expected', [expected.join(', ')]);
}
