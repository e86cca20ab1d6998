import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type PolicyRule, policyOf} from '#shared/loyalty/policy';
import {formats} from '../language';
import type {RuleDraft} from './rule-draft';
import {channelName} from './rule-words';

type Props = {
  readonly draft: RuleDraft;
  readonly now: number;
  readonly onChange: (part: Partial<RuleDraft>) => void;
};

const OWNERS: Record<PolicyRule, string> = {meta: 'Meta', youtube: 'YouTube', discord: 'Discord', bluesky: 'Bluesky', shares: ''};

/** Whether the action may be rewarded there (T13): by whose rule not, and what it takes to do so all the same. */
export function PolicyNote({draft, now, onChange}: Props) {
  const {rewardable, rule, read} = policyOf(draft.channel === '' ? undefined : draft.channel, draft.action);
  const {date, wholeMonth} = formats();
  if (rule === undefined || rewardable === 'yes') {
    return (
      <label class="row tick-row">
        <input
          type="checkbox"
          checked={draft.isSignal}
          onChange={({currentTarget}) => onChange({isSignal: currentTarget.checked})}
        />
        {i18n.t('loyalty.policy.only')}
      </label>
    );
  }
  const owner = OWNERS[rule] === '' ? channelName(draft.channel === '' ? 'self' : draft.channel) : OWNERS[rule];
  const when = read === undefined ? '' : wholeMonth(Date.parse(`${read}-01T00:00:00Z`));
  return (
    <section class="notice policy" aria-label={i18n.t('loyalty.policy.title', [owner])} data-testid="policy">
      <p>{i18n.t(`loyalty.policy.${rule}`, [when])}</p>
      {rewardable === 'ask' ? <AllTheSame draft={draft} now={now} onChange={onChange} date={date} /> : undefined}
    </section>
  );
}

/** Points for what a vendor forbids to reward: asked twice, and taken back with one press. */
function AllTheSame({draft, now, onChange, date}: Props & {readonly date: (at: number) => string}) {
  const [isAsking, setAsking] = useState(false);
  if (!draft.isSignal) {
    return (
      <p class="row wraps">
        <span>{i18n.t('loyalty.policy.accepted', [date(draft.accepted ?? now)])}</span>
        <button type="button" onClick={() => onChange({isSignal: true, accepted: undefined})}>
          {i18n.t('loyalty.policy.only')}
        </button>
      </p>
    );
  }
  if (!isAsking) {
    return (
      <p>
        <button type="button" data-testid="give-points" onClick={() => setAsking(true)}>
          {i18n.t('loyalty.policy.give')}
        </button>
      </p>
    );
  }
  return (
    <>
      <p role="alert">{i18n.t('loyalty.policy.ask')}</p>
      <p class="row wraps">
        <button
          type="button"
          class="danger"
          data-testid="give-points-yes"
          onClick={() => {
            setAsking(false);
            onChange({isSignal: false, accepted: now});
          }}
        >
          {i18n.t('loyalty.policy.yes')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </>
  );
}
