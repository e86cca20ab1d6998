import {useRef, useState} from 'preact/hooks';
import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Snapshot} from '../data/snapshot';
import type {Toasts} from '../toasts';
import {mergePlans} from './merge-plans';
import {movesPeople} from './moves-people';
import {PlanDialog} from './plan-dialog';
import type {PlanAnswer} from './programme-actions';

export type SavePlan = (plan: ProgrammePlan, said: string) => Promise<PlanAnswer>;

/** A change that is looked at before it is saved. */
export type PlanChange = {readonly base: ProgrammePlan; readonly mine: ProgrammePlan; readonly said: string};

type Props = {
  readonly snapshot: Snapshot;
  readonly plan: ProgrammePlan;
  readonly toasts: Toasts;
  readonly save: SavePlan;
};

/**
 * Saves changes of the programme: what moves people's points or levels is shown before (F26), and what another browser saved
 * meanwhile stays, with the change put on it.
 */
export function usePlanSaving({snapshot, plan, toasts, save}: Props) {
  const [asking, setAsking] = useState<PlanChange & {readonly end: (isDone: boolean) => void}>();
  const latest = useRef(plan);
  latest.current = plan;
  const onPlan = async (mine: ProgrammePlan, said: string, base = latest.current): Promise<boolean> => {
    const change = {base, mine, said};
    const ask = () => new Promise<boolean>(end => setAsking({...change, end}));
    const {value, clashes} = mergePlans({base, mine, theirs: latest.current}, 'mine');
    const isSeen = snapshot.state.head.people === 0 || !movesPeople(latest.current, value);
    if (clashes.length > 0 || !isSeen) return ask();
    const answer = await save(value, said);
    if (!answer.ok && answer.isConflict) return ask();
    if (!answer.ok) toasts.warn(answer.text);
    return answer.ok;
  };
  const end = (isDone: boolean) => {
    asking?.end(isDone);
    setAsking(undefined);
  };
  const dialog =
    asking === undefined ? undefined : <PlanDialog snapshot={snapshot} plan={plan} change={asking} save={save} onEnd={end} />;
  return {onPlan, dialog};
}

/** Whether a plan says something else; who saved it when does not matter. */
export function isOther({rev: _, ...left}: ProgrammePlan, {rev: __, ...right}: ProgrammePlan): boolean {
  return !sameData(left, right);
}
