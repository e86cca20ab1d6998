import {i18n} from '#i18n';
import type {ValueProps} from './value-props';

const CURRENCY = /[A-Z]{3}$/;

/** A number, an amount with its currency, or two of them. */
export function ScaleField({kit, field, label, operator, values, isWrong, onChange}: ValueProps) {
  const [first = '', second = ''] = values;
  const isMoney = field.type === 'money';
  const currency = CURRENCY.exec(first)?.[0] ?? CURRENCY.exec(second)?.[0] ?? '';
  const digits = (value: string) => value.replace(CURRENCY, '').replace('%', '');
  const write = (from: string, to: string, unit: string) => {
    const ends = operator === 'range' ? [from, to] : [from];
    onChange(ends.map(end => (end === '' ? '' : end + unit)));
  };
  const unit = isMoney ? currency : '';
  const currencies = currency === '' || kit.currencies.includes(currency) ? kit.currencies : [...kit.currencies, currency];
  return (
    <span class="scale grow">
      <NumberInput
        label={i18n.t('builder.value', [label])}
        value={digits(first)}
        isWrong={isWrong}
        onInput={value => write(value, digits(second), unit)}
      />
      {operator === 'range' ? (
        <>
          <span>{i18n.t('builder.to')}</span>
          <NumberInput
            label={i18n.t('builder.end', [label])}
            value={digits(second)}
            isWrong={isWrong}
            onInput={value => write(digits(first), value, unit)}
          />
        </>
      ) : undefined}
      {field.unit === undefined ? undefined : <span>{field.unit}</span>}
      {isMoney && currencies.length > 0 ? (
        <select
          aria-label={i18n.t('builder.currency', [label])}
          value={currency}
          onChange={event => write(digits(first), digits(second), event.currentTarget.value)}
        >
          <option value="">{i18n.t('builder.ownCurrency', [kit.currencies[0] ?? ''])}</option>
          {currencies.map(one => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : undefined}
    </span>
  );
}

type NumberProps = {
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onInput: (value: string) => void;
};

function NumberInput({label, value, isWrong, onInput}: NumberProps) {
  return (
    <input
      type="number"
      step="any"
      class="short"
      data-testid="builder-value"
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      onInput={event => onInput(event.currentTarget.value)}
    />
  );
}
