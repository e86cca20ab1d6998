import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import {DAY_MS} from '#shared/model/time';
import {dayText} from '../promotions/over-time';
import {ChoiceField} from './choice-field';
import {NumberField} from './number-field';

type Props = {
  readonly reward: Reward;
  readonly plan: Pick<ProgrammePlan, 'levels'>;
  readonly onChange: (part: Partial<Reward>) => void;
};

const MOST = 1_000_000;

/** How many there are, how many for each, from which level, and between which days. Everything may be left empty. */
export function RewardLimits({reward: {stock, each, level, from, until}, plan: {levels = []}, onChange}: Props) {
  return (
    <fieldset class="fields">
      <legend>{i18n.t('standing.rewards.limits')}</legend>
      <NumberField
        label={i18n.t('standing.rewards.stock')}
        testId="reward-stock"
        value={stock}
        range={{min: 0, max: MOST}}
        onEmpty={() => onChange({stock: undefined})}
        onChange={value => onChange({stock: value})}
      />
      <NumberField
        label={i18n.t('standing.rewards.each')}
        testId="reward-each"
        value={each}
        range={{min: 1, max: MOST}}
        onEmpty={() => onChange({each: undefined})}
        onChange={value => onChange({each: value})}
      />
      {levels.length === 0 ? undefined : (
        <ChoiceField
          label={i18n.t('standing.rewards.levelField')}
          value={level ?? ''}
          options={[
            {value: '', text: i18n.t('standing.rewards.everybody')},
            ...levels.map(({id, name}) => ({value: id, text: name})),
          ]}
          onChange={value => onChange({level: value === '' ? undefined : value})}
        />
      )}
      <DayField label={i18n.t('standing.rewards.from')} at={from} onChange={at => onChange({from: at})} />
      <DayField
        label={i18n.t('standing.rewards.until')}
        at={until === undefined ? undefined : until - DAY_MS / 2}
        onChange={at => onChange({until: at === undefined ? undefined : dayAfter(at)})}
      />
    </fieldset>
  );
}

type DayProps = {readonly label: string; readonly at: number | undefined; readonly onChange: (at: number | undefined) => void};

/** A day of the creator's own calendar; empty: none. */
export function DayField({label, at, onChange}: DayProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        value={at === undefined ? '' : dayText(at)}
        onChange={({currentTarget: {value}}) => onChange(value === '' ? undefined : new Date(`${value}T00:00:00`).getTime())}
      />
    </label>
  );
}

function dayAfter(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}
