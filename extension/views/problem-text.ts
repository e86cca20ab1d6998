import {i18n} from '#i18n';
import type {Connection, ConnectionProblem} from '#shared/model/connection';
import {formats} from './language';
import {vendorName} from './vendor-name';

/** What is wrong with a connection, what is safe, and when it is tried next. */
export function problemText(connection: Connection, problem: ConnectionProblem, now: number): string {
  const vendor = vendorName(connection.vendor);
  const last = connection.lastCompleteAt === null ? i18n.t('problem.never') : formats().clock(connection.lastCompleteAt, now);
  const next = connection.nextAt === null ? i18n.t('problem.later') : formats().clock(connection.nextAt, now);
  switch (problem) {
    case 'unauthorised':
      return i18n.t('problem.unauthorised', [vendor, last]);
    case 'not-allowed':
      return i18n.t('problem.notAllowed', [vendor, next]);
    case 'rate-limited':
      return i18n.t('problem.rateLimited', [vendor, next]);
    case 'unreachable':
      return i18n.t('problem.unreachable', [vendor, next]);
    case 'unexpected-shape':
      return i18n.t('problem.unexpectedShape', [vendor, next]);
    case 'sweep-too-small':
      return i18n.t('problem.sweepTooSmall', [vendor, next]);
    case 'quota':
      return i18n.t('problem.quota', [vendor, next]);
    case 'vendor-quota':
      return i18n.t('vendorQuota.used', [vendor, next]);
  }
}
