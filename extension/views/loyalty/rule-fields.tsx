import {i18n} from '#i18n';
import {ACTIONS} from '#shared/model/action';
import {FieldRow} from './field-row';
import {hasAmount, type WrongField} from './read-draft';
import {OFTEN, type RuleDraft} from './rule-draft';
import {ACTION_GROUPS, capital, channelName, eachText} from './rule-words';

export type PartProps = {
  readonly draft: RuleDraft;
  readonly wrong: ReadonlySet<WrongField>;
  readonly onChange: (part: Partial<RuleDraft>) => void;
};

type Props = PartProps & {
  readonly channels: readonly string[];
  readonly currencies: readonly string[];
};

/** How many points, for what, where and how often. */
export function RuleFields(props: Props) {
  const {draft, wrong, channels, onChange} = props;
  return (
    <div class="fields">
      <FieldRow id="rule-points" label={i18n.t('loyalty.field.points')} field="points" wrong={wrong}>
        {named => (
          <input
            {...named}
            class="short"
            inputMode="numeric"
            value={draft.points}
            onInput={({currentTarget}) => onChange({points: currentTarget.value})}
          />
        )}
      </FieldRow>
      <ActionField draft={draft} wrong={wrong} onChange={onChange} />
      <FieldRow id="rule-channel" label={i18n.t('loyalty.field.channel')} wrong={wrong}>
        {named => (
          <select {...named} value={draft.channel} onChange={({currentTarget}) => onChange({channel: currentTarget.value})}>
            <option value="">{i18n.t('loyalty.anywhere')}</option>
            {channels.map(channel => (
              <option key={channel} value={channel}>
                {channelName(channel)}
              </option>
            ))}
          </select>
        )}
      </FieldRow>
      <OftenFields draft={draft} wrong={wrong} onChange={onChange} />
      {hasAmount(draft) ? <AmountField {...props} /> : undefined}
    </div>
  );
}

function ActionField({draft, wrong, onChange}: PartProps) {
  const change = (value: string) => {
    const action = ACTIONS.find(one => one === value) ?? draft.action;
    // Months in a row are paid ones.
    onChange({action, ...(action !== 'paid' && draft.often === 'tenure' ? {often: 'each'} : {})});
  };
  return (
    <FieldRow id="rule-action" label={i18n.t('loyalty.field.action')} wrong={wrong}>
      {named => (
        <select {...named} value={draft.action} onChange={({currentTarget}) => change(currentTarget.value)}>
          {ACTION_GROUPS.map(({group, actions}) => (
            <optgroup key={group} label={i18n.t(`loyalty.group.${group}`)}>
              {actions.map(action => (
                <option key={action} value={action}>
                  {capital(eachText(action))}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </FieldRow>
  );
}

function OftenFields({draft, wrong, onChange}: PartProps) {
  const offered = OFTEN.filter(often => often !== 'tenure' || draft.action === 'paid');
  return (
    <>
      <FieldRow id="rule-often" label={i18n.t('loyalty.field.often')} wrong={wrong}>
        {named => (
          <select
            {...named}
            value={draft.often}
            onChange={({currentTarget}) => onChange({often: OFTEN.find(one => one === currentTarget.value) ?? 'each'})}
          >
            {offered.map(often => (
              <option key={often} value={often}>
                {i18n.t(`loyalty.often.${often}`)}
              </option>
            ))}
          </select>
        )}
      </FieldRow>
      {draft.often === 'count' ? (
        <>
          <NumberField id="rule-every" of="every" draft={draft} wrong={wrong} onChange={onChange} />
          <label class="row tick-row">
            <input
              type="checkbox"
              checked={draft.isDistinct}
              onChange={({currentTarget}) => onChange({isDistinct: currentTarget.checked})}
            />
            {i18n.t('loyalty.field.distinct')}
          </label>
        </>
      ) : undefined}
      {draft.often === 'tenure' ? (
        <NumberField id="rule-months" of="months" draft={draft} wrong={wrong} onChange={onChange} />
      ) : undefined}
    </>
  );
}

function NumberField({id, of, draft, wrong, onChange}: PartProps & {readonly id: string; readonly of: 'every' | 'months'}) {
  return (
    <FieldRow id={id} label={i18n.t(`loyalty.field.${of}`)} field={of} wrong={wrong}>
      {named => (
        <input
          {...named}
          class="short"
          inputMode="numeric"
          value={draft[of]}
          onInput={({currentTarget}) => onChange({[of]: currentTarget.value})}
        />
      )}
    </FieldRow>
  );
}

function AmountField({draft, wrong, currencies, onChange}: Props) {
  return (
    <FieldRow id="rule-amount" label={i18n.t('loyalty.field.amount')} field="amount" wrong={wrong}>
      {named => (
        <span class="row">
          <input
            {...named}
            class="short"
            inputMode="decimal"
            value={draft.amount}
            onInput={({currentTarget}) => onChange({amount: currentTarget.value})}
          />
          <input
            class="short"
            list="rule-currencies"
            maxLength={3}
            aria-label={i18n.t('loyalty.field.currency')}
            value={draft.currency}
            onInput={({currentTarget}) => onChange({currency: currentTarget.value.toUpperCase()})}
          />
          <datalist id="rule-currencies">
            {currencies.map(currency => (
              <option key={currency} value={currency} />
            ))}
          </datalist>
        </span>
      )}
    </FieldRow>
  );
}
