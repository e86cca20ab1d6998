import {i18n} from '#i18n';
import {sendMessage} from '../../messages';
import {session} from '../../settings';

/**
 * Puts the sample people into this browser. The engine comes with them: loaded when it is asked for.
 *
 * @returns false where people are here already, or come from the private server
 */
export async function loadSamplesHere(): Promise<boolean> {
  if ((await session.getValue()) !== null) return false;
  const {loadIntoHome} = await import('./samples-in-home');
  const isLoaded = await loadIntoHome({file: i18n.t('sample.file'), benefit: i18n.t('sample.benefit')});
  await sendMessage('mirrorChanged');
  return isLoaded;
}

/** Takes the sample people out of this browser, with everything that was tried on them. */
export async function removeSamplesHere(): Promise<void> {
  const {removeFromHome} = await import('./samples-in-home');
  await removeFromHome();
  await sendMessage('mirrorChanged');
}
