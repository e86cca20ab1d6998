import {i18n} from '#i18n';
import type {FileProblem, RowProblem} from '#shared/csv/read-export';
import {formats} from './language';
import {vendorName} from './vendor-name';

/** Why a line, or one of its cells, was left out. */
export function importProblemText({code, column = '', value = ''}: RowProblem): string {
  switch (code) {
    case 'missing-email':
      return i18n.t('rowProblem.missingEmail');
    case 'ragged':
      return i18n.t('rowProblem.ragged');
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
export function fileProblemText({code, vendor, headers = []}: FileProblem, fileName: string): string {
  switch (code) {
    case 'empty':
      return i18n.t('fileProblem.empty', [fileName]);
    case 'not-a-table':
      return i18n.t('fileProblem.notATable', [fileName]);
    case 'unknown-table':
      return i18n.t('fileProblem.unknownTable', [fileName, formats().list(headers.slice(0, HEADERS_SHOWN))]);
    case 'not-read-yet':
      return i18n.t('fileProblem.notReadYet', [fileName, vendor === undefined ? '' : vendorName(vendor)]);
    case 'no-rows':
      return i18n.t('fileProblem.noRows', [fileName]);
  }
}
