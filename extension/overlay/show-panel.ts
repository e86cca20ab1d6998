import {type RowIdentity, sendMessage} from '../messages';
import {showPanelFrame} from './panel-frame';

/**
 * Opens the panel beside the page about somebody, or about whom it was. To be called in the click itself, before anything is waited for: the browser
 * opens its side panel for a click only.
 */
export async function showPanel(person: {identity?: RowIdentity | undefined; id?: string | undefined} = {}): Promise<void> {
  const {frame} = await sendMessage('subject', {...person, open: true});
  if (import.meta.env.FIREFOX && frame !== undefined) showPanelFrame(frame);
}

/** Opens the panel about nobody in particular: it lists everyone whom the filter fits. In the click itself too. */
export async function showMatches(): Promise<void> {
  await showPanel();
  await sendMessage('subject', {open: false});
}
