import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {ActionContext, Outcome} from '../actions/action';
import {tell} from '../actions/tell';
import {onMessage, removeAllListeners, type SiteReport, sendMessage} from '../messages';
import {HOST_ATTRIBUTE} from './chip';
import {listenToChips} from './chip-events';
import {copyText} from './copy-text';
import {watchHidden} from './hidden';
import {followLists} from './list-route';
import {newId} from './new-id';
import {createPersonLayer, type PersonLayer} from './person-layer';
import {createReporter} from './report';
import {type Questions, type Session, startSession} from './session';
import {replaceOlderCopies} from './single';
import {createStage, type Stage} from './stage';
import {isAlive, untilDead} from './talk';

/** Draws on this page's member list for as long as the page, the list and the extension live. */
export function startOverlay(): void {
  const life = new AbortController();
  const {signal} = life;
  const instance = newId();
  replaceOlderCopies(instance, () => life.abort(), signal);
  for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}]`)) host.remove();
  let session: Session | undefined;

  const answered = untilDead(() => life.abort());
  const failed = () => void (isAlive() || life.abort());
  const {stage, layers} = createSurface({instance, answered, failed, acted: () => session?.refresh(), signal});
  const chips = listenToChips({loop: () => session?.loop, layers, frame: stage.host, signal});
  const questions = questionsOf(answered);
  const lists = followLists({
    begin({adapter: {id: adapter}, view, reader}, gone, listSignal) {
      const changed = () => {
        layers.closeIfMoved();
        reporter.soon();
      };
      session = startSession({adapter, view, reader, instance, stage, questions, changed, failed, gone, signal: listSignal});
    },
    end() {
      session = undefined;
      layers.close();
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
    if (row) layers.act(row, data.verb);
  });
  signal.addEventListener('abort', removeAllListeners);
  watchHidden(isHidden => lists.pause(isHidden), signal);
}

type Answered = ReturnType<typeof untilDead>;

function questionsOf(answered: Answered): Questions {
  return {
    lookUp: (rows, filter) => answered(sendMessage('lookUp', {rows, filter})),
    bar: () => answered(sendMessage('bar')),
    check: filter => answered(sendMessage('check', {filter})),
    handOver: (adapter, filter) => answered(sendMessage('handOver', {adapter, filter})),
  };
}

type SurfaceOptions = {
  readonly instance: string;
  readonly answered: Answered;
  readonly failed: () => void;
  /** Something was changed by the creator. */
  readonly acted: () => void;
  readonly signal: AbortSignal;
};

/** The frame, what is open in it, and how it acts. */
function createSurface({instance, answered, failed, acted, signal}: SurfaceOptions): {stage: Stage; layers: PersonLayer} {
  const language = browser.i18n.getUILanguage();
  const numbers = new Intl.NumberFormat(language);
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
    failed,
    draw: () => stage.draw(),
    signal,
  });
  const stage = createStage({
    instance,
    layers,
    events: {open: path => void context.open(path).catch(failed), number: value => numbers.format(value), language},
    undo: ({undo}) => {
      if (undo) context.send(undo).then(answer => announce({...tell(i18n.t('action.undone'), answer), undo: undefined}), failed);
    },
    signal,
  });

  function announce(outcome: Outcome): void {
    stage.tell(outcome);
    if (outcome.ok) acted();
  }

  return {stage, layers};
}
