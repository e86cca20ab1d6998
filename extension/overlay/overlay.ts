import {i18n} from '#i18n';
import type {ActionContext, Outcome} from '../actions/action';
import {tell} from '../actions/tell';
import {onMessage, removeAllListeners, type SiteReport, sendMessage} from '../messages';
import {hidden} from '../settings';
import {formats, interfaceLanguage} from '../views/language';
import {HOST_ATTRIBUTE} from './chip';
import {listenToChips} from './chip-events';
import {copyText} from './copy-text';
import {followLists} from './list-route';
import {newId} from './new-id';
import {createPersonLayer} from './person-layer';
import {type Session, startSession} from './session';
import {replaceOlderCopies} from './single';
import {createStage} from './stage';
import {isAlive, untilDead} from './talk';

const REPORT_AFTER_MS = 500;

/** Draws on this page's member list for as long as the page, the list and the extension live. */
export function startOverlay(): void {
  const life = new AbortController();
  const {signal} = life;
  const stop = () => life.abort();
  const instance = newId();
  replaceOlderCopies(instance, stop, signal);
  for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) host.remove();

  const answered = untilDead(stop);
  let session: Session | undefined;
  let reported = '';

  const context: ActionContext = {
    now: Date.now,
    newId,
    send: command => answered(sendMessage('send', {command})),
    copy: copyText,
    open: path => answered(sendMessage('open', {path})),
  };
  const layers = createPersonLayer({
    fetchPerson: id => answered(sendMessage('person', {id})),
    context,
    tell: announce,
    draw: () => stage.draw(),
    signal,
  });
  const stage = createStage({
    instance,
    layers,
    events: {open: path => void context.open(path), number: formats().number, language: interfaceLanguage()},
    undo: outcome => void undo(outcome),
    signal,
  });
  const chips = listenToChips({loop: () => session?.loop, layers, frame: stage.host, signal});

  function announce(outcome: Outcome): void {
    stage.tell(outcome);
    if (outcome.ok) session?.refresh();
  }

  async function undo({undo: command}: Outcome): Promise<void> {
    if (command) announce(tell(i18n.t('action.undone'), await context.send(command)));
  }

  const lists = followLists({
    begin({view, reader}, gone, listSignal) {
      session = startSession({
        view,
        reader,
        instance,
        stage,
        gone,
        signal: listSignal,
        questions: {
          lookUp: (rows, filter) => answered(sendMessage('lookUp', {rows, filter})),
          bar: () => answered(sendMessage('bar')),
          check: filter => answered(sendMessage('check', {filter})),
        },
        changed() {
          layers.closeIfMoved();
          reportSoon();
        },
        failed: () => isAlive() || stop(),
      });
    },
    end() {
      session = undefined;
      layers.close();
      reportSoon();
    },
    signal,
  });

  function siteReport(): SiteReport {
    const counts = session?.report() ?? {rows: 0, recognised: 0};
    return {...counts, adapter: lists.adapter()?.name ?? ''};
  }

  const reportSoon = debounce(() => {
    const report = siteReport();
    if (signal.aborted || JSON.stringify(report) === reported) return;
    reported = JSON.stringify(report);
    answered(sendMessage('report', report)).catch(() => isAlive() || stop());
  }, REPORT_AFTER_MS);

  onMessage('refresh', () => session?.refresh());
  onMessage('siteReport', siteReport);
  onMessage('menuVerb', ({data}) => {
    const row = chips.lastRow();
    if (row) layers.act(row, data.verb);
  });
  signal.addEventListener('abort', removeAllListeners);
  hidden.getValue().then(isHidden => lists.pause(isHidden));
  signal.addEventListener(
    'abort',
    hidden.watch(isHidden => lists.pause(isHidden)),
  );
}

function debounce(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, ms);
  };
}
