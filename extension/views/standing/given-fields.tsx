import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {ChoiceField} from './choice-field';
import {type Given, MOST_GIVEN} from './given-points';
import {NumberField} from './number-field';

type Props = {
  readonly given: Given;
  readonly badges: NonNullable<ProgrammePlan['badges']>;
  readonly onChange: (given: Given) => void;
};

/** How many points, or back to 0; a badge with them, and why. */
export function GivenFields({given, badges, onChange}: Props) {
  const {points, reason, badge, isToZero} = given;
  return (
    <>
      <div class="fields">
        {isToZero ? undefined : (
          <NumberField
            label={i18n.t('standing.give.points')}
            testId="give-amount"
            value={points}
            range={{min: -MOST_GIVEN, max: MOST_GIVEN}}
            onChange={next => onChange({...given, points: next})}
          />
        )}
        {badges.length === 0 ? undefined : (
          <ChoiceField
            label={i18n.t('standing.give.badge')}
            value={badge}
            options={[
              {value: '', text: i18n.t('standing.give.noBadge')},
              ...badges.map(({id, name}) => ({value: id, text: name})),
            ]}
            onChange={next => onChange({...given, badge: next})}
          />
        )}
      </div>
      <label class="row">
        <input
          type="checkbox"
          data-testid="give-zero"
          checked={isToZero}
          onChange={() => onChange({...given, isToZero: !isToZero})}
        />
        {i18n.t('standing.give.toZero')}
      </label>
      <label for="give-reason">{i18n.t('standing.give.reason')}</label>
      <input
        id="give-reason"
        maxLength={200}
        value={reason}
        autocomplete="off"
        onInput={({currentTarget}) => onChange({...given, reason: currentTarget.value})}
      />
      <p class="second">{i18n.t('standing.give.help')}</p>
    </>
  );
}
