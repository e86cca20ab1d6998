import type {ContactPurpose} from '#shared/model/contact';
import type {Template} from '#shared/model/template';

/** One step of a run, as far as it can be taken back. */
export type RunStep = {
  /** Place of the person. */
  readonly at: number;
  /** The command that marked them as contacted; absent: they were skipped. */
  readonly mark?: string | undefined;
};

/** Messages that the creator writes one by one: whom to, which text, and how far it is. Kept in this browser. */
export type Run = {
  readonly id: string;
  readonly startedAt: number;
  /** What the list was called. */
  readonly name: string;
  readonly purpose: ContactPurpose;
  readonly template: Pick<Template, 'name' | 'language' | 'subject' | 'text'>;
  readonly segment?: string | undefined;
  /** How many people. */
  readonly size: number;
  /** Place of the person whose turn it is; `size`: everybody had theirs. */
  readonly next: number;
  readonly done: number;
  readonly skipped: number;
  /** People who were gone when it was their turn. */
  readonly gone: number;
  /** The newest last. */
  readonly steps: readonly RunStep[];
};

/** Steps that can be taken back. */
const STEPS_KEPT = 100;

/** The person whose turn it is had their message (`mark`: the command that says so), was skipped, or is gone. */
export function stepped(
  run: Run,
  step: {readonly kind: 'done'; readonly mark: string} | {readonly kind: 'skipped' | 'gone'},
): Run {
  const mark = step.kind === 'done' ? {mark: step.mark} : {};
  const steps = step.kind === 'gone' ? run.steps : [...run.steps, {at: run.next, ...mark}].slice(-STEPS_KEPT);
  return {...run, [step.kind]: run[step.kind] + 1, next: run.next + 1, steps};
}

/** Goes back to the last person who was done or skipped. @returns undefined where there is nothing to take back */
export function steppedBack(run: Run): {readonly run: Run; readonly mark: string | undefined} | undefined {
  const last = run.steps.at(-1);
  if (last === undefined) return undefined;
  const counter = last.mark === undefined ? 'skipped' : 'done';
  // Whoever was gone in between is met again.
  const gone = run.gone - (run.next - last.at - 1);
  return {
    run: {...run, [counter]: run[counter] - 1, gone, next: last.at, steps: run.steps.slice(0, -1)},
    mark: last.mark,
  };
}

export function isOver({next, size}: Pick<Run, 'next' | 'size'>): boolean {
  return next >= size;
}
