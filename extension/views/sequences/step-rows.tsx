import {i18n} from '#i18n';
import {DAY_MS} from '#shared/model/time';
import {formats} from '../language';
import {newId} from '../standing/plan-parts';
import type {StepDraft} from './sequence-draft';

type Props = {readonly steps: readonly StepDraft[]; readonly onChange: (steps: readonly StepDraft[]) => void};

const MOST_STEPS = 50;

/** The steps in their order: what each is called, its page and what that gives (LOY-9), from when on it is there, and its points. */
export function StepRows({steps, onChange}: Props) {
  const change = (place: number, part: Partial<StepDraft>) =>
    onChange(steps.map((step, at) => (at === place ? {...step, ...part} : step)));
  return (
    <>
      <ol class="step-rows">
        {steps.map((step, place) => (
          <StepRow
            key={step.id}
            step={step}
            place={place}
            onChange={part => change(place, part)}
            onRemove={() => onChange(steps.filter(({id}) => id !== step.id))}
          />
        ))}
      </ol>
      <p>
        <button
          type="button"
          data-testid="step-add"
          disabled={steps.length >= MOST_STEPS}
          onClick={() => onChange([...steps, next(steps)])}
        >
          {i18n.t('sequences.addStep')}
        </button>
      </p>
    </>
  );
}

type RowProps = {
  readonly step: StepDraft;
  readonly place: number;
  readonly onChange: (part: Partial<StepDraft>) => void;
  readonly onRemove: () => void;
};

function StepRow({step, place, onChange, onRemove}: RowProps) {
  const number = formats().number(place + 1);
  return (
    <li>
      <fieldset class="fields" data-testid="step-row">
        <legend>{i18n.t('sequences.stepNumber', [number])}</legend>
        <label>
          <span>{i18n.t('standing.name')}</span>
          <input maxLength={80} value={step.name} onInput={({currentTarget}) => onChange({name: currentTarget.value})} />
        </label>
        <label class="grow">
          <span>{i18n.t('sequences.page')}</span>
          <input
            maxLength={500}
            placeholder="/"
            value={step.page}
            onInput={({currentTarget}) => onChange({page: currentTarget.value})}
          />
        </label>
        <label class="grow">
          <span>{i18n.t('sequences.gives')}</span>
          <input
            maxLength={200}
            data-testid="step-gives"
            value={step.gives}
            onInput={({currentTarget}) => onChange({gives: currentTarget.value})}
          />
        </label>
        <label>
          <span>{i18n.t('sequences.opensOn')}</span>
          <input type="date" value={step.opens} onInput={({currentTarget}) => onChange({opens: currentTarget.value})} />
        </label>
        <label>
          <span>{i18n.t('loyalty.field.points')}</span>
          <input
            inputMode="numeric"
            class="number"
            value={step.points}
            onInput={({currentTarget}) => onChange({points: currentTarget.value})}
          />
        </label>
        <button type="button" aria-label={i18n.t('sequences.removeStep', [number])} onClick={onRemove}>
          {i18n.t('verb.delete')}
        </button>
      </fieldset>
    </li>
  );
}

/** As long after the last one as that was after the one before. */
function next(steps: readonly StepDraft[]): StepDraft {
  const [before, last] = [steps.at(-2), steps.at(-1)].map(step => Date.parse(`${step?.opens ?? ''}T00:00:00Z`));
  const gap = before === undefined || last === undefined || Number.isNaN(last - before) ? DAY_MS : Math.max(0, last - before);
  const opens = last === undefined || Number.isNaN(last) ? '' : new Date(last + gap).toISOString().slice(0, 10);
  return {id: newId(), name: '', page: '', gives: '', opens, points: ''};
}
