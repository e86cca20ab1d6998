import {adapters} from '../dashboards/registry';
import {onMessage, type RowIdentity, removeAllListeners, type SiteReport, sendMessage} from '../messages';
import {watchSite} from '../site-access/watch-site';
import {HOST_ATTRIBUTE} from './chip';
import {listenToChips} from './chip-events';
import type {DecoratedRow} from './decorator';
import {createFrameHandle} from './frame-handle';
import {createHealthWatch, type Examine, type PageList} from './health-watch';
import {watchHidden} from './hidden';
import {followLists} from './list-route';
import {newId} from './new-id';
import {loadPart} from './parts';
import {followPerson} from './person-page';
import {askBackground} from './questions';
import {createReporter} from './report';
import {type Session, startSession} from './session';
import {showPanel} from './show-panel';
import {replaceOlderCopies} from './single';
import {watchSiteChoice} from './site-choice';
import {isAlive, untilDead} from './talk';

const FRAME_ANSWERS_MS = 150;

/** Draws on this page's member list for as long as the page, the list and the extension live. */
export function startOverlay(): void {
  const life = new AbortController();
  const {signal} = life;
  const instance = newId();
  // a dashboard may stand in a frame of its page; each frame has an overlay of its own
  const isTop = window === window.top;
  replaceOlderCopies(instance, () => life.abort(), signal);
  for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) host.remove();
  let session: Session | undefined;

  const answered = untilDead(() => life.abort());
  const failed = () => void (isAlive() || life.abort());
  const questions = askBackground(answered);
  const frame = createFrameHandle({instance, questions, failed, acted: () => session?.refresh(), signal});
  const about = (person: {identity?: RowIdentity | undefined; id?: string | undefined}) =>
    answered(sendMessage('subject', {...person, open: false}));
  const looked = ({identity, answer}: DecoratedRow) => void about({identity, id: answer?.id}).catch(failed);
  const chips = listenToChips({loop: () => session?.loop, frame, looked, signal});
  const {lookUp} = questions;
  const changed = () => reporter.soon();
  const examine: Examine = async (...page) => (await loadPart('detector', questions.part)).examine(...page);
  const health = createHealthWatch({examine, changed, signal});
  let list: PageList | undefined;
  const choice = watchSiteChoice(() => session?.choose(), signal);
  const common = {instance, lookUp, choice, frame, listenIn: chips.listenIn, changed, failed};
  const lists = followLists({
    find: health.find,
    begin(begun, replace, own) {
      const {adapter, view, reader} = begun;
      list = begun;
      listen();
      const gone = () => replace();
      session = startSession({...common, adapter: adapter.id, view, reader, gone, signal: own});
      health.watch(begun, session.facts, replace, own);
    },
    end() {
      session = undefined;
      list = undefined;
      if (!isTop) removeAllListeners();
      reporter.soon();
    },
    signal,
  });

  function read(): SiteReport {
    const adapter = lists.adapter()?.name ?? '';
    return {adapter, rows: 0, recognised: 0, ...session?.report(), ...health.health(list)};
  }
  const reporter = createReporter(read, report => answered(sendMessage('report', report)), signal);
  /** The first answer counts: a frame answers for its page only while it shows a list, and a page without one lets it. */
  function listen(): void {
    onMessage('refresh', () => session?.refresh());
    onMessage('siteReport', async () => {
      if (isTop && !session && window.frames.length > 0) await new Promise(resolve => setTimeout(resolve, FRAME_ANSWERS_MS));
      return read();
    });
    onMessage('tick', ({data}) => session?.tick?.(data.filter, data.of));
    onMessage('copyReport', () => health.report(lists.adapter(), session?.facts()));
    onMessage('menuVerb', ({data}) => {
      const row = chips.lastRow();
      if (row) frame.act(row, data.verb);
    });
    if (import.meta.env.FIREFOX) onMessage('showPanel', () => showPanel({}));
  }
  if (isTop) listen();
  signal.addEventListener('abort', removeAllListeners);
  if (isTop) followPerson({adapters, tell: identity => about({identity}), signal});
  watchHidden(isHidden => lists.pause(isHidden), signal);
  watchSite(() => {
    // what the toolbar says of this page is over as well
    void sendMessage('report', {adapter: '', rows: 0, recognised: 0, state: 'ok', reasons: [], rowsFrom: 'nobody'}).catch(failed);
    life.abort();
  }, signal);
}
