import {i18n} from '#i18n';
import {ApiError} from '../api/api-error';
import {vendorName} from './vendor-name';

/** Why this browser could not be paired, that nothing has changed, and what to do. */
export function pairingText(error: unknown, server: string): string {
  if (!(error instanceof ApiError)) return i18n.t('connections.failed');
  switch (error.code) {
    case 'code-used':
      return i18n.t('server.codeUsed');
    case 'offline':
      return i18n.t('server.unreachable', [server]);
    case 'unsupported-version':
      return i18n.t('server.version');
    case 'bad-request':
    case 'not-found':
    case 'unexpected-shape':
      return i18n.t('server.wrong', [server]);
    case 'too-many-requests':
      return i18n.t('connections.tooMany');
    default:
      return i18n.t('connections.failed');
  }
}

/** Why a key was not taken, that nothing was saved, and what to do. */
export function connectText(error: unknown, vendor: string, isReplacing = false): string {
  const name = vendorName(vendor);
  if (!(error instanceof ApiError)) return i18n.t('connections.failed');
  switch (error.code) {
    case 'vendor-refused':
      return refusedText(error.detail, name);
    case 'conflict':
      return i18n.t(isReplacing ? 'connections.otherAccount' : 'connections.alreadyConnected', [name]);
    case 'bad-request':
      return vendor === 'ghost' ? i18n.t('connections.badAddress') : i18n.t('doors.malformed', [name]);
    case 'offline':
      return i18n.t('connections.offline');
    case 'unauthorised':
      return i18n.t('trouble.unpaired');
    case 'too-many-requests':
      return i18n.t('connections.tooMany');
    default:
      return i18n.t('connections.failed');
  }
}

/** @param detail - which way the vendor refused, as the server says it before a colon; undefined: it took the key for a wrong one */
function refusedText(detail: string | undefined, name: string): string {
  switch (detail?.split(':')[0]) {
    case undefined:
    case 'unauthorised':
      return i18n.t('connections.refused', [name]);
    case 'not-allowed':
      return i18n.t('doors.notAllowed', [name]);
    case 'rate-limited':
    case 'vendor-quota':
      return i18n.t('doors.wait', [name]);
    default:
      return i18n.t('connections.vendorDown', [name]);
  }
}
