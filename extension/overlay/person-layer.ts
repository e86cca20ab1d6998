import type {Action, ActionContext, ActionPerson, Outcome, PlainAction, TagChange} from '../actions/action';
import {copyEmail} from '../actions/copy-email';
import {note} from '../actions/note';
import {openPerson} from '../actions/open-person';
import {tag} from '../actions/tag';
import type {ChipState, PersonCard} from '../messages';
import type {DecoratedRow} from './row-loop';

export type LayerKind = 'card' | 'menu' | 'tag' | 'note';

/** What is open on a person. The last of `stack` is shown; Esc closes it and shows the one before. */
export type LayerModel = {
  readonly stack: readonly LayerKind[];
  readonly anchor: DOMRect;
  readonly state: ChipState;
  readonly who: ActionPerson;
  readonly person: PersonCard | undefined;
  /** Opened by hand, so it stays when the pointer leaves and may take the focus. */
  readonly pinned: boolean;
};

export type PersonLayer = {
  model(): LayerModel | undefined;
  show(row: DecoratedRow, kind: LayerKind, pinned: boolean): void;
  push(kind: LayerKind): void;
  /** Closes the uppermost layer; the last one gives the focus back to the chip. */
  back(): void;
  close(returnFocus?: boolean): void;
  /** Closes when the chip is gone, has moved, or is another person's now; what is being written stays. */
  closeIfMoved(): void;
  isOpen(): boolean;
  /** While the focus is being given back to a chip, which would open its card again. */
  isReturning(): boolean;
  /** Acts at once, or opens what the action asks for. */
  run(action: Action): Promise<void>;
  /** An action by its verb, without the menu. */
  act(row: DecoratedRow, verb: 'open' | 'copy-email' | 'note' | 'tag'): void;
  /** What the creator gave to the action that asked. */
  give(input: {readonly note: string} | {readonly tag: TagChange}): Promise<void>;
};

type Options = {
  readonly fetchPerson: (id: string) => Promise<PersonCard | undefined>;
  readonly context: ActionContext;
  readonly tell: (outcome: Outcome) => void;
  readonly draw: () => void;
  readonly signal: AbortSignal;
};

const MOVED_PX = 2;

/** Card, menu and what they open, for one person at a time. */
export function createPersonLayer({fetchPerson, context, tell, draw, signal}: Options): PersonLayer {
  let model: LayerModel | undefined;
  let of: DecoratedRow | undefined;
  let key = '';
  let returning = false;

  function set(next: LayerModel | undefined): void {
    if (signal.aborted) return;
    model = next;
    if (!next) of = undefined;
    draw();
  }

  async function load(): Promise<void> {
    const id = model?.who.id;
    if (id === undefined) return;
    const person = await fetchPerson(id);
    // another person may be open by now
    if (model?.who.id !== id || !person) return;
    const email = person.supporter.email?.value ?? model.who.email;
    set({...model, person, who: {id, email}});
  }

  async function actNow(row: DecoratedRow, action: PlainAction): Promise<void> {
    const id = row.answer?.id;
    const email = (id === undefined ? undefined : (await fetchPerson(id))?.supporter.email?.value) ?? emailOn(row);
    tell(await action.run({id, email}, context));
  }

  const layer: PersonLayer = {
    model: () => model,
    show(row, kind, pinned) {
      if (!row.answer) return;
      if (of === row && model?.stack.at(-1) === kind) return set({...model, pinned: pinned || model.pinned});
      of = row;
      key = row.key;
      set({
        stack: [kind],
        anchor: row.chip.host.getBoundingClientRect(),
        state: row.answer.state,
        who: {id: row.answer.id, email: emailOn(row)},
        person: undefined,
        pinned,
      });
      load().catch(() => layer.close());
    },
    push(kind) {
      if (model) set({...model, stack: [...model.stack, kind], pinned: true});
    },
    back() {
      if (!model || model.stack.length < 2) return layer.close(true);
      set({...model, stack: model.stack.slice(0, -1)});
    },
    close(returnFocus = false) {
      if (!model) return;
      const chip = of?.chip;
      set(undefined);
      if (!returnFocus) return;
      returning = true;
      chip?.button.focus({preventScroll: true});
      returning = false;
    },
    closeIfMoved() {
      const kind = model?.stack.at(-1);
      if (!model || !of || kind === 'note' || kind === 'tag') return;
      const moved = Math.abs(of.chip.host.getBoundingClientRect().top - model.anchor.top) > MOVED_PX;
      if (moved || !of.chip.host.isConnected || of.key !== key) layer.close();
    },
    isOpen: () => model !== undefined,
    isReturning: () => returning,
    async run(action) {
      if (!model) return;
      if (action.asks !== 'nothing') return layer.push(action.asks);
      const {who} = model;
      layer.close(true);
      tell(await action.run(who, context));
    },
    act(row, verb) {
      if (verb === 'note' || verb === 'tag') return layer.show(row, verb, true);
      actNow(row, verb === 'open' ? openPerson : copyEmail).catch(() => undefined);
    },
    async give(input) {
      if (!model) return;
      const {who} = model;
      if ('note' in input) {
        layer.back();
        tell(await note.run(who, input.note, context));
      } else tell(await tag.run(who, input.tag, context));
      await load();
    },
  };
  return layer;
}

/** The e-mail that the page itself shows in the row, for people whom we do not know. */
function emailOn({identity}: DecoratedRow): string | undefined {
  return identity.identifiers.find(text => text.startsWith('email:'))?.slice('email:'.length);
}
