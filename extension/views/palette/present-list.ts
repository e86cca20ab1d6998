import {signal} from '@preact/signals';
import type {Action} from '../../actions/action';

/** The list that stands in the window: how many an action on it is for, and what opens the action's dialog. */
export type PresentList = {
  /** Who is ticked, else everyone in the list. */
  readonly count: number;
  readonly act: (dialog: NonNullable<Action['dialog']>) => void;
};

/** One for a window: ticks are in no address, so only the list itself knows whom it means. */
export const presentList = signal<PresentList | undefined>(undefined);
