import {type Outgoing, waitingOf} from '#shared/model/outgoing';
import type {Watching} from '../../actions/quick-action';
import {sendMessage} from '../../messages';
import {outgoings} from '../../mirror/documents';
import type {At} from '../data/send-all';

/** As long as a creator looks at a dialog; what takes longer is seen in the log. */
const PATIENCE_MS = 12_000;
const LOOK_MS = 700;

/**
 * Looks how far something is that is written to services, until all of it is written or refused, or for some seconds.
 *
 * @returns how far it is at each; none where nothing is known yet
 */
export async function awaitWritten({mirror}: At, run: string, {signal}: Pick<Watching, 'signal'>): Promise<readonly Outgoing[]> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    await sendMessage('syncNow');
    const found = (await outgoings(mirror, await mirror.read('server'))).filter(({action}) => action === run);
    const isOver = found.length > 0 && found.every(one => waitingOf(one) === 0);
    if (isOver || signal.aborted || Date.now() >= until) return found;
    await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  }
}
