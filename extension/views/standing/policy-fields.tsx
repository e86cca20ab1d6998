import {i18n} from '#i18n';
import {DEFAULT_WARN_DAYS} from '#shared/loyalty/levels';
import type {LevelPolicy} from '#shared/model/reward';
import {NumberField} from './number-field';

type Props = {readonly policy: LevelPolicy; readonly onChange: (policy: LevelPolicy) => void};

const BYS = ['lifetime', 'window'] as const;
const DOWNS = [
  {down: 'keep', text: 'standing.policy.keep'},
  {down: 'one-down', text: 'standing.policy.oneDown'},
  {down: 'balance', text: 'standing.policy.balance'},
] as const;
const FIRST_WINDOW = 365;

/** How levels are reached and left, and how long before a person is told. */
export function PolicyFields({policy, onChange}: Props) {
  const {by, windowDays = FIRST_WINDOW, down, warnDays = DEFAULT_WARN_DAYS} = policy;
  return (
    <section class="card policy" aria-labelledby="policy-title">
      <h2 id="policy-title">{i18n.t('standing.policy.title')}</h2>
      <fieldset class="choices">
        <legend>{i18n.t('standing.policy.by')}</legend>
        {BYS.map(one => (
          <label key={one} class="row">
            <input
              type="radio"
              name="by"
              value={one}
              checked={one === by}
              onChange={() => {
                const {windowDays: _, ...rest} = policy;
                onChange(one === 'lifetime' ? {...rest, by: one} : {...rest, by: one, windowDays});
              }}
            />
            {i18n.t(`standing.policy.${one}`)}
          </label>
        ))}
      </fieldset>
      {by === 'lifetime' ? undefined : (
        <NumberField
          label={i18n.t('standing.policy.windowDays')}
          value={windowDays}
          range={{min: 7, max: 1_830}}
          onChange={days => onChange({...policy, windowDays: days})}
        />
      )}
      <fieldset class="choices">
        <legend>{i18n.t('standing.policy.down')}</legend>
        {DOWNS.map(one => (
          <label key={one.down} class="row">
            <input
              type="radio"
              name="down"
              value={one.down}
              checked={one.down === down}
              onChange={() => onChange({...policy, down: one.down})}
            />
            {i18n.t(one.text)}
          </label>
        ))}
      </fieldset>
      {by === 'lifetime' ? <p class="second">{i18n.t('loyalty.lifetimeDown')}</p> : undefined}
      {down === 'keep' || (by === 'lifetime' && down === 'balance') ? undefined : (
        <NumberField
          label={i18n.t('standing.policy.warn')}
          value={warnDays}
          range={{min: 0, max: 366}}
          onChange={days => onChange({...policy, warnDays: days})}
        />
      )}
      <p class="second">{i18n.t('standing.policy.redeeming')}</p>
    </section>
  );
}
