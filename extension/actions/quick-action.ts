import type {Command} from '#shared/protocol/commands';

/*
 * What an action on people says before it is done, and what it leaves behind. The dialog that shows it is `views/act/act-dialog`;
 * each action's own is a file beside it, listed in `views/act/dialogs`.
 */

/** Some people whom an action leaves out, and why. */
export type LeftOut = {
  /** "6 without e-mail" */
  readonly text: string;
  readonly count: number;
  /** The address of their list; undefined where there is none to open. */
  readonly list: string | undefined;
};

/** Whether it can be taken back: for 30 days, never, or nothing is changed that could be. */
export type Undoing = 'days' | 'never' | 'nothing';

/** What will be done when the creator presses the button: always these four lines. */
export type Plan = {
  /** "Tag 31 people “june-declined” in Ghost" */
  readonly what: string;
  readonly leftOut: readonly LeftOut[];
  readonly undo: Undoing;
  /** Repeats the verb and the number: "Tag 31". */
  readonly button: string;
  /** People it is done for; with 0 the button is off. */
  readonly count: number;
};

/** `tell`: for how many it is done by now. */
export type Watching = {readonly signal: AbortSignal; readonly tell: (done: number) => void};

/** The commands that take something back, written short where they are alike. */
export type UndoStep =
  | {readonly kind: 'command'; readonly command: Command}
  | {readonly kind: 'tag'; readonly name: string; readonly on: boolean; readonly supporters: readonly string[]}
  | {readonly kind: 'notes'; readonly notes: readonly {readonly supporter: string; readonly note: string}[]}
  /** No command: what a file wrote is taken back by the importer. */
  | {readonly kind: 'import'; readonly import: string};

/** What came of it. What was stopped or refused half-way says how far it came. */
export type Result = {
  /** Ids of the people it was done for. */
  readonly people: readonly string[];
  /** "Tagged 31 people." Empty: nothing to say. */
  readonly said: string;
  /** In the order in which they have to be sent. Empty: nothing to take back. */
  readonly undo: readonly UndoStep[];
  /** Why it ended before its end. */
  readonly failure?: string | undefined;
  /** What its commands share, where they are written to a service. */
  readonly run?: string | undefined;
  /** What it was about, for the log: the name of a tag, a benefit, a file. Never a person's. */
  readonly about?: string | undefined;
};

/** Does what the plan says. Doing it again after it was stopped goes on where it ended: who has it already is left out. */
export type RunPlan = (watching: Watching) => Promise<Result>;
