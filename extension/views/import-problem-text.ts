import {i18n} from '#i18n';
import type {FileProblem, RowProblem} from '#shared/csv/read-export';
import type {Told} from '../importer/orders';
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
    case 'nobody':
      return i18n.t('promotions.row.nobody');
    case 'rounded-id':
      return i18n.t('promotions.row.roundedId', [value]);
    case 'no-action':
      return i18n.t('promotions.row.noAction', [value]);
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
    case 'workbook-broken':
      return i18n.t('promotions.file.brokenWorkbook', [fileName]);
    case 'old-workbook':
      return i18n.t('promotions.file.oldWorkbook', [fileName]);
    case 'needs-action':
      return i18n.t('promotions.file.needsAction', [fileName]);
    case 'needs-post':
      return i18n.t('promotions.file.needsPost', [fileName]);
  }
}

/** Why an import failed, what is safe, and what to do. */
export function failureText({code, isBack}: Extract<Told, {kind: 'failed'}>, fileName: string): string {
  switch (code) {
    case 'offline':
      return i18n.t('fileProblem.offline', [fileName]);
    case 'no-room':
      return i18n.t(isBack ? 'importing.noRoomBack' : 'importing.noRoom', [fileName]);
    case 'moved':
      return i18n.t('importing.moved', [fileName]);
    case 'changed':
      return i18n.t('importing.changedFile', [fileName]);
    case 'gone':
      return i18n.t('importing.gone', [fileName]);
    case 'no-storage':
      return i18n.t('importing.noStorage');
    case 'unloaded':
      return i18n.t('trouble.unloaded');
    case 'storage':
      return i18n.t('fileProblem.storage', [fileName]);
  }
}

/** How many records a file's undo put back, and how many it left. */
export function undoneText({undone, kept}: {readonly undone: number; readonly kept: number}): string {
  const {number} = formats();
  const back = i18n.t('importing.undone', undone, [number(undone)]);
  return kept === 0 ? back : `${back} ${i18n.t('importing.undoneKept', kept, [number(kept)])}`;
}
