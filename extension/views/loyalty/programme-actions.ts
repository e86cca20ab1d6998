import type {ProgrammePlan} from '#shared/model/programme';
import type {Command} from '#shared/protocol/commands';

export type ProgrammeActions = {
  /** Saves the plan as a whole, by its `rev`; `said` is told with its undo. True when it was done. */
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<boolean>;
};

type Run = (command: Command, said: string) => Promise<boolean>;

/** What the creator does with the programme; `run` sends a command and says so with its undo. */
export function programmeActions(run: Run): ProgrammeActions {
  return {
    onPlan: (plan, said) => run({id: crypto.randomUUID(), at: Date.now(), kind: 'programme-put', plan}, said),
  };
}
