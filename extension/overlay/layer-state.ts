import type {RowTexts} from '../dashboards/read-rows';
import type {DecoratedRow} from './decorator';
import {hasMoved, isAbout, type LayerKind, type LayerModel, layerOn} from './layer-model';
import type {Questions} from './questions';

/** What is open on one person at a time, and what the background says of them. */
export type LayerState = {
  model(): LayerModel | undefined;
  show(row: DecoratedRow, kind: LayerKind, pinned: boolean): void;
  push(kind: LayerKind): void;
  /** Closes the uppermost layer; the last one gives the focus back to the chip. */
  back(): void;
  close(): void;
  /** Closes when the chip is gone, has moved, or is another person's now; what is being written stays. */
  closeIfMoved(): void;
  /** Closes, with the focus where it came from. */
  returnToChip(): void;
  /** While the focus is being given back to a chip, which would open its card again. */
  isReturning(): boolean;
  /** Asks again who this is. */
  load(): void;
};

export type LayerStateOptions = {
  readonly questions: Pick<Questions, 'person' | 'candidates' | 'why'>;
  /** What the page prints in a row. */
  readonly read: (row: Element) => RowTexts | undefined;
  /** The filter of the bar; undefined: none is on. */
  readonly filter: () => string | undefined;
  /** A question to the background came to nothing. */
  readonly failed: (error: unknown) => void;
  readonly draw: () => void;
  readonly signal: AbortSignal;
};

export function createLayerState({questions, read, filter, failed, draw, signal}: LayerStateOptions): LayerState {
  let model: LayerModel | undefined;
  let returning = false;

  function set(next: LayerModel | undefined): void {
    if (signal.aborted) return;
    model = next;
    draw();
  }

  /** Shows an answer if the same person is still open. */
  function fill<T>(asked: Promise<T>, change: (answer: T, now: LayerModel) => Partial<LayerModel>): void {
    const about = model;
    asked.then(answer => about && isAbout(model, about) && set({...model, ...change(answer, model)})).catch(failed);
  }

  function load(): void {
    if (!model) return;
    const {who, state, row} = model;
    if (state.kind === 'ambiguous') fill(questions.candidates(row.identity), candidates => ({candidates}));
    else if (who.id !== undefined) fill(questions.person(who.id), withPerson);
  }

  function returnToChip(): void {
    const button = model?.row.chip.button;
    set(undefined);
    returning = true;
    button?.focus({preventScroll: true});
    returning = false;
  }

  return {
    model: () => model,
    show(row, kind, pinned) {
      const isOpen = model?.row === row && model.key === row.key;
      if (model && isOpen && model.stack.at(-1) === kind) return set({...model, pinned: pinned || model.pinned});
      const next = layerOn({row, kind, pinned, page: read(row.row)});
      if (!next) return;
      set(next);
      load();
    },
    push(kind) {
      if (!model) return;
      set({...model, stack: [...model.stack, kind], pinned: true});
      const [text, id] = [filter(), model.who.id];
      if (kind === 'why' && text !== undefined && id !== undefined) fill(questions.why(id, text), why => ({why: why ?? null}));
    },
    back() {
      if (model && model.stack.length > 1) set({...model, stack: model.stack.slice(0, -1), from: model.stack.at(-1)});
      else returnToChip();
    },
    close: () => model && set(undefined),
    closeIfMoved: () => model && hasMoved(model) && set(undefined),
    returnToChip,
    isReturning: () => returning,
    load,
  };
}

function withPerson(person: LayerModel['person'], {who}: LayerModel): Partial<LayerModel> {
  if (!person) return {};
  const {supporter} = person;
  return {person, who: {...who, supporter, email: supporter.email?.value ?? who.email}};
}
