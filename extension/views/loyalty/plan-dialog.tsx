import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Snapshot} from '../data/snapshot';
import {ElsewhereNote} from './elsewhere-note';
import {mergePlans, type Side} from './merge-plans';
import {planChanges} from './plan-changes';
import {PreviewSheet, type Way} from './preview-sheet';
import type {PlanChange, SavePlan} from './use-plan-saving';

type Props = {
  readonly snapshot: Snapshot;
  readonly plan: ProgrammePlan;
  readonly change: PlanChange;
  readonly save: SavePlan;
  readonly onEnd: (isDone: boolean) => void;
};

/** What a change does to everyone, on top of what another browser saved meanwhile; where both changed the same, whose word holds. */
export function PlanDialog({snapshot, plan, change, save, onEnd}: Props) {
  const {base, mine, said} = change;
  const [side, setSide] = useState<Side>('mine');
  const [frozen, setFrozen] = useState<ProgrammePlan>();
  // While it is saved it stays as it was asked for: what comes back is the same, and would be worked out for nothing.
  const theirs = frozen ?? plan;
  const {value, clashes} = useMemo(() => mergePlans({base, mine, theirs}, side), [base, mine, theirs, side]);
  const changes = planChanges(base, mine);
  const way: Way = {id: 'save', label: '', help: '', plan: value, verb: i18n.t('loyalty.change.save'), said};
  return (
    <PreviewSheet
      snapshot={snapshot}
      title={i18n.t('loyalty.change.title')}
      text={
        <ul class="said-list wrap">
          {changes.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
      notes={<ElsewhereNote before={base} after={theirs} clashes={clashes} side={side} onSide={setSide} />}
      before={theirs}
      ways={[way]}
      onSave={async chosen => {
        setFrozen(theirs);
        const answer = await save(chosen.plan, chosen.said);
        if (!answer.ok) setFrozen(undefined);
        return answer;
      }}
      onClose={onEnd}
    />
  );
}
