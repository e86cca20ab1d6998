import {i18n} from '#i18n';
import type {FileProblem, RowProblem} from '#shared/csv/read-export';
import {formats} from './language';

/** Why a line, or one of its cells, was left out. */
export function importProblemText({code, column = '', value = ''}: RowProblem): string {
  switch (code) {
    case 'missing-email':
      return i18n.t('rowProblem.missingEmail');
    case 'ragged':
      return i18n.t('rowProblem.ragged');
    case 'open-quote':
      return i18n.t('rowProblem.openQuote');
    case 'duplicate':
      return i18n.t('rowProblem.duplicate');
    case 'bad-date':
      return i18n.t('rowProblem.badDate', [value, column]);
    case 'bad-amount':
      return i18n.t('rowProblem.badAmount', [value, column]);
  }
}

const HEADERS_SHOWN = 8;

/** Why a whole file was not read, that nothing has changed, and what to do. */
export function fileProblemText({code, headers = []}: FileProblem, fileName: string): string {
  switch (code) {
    case 'empty':
      return i18n.t('fileProblem.empty', [fileName]);
    case 'not-a-table':
      return i18n.t('fileProblem.notATable', [fileName]);
    case 'unknown-table':
      return i18n.t('fileProblem.unknownTable', [fileName, formats().list(headers.slice(0, HEADERS_SHOWN))]);
    case 'no-rows':
      return i18n.t('fileProblem.noRows', [fileName]);
    case 'zip-broken':
      return i18n.t('fileProblem.zipBroken', [fileName]);
    case 'zip-too-large':
      return i18n.t('fileProblem.zipTooLarge', [fileName]);
    case 'zip-without-table':
      return i18n.t('fileProblem.zipWithoutTable', [fileName]);
  }
}
