import type {Action, ActionContext, ActionPerson, Outcome, PlainAction, TagChange} from '../actions/action';
import {copyEmail} from '../actions/copy-email';
import {note} from '../actions/note';
import {openPerson} from '../actions/open-person';
import {tag} from '../actions/tag';
import type {ChipState, PersonCard} from '../messages';
import type {DecoratedRow} from './decorator';

export type LayerKind = 'card' | 'menu' | 'tag' | 'note';
export type Verb = 'open' | 'copy-email' | 'note' | 'tag';

/** What is open on a person. The last of `stack` is shown; Esc closes it and shows the one before. */
export type LayerModel = {
  readonly row: DecoratedRow;
  /** Whom the row showed when it was opened. */
  readonly key: string;
  readonly stack: readonly LayerKind[];
  readonly anchor: DOMRect;
  readonly state: ChipState;
  readonly who: ActionPerson;
  readonly person: PersonCard | undefined;
  /** Opened by hand, so it stays when the pointer leaves and takes the focus. */
  readonly pinned: boolean;
};

export type PersonLayer = {
  model(): LayerModel | undefined;
  show(row: DecoratedRow, kind: LayerKind, pinned: boolean): void;
  push(kind: LayerKind): void;
  /** Closes the uppermost layer; the last one gives the focus back to the chip. */
  back(): void;
  close(): void;
  /** Closes when the chip is gone, has moved, or is another person's now; what is being written stays. */
  closeIfMoved(): void;
  /** While the focus is being given back to a chip, which would open its card again. */
  isReturning(): boolean;
  /** Acts at once, or opens what the action asks for. */
  run(action: Action): void;
  /** An action by its verb, without the menu. */
  act(row: DecoratedRow, verb: Verb): void;
  /** What the creator gave to the action that asked. */
  give(input: {readonly note: string} | {readonly tag: TagChange}): void;
};

type Options = {
  readonly fetchPerson: (id: string) => Promise<PersonCard | undefined>;
  readonly context: ActionContext;
  readonly tell: (outcome: Outcome) => void;
  /** An action or a question to the background came to nothing. */
  readonly failed: (error: unknown) => void;
  readonly draw: () => void;
  readonly signal: AbortSignal;
};

const MOVED_PX = 2;

/** Card, menu and what they open, for one person at a time. */
export function createPersonLayer(options: Options): PersonLayer {
  const {fetchPerson, context, failed} = options;
  let model: LayerModel | undefined;
  let returning = false;

  function set(next: LayerModel | undefined): void {
    if (options.signal.aborted) return;
    model = next;
    options.draw();
  }

  function load(): void {
    const id = model?.who.id;
    if (id === undefined) return;
    fetchPerson(id).then(person => {
      // another person may be open by now
      if (model?.who.id !== id || !person) return;
      set({...model, person, who: {id, email: person.supporter.email?.value ?? model.who.email}});
    }, failed);
  }

  function finish(outcome: Promise<Outcome>): void {
    outcome.then(options.tell, failed);
  }

  function close(): void {
    if (model) set(undefined);
  }

  function returnToChip(): void {
    const button = model?.row.chip.button;
    close();
    returning = true;
    button?.focus({preventScroll: true});
    returning = false;
  }

  return {
    model: () => model,
    show(row, kind, pinned) {
      const {answer} = row;
      if (!answer) return;
      const isOpen = model?.row === row && model.key === row.key;
      if (model && isOpen && model.stack.at(-1) === kind) return set({...model, pinned: pinned || model.pinned});
      set(modelOf({row, answer, kind, pinned}));
      load();
    },
    push: kind => model && set({...model, stack: [...model.stack, kind], pinned: true}),
    back() {
      if (model && model.stack.length > 1) set({...model, stack: model.stack.slice(0, -1)});
      else returnToChip();
    },
    close,
    closeIfMoved: () => model && hasMoved(model) && close(),
    isReturning: () => returning,
    run(action) {
      if (!model) return;
      const {who} = model;
      if (action.asks !== 'nothing') return set({...model, stack: [...model.stack, action.asks], pinned: true});
      returnToChip();
      finish(action.run(who, context));
    },
    act(row, verb) {
      if (verb === 'note' || verb === 'tag') this.show(row, verb, true);
      else finish(actNow(row, verb === 'open' ? openPerson : copyEmail, options));
    },
    give(input) {
      if (!model) return;
      const {who} = model;
      if ('note' in input) returnToChip();
      finish('note' in input ? note.run(who, input.note, context) : tag.run(who, input.tag, context).finally(load));
    },
  };
}

type Opening = {row: DecoratedRow; answer: NonNullable<DecoratedRow['answer']>; kind: LayerKind; pinned: boolean};

function modelOf({row, answer, kind, pinned}: Opening): LayerModel {
  const anchor = row.chip.host.getBoundingClientRect();
  const who = {id: answer.id, email: emailOn(row)};
  return {row, key: row.key, stack: [kind], anchor, state: answer.state, who, person: undefined, pinned};
}

function hasMoved({row, key, stack, anchor}: LayerModel): boolean {
  const kind = stack.at(-1);
  if (kind === 'note' || kind === 'tag') return false;
  if (row.key !== key || !row.chip.host.isConnected) return true;
  return Math.abs(row.chip.host.getBoundingClientRect().top - anchor.top) > MOVED_PX;
}

async function actNow(row: DecoratedRow, action: PlainAction, {fetchPerson, context}: Options): Promise<Outcome> {
  const id = row.answer?.id;
  const person = id === undefined ? undefined : await fetchPerson(id);
  return action.run({id, email: person?.supporter.email?.value ?? emailOn(row)}, context);
}

/** The e-mail that the page itself shows in the row, for people whom we do not know. */
function emailOn({identity}: DecoratedRow): string | undefined {
  return identity.identifiers.find(text => text.startsWith('email:'))?.slice('email:'.length);
}
