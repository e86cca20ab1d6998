import {useMemo} from 'preact/hooks';
import type {Supporter} from '#shared/model/supporter';
import type {ActionContext, ActionPerson, PlainAction} from '../../actions/action';
import {reach} from '../../actions/reach';
import {actions} from '../../actions/registry';
import {sendMessage} from '../../messages';
import {holdsMask} from '../streaming/mask-person';
import type {Toasts} from '../toasts';
import type {MenuItem} from './more-menu';

export type QuickActions = {
  /** Writes to the person; undefined where that is not possible. */
  readonly onMessage: (() => void) | undefined;
  readonly more: readonly MenuItem[];
};

/** What can be done to one person, from the registry: what asks for nothing first, since note and tag have fields of their own. */
export function useQuickActions(supporter: Supporter, toasts: Toasts): QuickActions {
  return useMemo(() => {
    const person: ActionPerson = {id: supporter.id, email: supporter.email?.value, supporter};
    const run = (action: PlainAction) => void act(action, person, toasts);
    const offered = actions.flatMap(action => {
      if (action.asks !== 'nothing' || action.id === reach.id || !action.available(person)) return [];
      return {id: action.id, label: action.label(), run: () => run(action)};
    });
    return {onMessage: reach.available(person) ? () => run(reach) : undefined, more: offered};
  }, [supporter, toasts]);
}

async function act(action: PlainAction, person: ActionPerson, toasts: Toasts): Promise<void> {
  const {ok, text, undo} = await action.run(person, CONTEXT);
  if (text === '') return;
  if (ok) toasts.say(text, undo && (() => void CONTEXT.send({...undo, at: Date.now()})));
  else toasts.warn(text);
}

const CONTEXT: ActionContext = {
  now: Date.now,
  newId: () => crypto.randomUUID(),
  send: command => sendMessage('send', {command}),
  copy: async text =>
    !holdsMask(text) &&
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
  open: path => sendMessage('open', {path}),
};
