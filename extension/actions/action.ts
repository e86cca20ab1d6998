import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import type {CommandAnswer} from '../messages';
import type {ActId} from './act-path';

/*
 * The light half of an action: what menus, bar, panel and palette need to offer it. It draws nothing and knows no view, so that the
 * overlay can carry it. The other half, its dialog, is `views/act`, and is opened by an address: `act-path`.
 */

/** The person that an action is for, as far as the page and the mirror tell. */
export type ActionPerson = {
  /** The supporter's id; absent for somebody who is not in the creator's data. */
  readonly id: string | undefined;
  readonly email: string | undefined;
  /** Where it is at hand: what needs it is not offered without. */
  readonly supporter?: Supporter | undefined;
};

/** Everything an action needs from outside. */
export type ActionContext = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly send: (command: Command) => Promise<CommandAnswer>;
  /** Puts a text on the clipboard; false when the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Opens our own page. */
  readonly open: (path: string) => Promise<void>;
};

/** What to say afterwards, and the command that takes it back where there is one. `text` may be empty: nothing to say. */
export type Outcome = {readonly ok: boolean; readonly text: string; readonly undo?: Command | undefined};

export type TagChange = {readonly name: string; readonly on: boolean};

type Base = {
  readonly id: string;
  /** The menu's words. Three dots at the end: it asks or shows something first. */
  readonly label: () => string;
  /** Whether it can be done to one person, to many (ticked, or all of a filter), or both. */
  readonly scope: 'one' | 'many' | 'both';
  /** Its dialog, for any number of people; absent: it has none. */
  readonly dialog?: {readonly act: ActId; readonly purpose?: string | undefined};
  /** Whether it can be done to this one person; never for an action of many alone. */
  readonly available: (person: ActionPerson) => boolean;
};
type Run<Input extends readonly unknown[]> = (
  person: ActionPerson,
  ...rest: readonly [...Input, ActionContext]
) => Promise<Outcome>;

/** Done at once, or its dialog is opened in our page. */
export type PlainAction = Base & {readonly asks: 'nothing'; readonly run: Run<[]>};
export type NoteAction = Base & {readonly asks: 'note'; readonly run: Run<[text: string]>};
export type TagAction = Base & {readonly asks: 'tag'; readonly run: Run<[change: TagChange]>};

/** A quick action. `asks` says what it must know first; the overlay asks for it. */
export type Action = PlainAction | NoteAction | TagAction;
