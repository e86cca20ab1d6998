import {actPath} from '../../actions/act-path';
import {storageItem} from '../../storage-item';
import {printRoute} from '../route';

/** What a creator may want; each names the people whom it is about. */
export const GOALS = {
  keep: 'flag:leaving or state:declined',
  winBack: 'state:(cancelled, declined)',
  grow: 'newsletter:subscribed -kind:paid',
  thank: 'score:>=75',
} as const;
export type Goal = keyof typeof GOALS;

/** What people do for it, as far as sources tell; each names who does. */
export const ACTIONS = {
  pays: 'kind:paid state:active',
  reads: 'newsletter:subscribed',
  chats: 'source:discord',
} as const;
export type Action = keyof typeof ACTIONS;

export const WAYS = ['message', 'benefit'] as const;
export type Way = (typeof WAYS)[number];

/** What the creator chose, in the order of setting up a programme: goal, actions, how people hear of it (LOY-4). */
export type Checklist = {
  readonly goal: Goal | null;
  readonly actions: readonly Action[];
  readonly ways: readonly Way[];
  readonly isHidden: boolean;
};

export const NO_CHOICE: Checklist = {goal: null, actions: [], ways: [], isHidden: false};

/** Kept in this browser until the creator chooses otherwise. */
export const checklist = storageItem<Checklist>('checklist', NO_CHOICE);

/** How many of the three steps have an answer. */
export function stepsDone({goal, actions, ways}: Checklist): number {
  return [goal !== null, actions.length > 0, ways.length > 0].filter(Boolean).length;
}

/** Where a way leads: to writing to the goal's people, or to a benefit. */
export function wayPath(way: Way, goal: Goal): string {
  if (way === 'benefit') return printRoute({view: 'benefits', id: 'new', isEdit: true});
  return actPath({kind: 'filter', filter: GOALS[goal]}, 'reach');
}

/** With one more, or one fewer. */
export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter(other => other !== one) : [...list, one];
}
