import {CONSENT_VERSION, consent, session, sites, welcomed} from '../settings';
import {openPage} from './open-page';

/**
 * After an install the welcome opens, once for each profile. After an update whoever used Regulars before consent was asked for
 * goes on: their data is here, and they know what is read.
 *
 * @param reason as the browser's `onInstalled` says it
 */
export async function greet(reason: string): Promise<void> {
  if (reason === 'install' && !(await welcomed.getValue())) {
    await welcomed.setValue(true);
    await openPage('#/welcome');
  }
  if (reason !== 'update' || (await consent.getValue()) !== null) return;
  const [on, paired] = await Promise.all([sites.getValue(), session.getValue()]);
  if (on.length > 0 || paired !== null) await consent.setValue({at: Date.now(), version: CONSENT_VERSION});
}
