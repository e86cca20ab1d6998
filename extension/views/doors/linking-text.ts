import {i18n} from '#i18n';
import {ApiError} from '../../api/api-error';
import {connectText} from '../pairing-text';
import {vendorName} from '../vendor-name';

/** Why the secret of the creator's app was not taken, that nothing was saved, and what to do. */
export function linkingText(error: unknown, vendor: string): string {
  const isWrong = error instanceof ApiError && error.code === 'vendor-refused' && error.detail?.startsWith('unauthorised');
  return isWrong ? i18n.t('linking.wrong', [vendorName(vendor)]) : connectText(error, vendor);
}
