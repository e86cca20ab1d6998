import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {Campaign} from '#shared/model/rule';
import {FieldRow} from './field-row';
import {MultiplierRows} from './multiplier-rows';
import type {WrongField} from './read-draft';
import {PERIODS} from './rule-draft';
import type {PartProps} from './rule-fields';

type Props = PartProps & {
  readonly campaigns: readonly Campaign[];
  readonly tiers: readonly string[];
  readonly tags: readonly string[];
};

/** What most rules do without: each part folded away, open where it says something or is wrong. */
export function RuleFolds(props: Props) {
  const {draft, wrong} = props;
  const fold = (name: 'limits' | 'conditions' | 'dates' | 'more' | 'name', fields: readonly WrongField[], isUsed: boolean) => ({
    title: i18n.t(`loyalty.fold.${name}`),
    isOpen: isUsed || fields.some(field => wrong.has(field)),
  });
  const isLimited = Object.values(draft.caps).some(text => text !== '') || draft.cooldown !== '';
  return (
    <div class="folds">
      <Fold {...fold('limits', ['caps', 'cooldown'], isLimited)}>
        <LimitFields {...props} />
      </Fold>
      <Fold {...fold('conditions', ['subjects', 'tiers'], draft.subjects !== '' || draft.tiers !== '' || draft.isSeenOnly)}>
        <ConditionFields {...props} />
      </Fold>
      <Fold {...fold('more', ['multipliers'], draft.multipliers.length > 0)}>
        <MultiplierRows {...props} />
      </Fold>
      <Fold {...fold('dates', ['until', 'pendingDays'], draft.from !== '' || draft.until !== '' || draft.pendingDays !== '')}>
        <DateFields {...props} />
      </Fold>
      <Fold {...fold('name', [], draft.name !== '' || draft.campaign !== '')}>
        <NameFields {...props} />
      </Fold>
    </div>
  );
}

type FoldProps = {readonly title: string; readonly isOpen: boolean; readonly children: ComponentChildren};

function Fold({title, isOpen, children}: FoldProps) {
  return (
    // Left as the creator has it, but for what is wrong inside.
    <details open={isOpen || undefined}>
      <summary>{title}</summary>
      <div class="fields">{children}</div>
    </details>
  );
}

function LimitFields({draft, wrong, onChange}: Props) {
  return (
    <>
      <fieldset class="choices">
        <legend>{i18n.t('loyalty.field.caps')}</legend>
        <div class="row wraps">
          {PERIODS.map(per => (
            <label key={per} class="row">
              <input
                class="short"
                inputMode="numeric"
                aria-invalid={wrong.has('caps')}
                aria-describedby={wrong.has('caps') ? 'rule-caps-note' : undefined}
                value={draft.caps[per]}
                onInput={({currentTarget}) => onChange({caps: {...draft.caps, [per]: currentTarget.value}})}
              />
              {i18n.t(`loyalty.per.${per}`)}
            </label>
          ))}
        </div>
        {wrong.has('caps') ? (
          <p id="rule-caps-note" class="trouble-text">
            {i18n.t('loyalty.problem.caps')}
          </p>
        ) : undefined}
      </fieldset>
      <FieldRow id="rule-cooldown" label={i18n.t('loyalty.field.cooldown')} field="cooldown" wrong={wrong}>
        {named => (
          <span class="row">
            <input
              {...named}
              class="short"
              inputMode="numeric"
              value={draft.cooldown}
              onInput={({currentTarget}) => onChange({cooldown: currentTarget.value})}
            />
            <select
              aria-label={i18n.t('loyalty.field.cooldown')}
              value={draft.cooldownUnit}
              onChange={({currentTarget}) => onChange({cooldownUnit: currentTarget.value === 'days' ? 'days' : 'hours'})}
            >
              <option value="hours">{i18n.t('loyalty.field.hours')}</option>
              <option value="days">{i18n.t('loyalty.field.days')}</option>
            </select>
          </span>
        )}
      </FieldRow>
    </>
  );
}

function ConditionFields({draft, wrong, onChange}: Props) {
  const area = (of: 'subjects' | 'tiers') => (
    <FieldRow
      id={`rule-${of}`}
      label={i18n.t(`loyalty.field.${of}`)}
      help={i18n.t('loyalty.field.oneALine')}
      field={of}
      wrong={wrong}
    >
      {named => (
        <textarea {...named} rows={3} value={draft[of]} onInput={({currentTarget}) => onChange({[of]: currentTarget.value})} />
      )}
    </FieldRow>
  );
  return (
    <>
      {area('subjects')}
      {area('tiers')}
      <label class="row">
        <input
          type="checkbox"
          checked={draft.isSeenOnly}
          onChange={({currentTarget}) => onChange({isSeenOnly: currentTarget.checked})}
        />
        {i18n.t('loyalty.field.seenOnly')}
      </label>
    </>
  );
}

function DateFields({draft, wrong, onChange}: Props) {
  const day = (of: 'from' | 'until') => (
    <FieldRow id={`rule-${of}`} label={i18n.t(`loyalty.field.${of}`)} field={of === 'until' ? of : undefined} wrong={wrong}>
      {named => (
        <input {...named} type="date" value={draft[of]} onInput={({currentTarget}) => onChange({[of]: currentTarget.value})} />
      )}
    </FieldRow>
  );
  return (
    <>
      {day('from')}
      {day('until')}
      <FieldRow
        id="rule-pending"
        label={i18n.t('loyalty.field.pendingDays')}
        help={i18n.t('loyalty.field.pendingHelp')}
        field="pendingDays"
        wrong={wrong}
      >
        {named => (
          <input
            {...named}
            class="short"
            inputMode="numeric"
            value={draft.pendingDays}
            onInput={({currentTarget}) => onChange({pendingDays: currentTarget.value})}
          />
        )}
      </FieldRow>
    </>
  );
}

function NameFields({draft, wrong, campaigns, onChange}: Props) {
  return (
    <>
      <FieldRow id="rule-name" label={i18n.t('loyalty.field.name')} help={i18n.t('loyalty.field.nameHelp')} wrong={wrong}>
        {named => (
          <input
            {...named}
            maxLength={80}
            value={draft.name}
            onInput={({currentTarget}) => onChange({name: currentTarget.value})}
          />
        )}
      </FieldRow>
      <FieldRow id="rule-campaign" label={i18n.t('loyalty.field.campaign')} wrong={wrong}>
        {named => (
          <select {...named} value={draft.campaign} onChange={({currentTarget}) => onChange({campaign: currentTarget.value})}>
            <option value="">{i18n.t('loyalty.field.noCampaign')}</option>
            {campaigns.map(({id, name}) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </FieldRow>
    </>
  );
}
