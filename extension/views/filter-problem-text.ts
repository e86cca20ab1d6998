import {i18n} from '#i18n';
import type {FilterProblem} from '#shared/filter/tree';

/** What is wrong with a filter text, and what would fit. The place itself is shown by a caret. */
export function filterProblemText(problem: FilterProblem): string {
  return [whatIsWrong(problem), whatFits(problem)].filter(sentence => sentence !== '').join(' ');
}

function whatIsWrong({code, found = '', expected = []}: FilterProblem): string {
  const examples = expected.join(', ');
  switch (code) {
    case 'unknown-field':
      return i18n.t('filter.unknownField', [found]);
    case 'unknown-table':
      return i18n.t('filter.unknownTable', [found]);
    case 'unknown-value':
      return i18n.t('filter.unknownValue', [found]);
    case 'unknown-unit':
      return i18n.t('filter.unknownUnit', [found]);
    case 'unknown-segment':
      return i18n.t('filter.unknownSegment', [found]);
    case 'segment-cycle':
      return i18n.t('filter.segmentCycle', [found]);
    case 'two-currencies':
      return i18n.t('filter.twoCurrencies', [examples]);
    case 'unfit-operator':
      return i18n.t('filter.unfitOperator', [found]);
    case 'expected-value':
      return i18n.t('filter.expectedValue');
    case 'expected-number':
      return i18n.t('filter.expectedNumber', [examples]);
    case 'expected-count':
      return i18n.t('filter.expectedCount', [examples]);
    case 'expected-date':
      return i18n.t('filter.expectedDate', [examples]);
    case 'expected-closing':
      return i18n.t('filter.expectedClosing', [examples]);
    case 'unexpected':
      return found === '' ? i18n.t('filter.unexpectedEnd') : i18n.t('filter.unexpected', [found]);
    case 'too-long':
      return i18n.t('filter.tooLong');
    case 'too-deep':
      return i18n.t('filter.tooDeep');
  }
}

/** Of more than these, the first ones say what kind of word belongs here. */
const MANY = 12;

function whatFits({code, suggestion, expected = []}: FilterProblem): string {
  if (suggestion !== undefined) return i18n.t('filter.suggestion', [suggestion]);
  if (expected.length === 0 || !(code.startsWith('unknown-') || code === 'unfit-operator')) return '';
  return i18n.t('filter.expected', [[...expected.slice(0, MANY), ...(expected.length > MANY ? ['…'] : [])].join(', ')]);
}
