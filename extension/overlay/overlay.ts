import {onMessage, removeAllListeners, type SiteReport, sendMessage} from '../messages';
import {HOST_ATTRIBUTE} from './chip';
import {listenToChips} from './chip-events';
import {createFrameHandle} from './frame-handle';
import {watchHidden} from './hidden';
import {followLists} from './list-route';
import {newId} from './new-id';
import {forgetParts} from './parts';
import {askBackground} from './questions';
import {createReporter} from './report';
import {type Session, startSession} from './session';
import {replaceOlderCopies} from './single';
import {isAlive, untilDead} from './talk';

/** Draws on this page's member list for as long as the page, the list and the extension live. */
export function startOverlay(): void {
  const life = new AbortController();
  const {signal} = life;
  const instance = newId();
  replaceOlderCopies(instance, () => life.abort(), signal);
  forgetParts();
  for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) host.remove();
  let session: Session | undefined;

  const answered = untilDead(() => life.abort());
  const failed = () => void (isAlive() || life.abort());
  const questions = askBackground(answered);
  const frame = createFrameHandle({instance, questions, failed, acted: () => session?.refresh(), signal});
  const chips = listenToChips({loop: () => session?.loop, frame, signal});
  const {lookUp} = questions;
  const changed = () => reporter.soon();
  const lists = followLists({
    begin({adapter: {id: adapter}, view, reader}, gone, listSignal) {
      session = startSession({adapter, view, reader, instance, lookUp, frame, changed, failed, gone, signal: listSignal});
    },
    end() {
      session = undefined;
      reporter.soon();
    },
    signal,
  });

  const read = (): SiteReport => ({rows: 0, recognised: 0, adapter: lists.adapter()?.name ?? '', ...session?.report()});
  const reporter = createReporter(read, report => answered(sendMessage('report', report)), signal);
  onMessage('refresh', () => session?.refresh());
  onMessage('siteReport', read);
  onMessage('menuVerb', ({data}) => {
    const row = chips.lastRow();
    if (row) frame.act(row, data.verb);
  });
  signal.addEventListener('abort', removeAllListeners);
  watchHidden(isHidden => lists.pause(isHidden), signal);
}
