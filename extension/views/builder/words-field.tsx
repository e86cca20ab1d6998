import {i18n} from '#i18n';
import {fold} from '#shared/filter/fold';
import {formats} from '../language';
import {Choose} from '../parts/choose';
import type {ValueProps} from './value-props';

/** More choices than this are looked for instead of listed. */
const LISTED = 10;

/** Choices to tick with how many have each; words that people have to look for; or any words. */
export function WordsField({kit, field, table, label, operator, values, onChange}: ValueProps) {
  const offers = operator === 'is' || operator === 'exactly' ? kit.words(table, field.name) : [];
  const has = (value: string) => values.some(one => fold(one) === fold(value));
  if (field.choices !== undefined && operator === 'is' && offers.length <= LISTED) {
    return (
      <span class="ticks grow">
        {offers.map(({value, label: text, count}) => (
          <label key={value} class="choice-tick">
            <input
              type="checkbox"
              checked={has(value)}
              onChange={() => onChange(has(value) ? values.filter(one => fold(one) !== fold(value)) : [...values, value])}
            />
            {text} {count === undefined ? undefined : <span class="number second">{formats().number(count)}</span>}
          </label>
        ))}
      </span>
    );
  }
  const textOf = (value: string) => offers.find(offer => fold(offer.value) === fold(value))?.label ?? value;
  return (
    <span class="words grow">
      {values.map(value => (
        <button
          key={value}
          type="button"
          class="word"
          aria-label={i18n.t('builder.remove', [textOf(value)])}
          onClick={event => {
            // The button goes: its neighbour takes the focus.
            event.currentTarget.parentElement?.querySelector('input')?.focus();
            onChange(values.filter(one => one !== value));
          }}
        >
          {textOf(value)} <span aria-hidden="true">✕</span>
        </button>
      ))}
      <Choose
        label={i18n.t('builder.value', [label])}
        text=""
        placeholder={i18n.t(values.length === 0 ? 'builder.firstValue' : 'builder.nextValue')}
        options={offers.filter(({value}) => !has(value))}
        isOpen={field.choices === undefined || operator !== 'is'}
        testId="builder-value"
        onTake={value => {
          if (!has(value)) onChange([...values, value]);
        }}
      />
    </span>
  );
}
