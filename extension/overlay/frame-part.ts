import {i18n} from '#i18n';
import type {ActionContext, Outcome} from '../actions/action';
import {tell} from '../actions/tell';
import type {View} from '../dashboards/adapter';
import type {RowReader} from '../dashboards/read-rows';
import {interfaceLanguage} from '../views/language';
import {copyText} from './copy-text';
import type {SiteMenu} from './filter-bar';
import {type ListBar, startListBar} from './list-bar';
import {newId} from './new-id';
import {loadPart} from './parts';
import {createPersonLayer, type PersonLayer} from './person-layer';
import type {Questions} from './questions';
import type {RowLoop} from './row-loop';
import {showMatches, showPanel} from './show-panel';
import {createStage, type Ground} from './stage';
import type {Ticked} from './tick-rows';

/** One list on the page, as long as it is there. */
export type ListInPage = {
  /** Its id. */
  readonly adapter: string;
  readonly view: View;
  readonly reader: RowReader;
  readonly loop: RowLoop;
  /** How chips and bar behave on this site. */
  readonly site: Omit<SiteMenu, 'fields'>;
  /** Counts the rows that a filter names and that have a box, and ticks them if wished; absent where the page has none. */
  readonly tick?: ((filter: string, act: boolean) => Promise<Ticked>) | undefined;
  readonly signal: AbortSignal;
};

/** Everything outside the rows: bar, card, menu and what they open. */
export type Frame = {
  /** The element in the page that carries it. */
  readonly host: Element;
  readonly layers: PersonLayer;
  /** Opens the palette. @param from - what has the focus again afterwards */
  openPalette(from: HTMLElement): void;
  closePalette(): void;
  isPaletteOpen(): boolean;
  /** Shows the bar of a list until the list goes. */
  begin(list: ListInPage): void;
  /** The list's rows or their answers changed. */
  rowsChanged(): void;
  /** The creator's data changed. */
  refresh(): void;
  setGround(ground: Ground): void;
  /** Boxes of the page were ticked, for so many people in all. */
  sayTicked(ticked: Ticked, of: number): void;
};

export type FrameOptions = {
  readonly instance: string;
  readonly questions: Questions;
  readonly failed: (error: unknown) => void;
  /** Something was changed by the creator. */
  readonly acted: () => void;
  readonly signal: AbortSignal;
};

/** Makes the frame of one copy of the overlay. */
export function createFrame({instance, questions, failed, acted, signal}: FrameOptions): Frame {
  const language = interfaceLanguage();
  const number = new Intl.NumberFormat(language).format;
  const {send, open} = questions;
  const context: ActionContext = {now: Date.now, newId, send, copy: copyText, open};
  const layers = createPersonLayer({
    questions,
    context,
    showPanel,
    read: row => list?.reader.read?.(row),
    filter: () => bar?.filter(),
    tell: announce,
    failed,
    draw: () => stage.draw(),
    signal,
  });
  const stage = createStage({
    instance,
    layers,
    around: () => ({vendor: list?.adapter ?? '', filter: bar?.filter(), now: Date.now()}),
    events: {
      open: path => void open(path).catch(failed),
      find: questions.find,
      showPanel: id => void showPanel({id}).catch(failed),
      showMatches: () => void showMatches().catch(failed),
      number,
      language,
    },
    undo: ({undo}) => {
      if (undo) send(undo).then(answer => announce({...tell(i18n.t('action.undone'), answer), undo: undefined}), failed);
    },
    loadBoxes: () => loadPart('boxes', questions.part),
    failed,
    signal,
  });
  let list: ListInPage | undefined;
  let bar: ListBar | undefined;

  function announce(outcome: Outcome): void {
    stage.tell(outcome);
    if (outcome.ok) acted();
  }
  function sayTicked({onPage, ticked}: Ticked, of: number): void {
    const sentence = onPage === ticked ? 'overlay.bar.ticked' : 'overlay.bar.tickedSome';
    stage.tell({ok: onPage === ticked, text: i18n.t(sentence, [number(ticked), number(of), number(onPage)])});
  }

  return {
    host: stage.host,
    layers,
    openPalette: from => stage.openPalette(from),
    closePalette: () => stage.closePalette(),
    isPaletteOpen: () => stage.isPaletteOpen(),
    begin(next) {
      list = next;
      const begun = startListBar({...next, questions, stage, sayTicked, failed});
      bar = begun;
      next.signal.addEventListener('abort', () => {
        layers.close();
        if (bar !== begun) return;
        bar = undefined;
        list = undefined;
      });
    },
    rowsChanged() {
      layers.closeIfMoved();
      bar?.rowsChanged();
    },
    refresh: () => bar?.refresh(),
    setGround: ground => stage.setGround(ground),
    sayTicked,
  };
}
