import {i18n} from '#i18n';
import {DATE_WORDS} from '#shared/filter/dates';
import {DAY_MS} from '#shared/model/time';
import {interfaceLanguage} from '../language';
import type {ValueProps} from './value-props';

const AGE = /^(?:in-)?(\d{0,5})([dwmy])$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const MONTH = /^\d{4}-\d\d$/;
const UNITS = ['d', 'w', 'm', 'y'] as const;

/** A day from the calendar, a month, a period by name, or how long ago. */
export function DateField(props: ValueProps) {
  const {label, operator, values, onChange} = props;
  const [first = '', second = ''] = values;
  if (operator === 'agoLess' || operator === 'agoMore' || operator === 'ahead') return <Distance {...props} />;
  if (operator !== 'range') {
    const hasPeriods = operator === 'is';
    return <When {...props} label={label} value={first} hasPeriods={hasPeriods} onValue={value => onChange([value])} />;
  }
  return (
    <span class="scale grow">
      <When {...props} label={label} value={first} hasPeriods={false} onValue={value => onChange([value, second])} />
      <span>{i18n.t('builder.to')}</span>
      <When {...props} label={label} value={second} hasPeriods={false} onValue={value => onChange([first, value])} />
    </span>
  );
}

/** So many days, weeks, months or years. */
function Distance({label, operator, values, isWrong, onChange}: ValueProps) {
  const [, amount = '', unit = 'd'] = AGE.exec(values[0] ?? '') ?? [];
  const write = (digits: string, letter: string) => onChange([`${operator === 'ahead' ? 'in-' : ''}${digits}${letter}`]);
  return (
    <span class="scale grow">
      <input
        type="number"
        min={0}
        max={99_999}
        class="short"
        data-testid="builder-value"
        aria-label={i18n.t('builder.value', [label])}
        aria-invalid={isWrong}
        value={amount}
        onInput={event => write(event.currentTarget.value.replace(/\D/g, ''), unit)}
      />
      <select
        aria-label={i18n.t('builder.unit', [label])}
        value={unit}
        onChange={event => write(amount, event.currentTarget.value)}
      >
        {UNITS.map(one => (
          <option key={one} value={one}>
            {i18n.t(`builder.${one}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

type WhenProps = Pick<ValueProps, 'kit' | 'label' | 'isWrong'> & {
  readonly value: string;
  readonly hasPeriods: boolean;
  readonly onValue: (value: string) => void;
};

/** What the language can name beside a day: written out where the calendar has no field for it. */
function When({kit, label, value, hasPeriods, isWrong, onValue}: WhenProps) {
  const how =
    DAY.test(value) || value === '' ? 'day' : MONTH.test(value) ? 'month' : DATE_WORDS.includes(value) ? value : 'other';
  const named = {
    'data-testid': 'builder-value',
    'aria-label': i18n.t('builder.value', [label]),
    'aria-invalid': isWrong,
    value,
    onInput: (event: {readonly currentTarget: HTMLInputElement}) => onValue(event.currentTarget.value),
  };
  return (
    <span class="scale grow">
      <select
        aria-label={i18n.t('builder.when', [label])}
        value={how}
        onChange={event => {
          const next = event.currentTarget.value;
          if (next === 'day') onValue(kit.today);
          else if (next === 'month') onValue(kit.today.slice(0, 7));
          else onValue(next === 'other' ? kit.today.slice(0, 4) : next);
        }}
      >
        <option value="day">{i18n.t('builder.day')}</option>
        <option value="month">{i18n.t('builder.month')}</option>
        {hasPeriods || how === value ? DATE_WORDS.map(word => <PeriodOption key={word} word={word} />) : undefined}
        <option value="other">{i18n.t('builder.other')}</option>
      </select>
      {how === 'day' ? <input type="date" {...named} /> : undefined}
      {how === 'month' ? <input type="month" {...named} /> : undefined}
      {how === 'other' ? <input type="text" class="short" {...named} /> : undefined}
    </span>
  );
}

function PeriodOption({word}: {readonly word: string}) {
  return <option value={word}>{periodText(word)}</option>;
}

const MONDAY = Date.UTC(2024, 0, 1);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The name of a period in the creator's words; weekdays are those of their language. */
function periodText(word: string): string {
  const weekday = WEEKDAYS.indexOf(word.replace('since-', ''));
  if (weekday >= 0) {
    const name = new Intl.DateTimeFormat(interfaceLanguage(), {weekday: 'long', timeZone: 'UTC'});
    return i18n.t('period.since', [name.format(MONDAY + weekday * DAY_MS)]);
  }
  const key = word.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return i18n.t(`period.${key}` as 'period.today');
}
