import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import {NamedForm} from '../parts/named-form';
import {ChoiceField} from './choice-field';
import {NumberField} from './number-field';
import {newId} from './plan-parts';
import {RewardLimits} from './reward-limits';
import {REWARD_KINDS} from './reward-text';

type Props = {
  /** Undefined: a new one. */
  readonly reward: Reward | undefined;
  readonly plan: ProgrammePlan;
  readonly onSave: (reward: Reward) => void;
  readonly onCancel: () => void;
};

const HELP = {
  discount: 'standing.rewards.codeHelp',
  download: 'standing.rewards.addressHelp',
} as const;

/** What a reward is, what it costs, and whom it is for. */
export function RewardForm({reward, plan, onSave, onCancel}: Props) {
  const [draft, setDraft] = useState<Reward>(reward ?? {id: newId(), name: '', kind: 'product', cost: 500});
  const change = (part: Partial<Reward>) => setDraft(trimmed({...draft, ...part}));
  return (
    <NamedForm
      id="reward"
      class="standing"
      title={<h2>{i18n.t(reward === undefined ? 'standing.rewards.add' : 'standing.rewards.edit')}</h2>}
      label={i18n.t('standing.name')}
      name={draft.name}
      onName={name => change({name})}
      problem={rewardProblem(draft, plan)}
      onSave={() => onSave({...draft, name: draft.name.trim()})}
      onCancel={onCancel}
    >
      <div class="fields">
        <ChoiceField
          label={i18n.t('standing.kind')}
          testId="reward-kind"
          value={draft.kind}
          options={REWARD_KINDS.map(kind => ({value: kind, text: i18n.t(`standing.rewardKinds.${kind}`)}))}
          onChange={value => change({kind: REWARD_KINDS.find(kind => kind === value) ?? 'other', gives: undefined})}
        />
        <NumberField
          label={i18n.t('standing.rewards.cost')}
          testId="reward-cost"
          value={draft.cost}
          range={{min: 0, max: 1_000_000}}
          onChange={cost => change({cost})}
        />
        <Gives reward={draft} plan={plan} onChange={gives => change({gives})} />
      </div>
      <label for="reward-text">{i18n.t('standing.rewards.textField')}</label>
      <textarea
        id="reward-text"
        rows={2}
        maxLength={500}
        value={draft.text ?? ''}
        onInput={({currentTarget: {value}}) => change({text: value === '' ? undefined : value})}
      />
      {draft.kind === 'discount' || draft.kind === 'download' ? (
        <>
          <label for="reward-secret">{i18n.t(`standing.rewards.secret.${draft.kind}`)}</label>
          <input
            id="reward-secret"
            maxLength={500}
            autocomplete="off"
            value={draft.secret ?? ''}
            onInput={({currentTarget: {value}}) => change({secret: value === '' ? undefined : value})}
          />
          <p class="second">{i18n.t(HELP[draft.kind])}</p>
        </>
      ) : undefined}
      <RewardLimits reward={draft} plan={plan} onChange={change} />
    </NamedForm>
  );
}

type GivesProps = Pick<Props, 'plan'> & {readonly reward: Reward; readonly onChange: (gives: string) => void};

/** A badge of the programme, or a role by its name. */
function Gives({reward: {kind, gives = ''}, plan, onChange}: GivesProps) {
  if (kind === 'badge') {
    const options = (plan.badges ?? []).map(({id, name}) => ({value: id, text: name}));
    return <ChoiceField label={i18n.t('standing.rewardKinds.badge')} value={gives} options={options} onChange={onChange} />;
  }
  if (kind !== 'role') return null;
  return (
    <label>
      <span>{i18n.t('standing.rewardKinds.role')}</span>
      <input maxLength={200} value={gives} onInput={({currentTarget}) => onChange(currentTarget.value)} />
    </label>
  );
}

/** What keeps a reward from being saved, in a sentence. */
function rewardProblem({id, name, kind, gives, from, until}: Reward, plan: ProgrammePlan): string | undefined {
  const key = name.trim().toLowerCase();
  if (key === '') return i18n.t('standing.needsName');
  if (plan.rewards?.some(other => other.id !== id && other.name.trim().toLowerCase() === key)) {
    return i18n.t('standing.sameName', [name.trim()]);
  }
  if (kind === 'badge' && !plan.badges?.some(badge => badge.id === gives)) return i18n.t('standing.rewards.needsBadge');
  if (kind === 'role' && (gives ?? '').trim() === '') return i18n.t('standing.rewards.needsRole');
  return from !== undefined && until !== undefined && until <= from ? i18n.t('standing.rewards.wrongDates') : undefined;
}

/** What is absent is not there: the model has no undefined. */
function trimmed(reward: {[K in keyof Reward]: Reward[K] | undefined}): Reward {
  return Object.fromEntries(Object.entries(reward).filter(([, value]) => value !== undefined)) as Reward;
}
