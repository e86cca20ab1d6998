import {i18n} from '#i18n';
import type {Action, ActionContext, ActionPerson, Outcome, TagChange} from '../actions/action';
import {copyEmail} from '../actions/copy-email';
import {note} from '../actions/note';
import {tag} from '../actions/tag';
import {tell} from '../actions/tell';
import type {OwedBenefit} from '../messages';
import type {DecoratedRow} from './decorator';
import {emailOn, type LayerModel} from './layer-model';
import {createLayerState, type LayerState, type LayerStateOptions} from './layer-state';
import type {Questions} from './questions';

export type {LayerKind, LayerModel} from './layer-model';
export type Verb = 'open' | 'copy-email' | 'note' | 'tag';

/** What the creator gave to what asked for it. */
export type Given = {readonly note: string} | {readonly tag: TagChange} | {readonly delivered: OwedBenefit};

export type PersonLayer = Pick<LayerState, 'model' | 'show' | 'push' | 'back' | 'close' | 'closeIfMoved' | 'isReturning'> & {
  /** Acts at once, or opens what the action asks for. */
  run(action: Action): void;
  /** Opens one of our own pages. */
  open(path: string): void;
  /** Opens the panel beside the page; called in the click itself. */
  openPanel(): void;
  /** An action by its verb, without the menu. */
  act(row: DecoratedRow, verb: Verb): void;
  give(given: Given): void;
  /** The row is this person from now on; undefined: it could be several again. */
  choose(id: string | undefined): void;
  /** Puts whom the page shows into the creator's data. */
  add(): void;
};

type Options = LayerStateOptions & {
  readonly questions: Pick<Questions, 'choose'>;
  readonly context: ActionContext;
  readonly showPanel: (subject: Pick<ActionPerson, 'id'> & Pick<DecoratedRow, 'identity'>) => Promise<void>;
  readonly tell: (outcome: Outcome) => void;
};

/** Card, menu and what they open, for one person at a time. */
export function createPersonLayer(options: Options): PersonLayer {
  const {questions, context, failed, tell: say} = options;
  const state = createLayerState(options);
  const {model, show, returnToChip} = state;

  function finish(outcome: Promise<Outcome>): void {
    outcome.then(say, failed);
  }

  /** Does something to whom the layer is about, once it is closed. */
  function leave(act: (layer: LayerModel) => Promise<Outcome> | Promise<void>): void {
    const layer = model();
    if (!layer) return;
    returnToChip();
    act(layer).then(outcome => outcome && say(outcome), failed);
  }

  return {
    ...state,
    run(action) {
      if (action.asks === 'nothing') leave(({who}) => action.run(who, context));
      else state.push(action.asks);
    },
    open: path => leave(() => context.open(path)),
    // nothing is waited for before: a browser opens its panel for a click only
    openPanel: () => leave(({who, row}) => options.showPanel({id: who.id, identity: row.identity})),
    act(row, verb) {
      const trouble = troubleWith(row, verb);
      if (trouble) {
        show(row, 'card', true);
        say(trouble);
      } else if (verb === 'note' || verb === 'tag') show(row, verb, true);
      else if (verb === 'copy-email') finish(copyOf(row, options));
      else options.showPanel({id: row.answer?.id, identity: row.identity}).catch(failed);
    },
    give(given) {
      const layer = model();
      if (!layer) return;
      if ('note' in given) returnToChip();
      finish(carryOut(given, layer.who, context).finally(state.load));
    },
    choose: id => leave(({row}) => questions.choose(row.identity, id)),
    add: () => leave(layer => addedBy(layer, context)),
  };
}

/** Why nothing can be done to whoever the row shows: nobody can tell who that is, or it is nobody whom we know. */
function troubleWith({answer, identity}: DecoratedRow, verb: Verb): Outcome | undefined {
  if (answer?.state.kind === 'ambiguous') return {ok: false, text: i18n.t('overlay.menu.chooseFirst')};
  if (answer?.id !== undefined || verb === 'open') return undefined;
  if (verb === 'copy-email' && emailOn({identity})) return undefined;
  return {ok: false, text: i18n.t('action.notInData')};
}

function carryOut(given: Given, who: ActionPerson, context: ActionContext): Promise<Outcome> {
  if ('note' in given) return note.run(who, given.note, context);
  if ('tag' in given) return tag.run(who, given.tag, context);
  return deliver(who, given.delivered, context);
}

async function deliver(
  {id}: ActionPerson,
  {benefit, month, name}: OwedBenefit,
  {send, newId, now}: ActionContext,
): Promise<Outcome> {
  if (id === undefined) return {ok: false, text: i18n.t('action.notInData')};
  const answer = await send({id: newId(), at: now(), kind: 'deliver', supporter: id, benefit, month, state: 'delivered'});
  return tell(i18n.t('overlay.menu.delivered', [name]), answer);
}

async function copyOf(row: DecoratedRow, {questions, context}: Pick<Options, 'questions' | 'context'>): Promise<Outcome> {
  const id = row.answer?.id;
  const person = id === undefined ? undefined : await questions.person(id);
  return copyEmail.run({id, email: person?.supporter.email?.value ?? emailOn(row)}, context);
}

/** By the address that the page shows: without one there would be nothing to know the row by. */
async function addedBy({who: {email = ''}, page}: LayerModel, {send, newId, now}: ActionContext): Promise<Outcome> {
  const name = page?.texts.name ?? email;
  const answer = await send({id: newId(), at: now(), kind: 'person-add', person: newId(), name, email});
  return tell(i18n.t('duplicates.added', [name]), answer);
}
