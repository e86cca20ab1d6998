import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Sequence} from '#shared/model/reward';
import {formats} from '../language';
import {dayText} from '../loyalty/rule-draft';
import {NamedForm} from '../parts/named-form';
import {newId} from '../standing/plan-parts';
import {draftOf, readSequence, type SequenceDraft, type SequenceProblem, spread} from './sequence-draft';
import {StepRows} from './step-rows';

type Props = {
  /** Undefined: a new one. */
  readonly sequence: Sequence | undefined;
  readonly plan: ProgrammePlan;
  readonly now: number;
  readonly onSave: (sequence: Sequence) => void;
  readonly onCancel: () => void;
};

const CURRENCY = 'EUR';
const FIRST_GAP_DAYS = 3;

/** Name, dates, steps and points of a sequence, and what it cost. */
export function SequenceForm({sequence, plan, now, onSave, onCancel}: Props) {
  const zone = plan.timeZone ?? 'UTC';
  const [draft, setDraft] = useState<SequenceDraft>(() =>
    sequence === undefined ? fresh(dayText(now, zone)) : draftOf(sequence, zone, CURRENCY),
  );
  const read = readSequence(draft, zone);
  const change = (part: Partial<SequenceDraft>) => setDraft({...draft, ...part});
  return (
    <NamedForm
      id="sequence"
      class="standing sequence"
      title={<h2>{i18n.t(sequence === undefined ? 'sequences.new' : 'sequences.edit')}</h2>}
      label={i18n.t('standing.name')}
      name={draft.name}
      onName={name => change({name})}
      problem={read.ok ? undefined : problemText(read.problem)}
      onSave={() => read.ok && onSave(read.sequence)}
      onCancel={onCancel}
    >
      <Dates draft={draft} onChange={change} />
      <StepRows steps={draft.steps} onChange={steps => change({steps})} />
      <Worth draft={draft} onChange={change} />
    </NamedForm>
  );
}

type PartProps = {readonly draft: SequenceDraft; readonly onChange: (part: Partial<SequenceDraft>) => void};

/** When it runs, and how many days lie between two steps (LOY-86). */
function Dates({draft, onChange}: PartProps) {
  const apart = (days: number) => {
    if (Number.isInteger(days) && days >= 0 && days <= 366) onChange({steps: spread(draft.steps, draft.from, days)});
  };
  return (
    <div class="fields">
      <label>
        <span>{i18n.t('sequences.from')}</span>
        <input type="date" value={draft.from} onInput={({currentTarget}) => onChange({from: currentTarget.value})} />
      </label>
      <label>
        <span>{i18n.t('sequences.until')}</span>
        <input type="date" value={draft.until} onInput={({currentTarget}) => onChange({until: currentTarget.value})} />
      </label>
      <label>
        <span>{i18n.t('sequences.gap')}</span>
        <input
          type="number"
          class="number"
          min={0}
          max={366}
          data-testid="sequence-gap"
          onInput={({currentTarget}) => apart(currentTarget.valueAsNumber)}
        />
      </label>
    </div>
  );
}

/** Points for all steps, and what the campaign cost (LOY-8, LOY-13). */
function Worth({draft, onChange}: PartProps) {
  return (
    <div class="fields">
      <label>
        <span>{i18n.t('sequences.pointsAll')}</span>
        <input
          inputMode="numeric"
          class="number"
          value={draft.points}
          onInput={({currentTarget}) => onChange({points: currentTarget.value})}
        />
      </label>
      <label>
        <span>{i18n.t('sequences.cost')}</span>
        <input
          inputMode="decimal"
          class="number"
          data-testid="sequence-cost-field"
          value={draft.cost}
          onInput={({currentTarget}) => onChange({cost: currentTarget.value})}
        />
      </label>
      <label>
        <span>{i18n.t('loyalty.field.currency')}</span>
        <input
          class="currency"
          maxLength={3}
          value={draft.currency}
          onInput={({currentTarget}) => onChange({currency: currentTarget.value.toUpperCase()})}
        />
      </label>
    </div>
  );
}

function fresh(today: string): SequenceDraft {
  const step = {name: '', page: '', gives: '', opens: today, points: ''};
  const steps = [1, 2].map(() => ({...step, id: newId()}));
  return {
    ...{id: newId(), name: '', from: today, until: '', points: '', cost: '', currency: CURRENCY},
    steps: spread(steps, today, FIRST_GAP_DAYS),
  };
}

function problemText({kind, step}: SequenceProblem): string {
  const text = i18n.t(`sequences.problem.${kind}`);
  return step === undefined ? text : i18n.t('sequences.inStep', [formats().number(step + 1), text]);
}
