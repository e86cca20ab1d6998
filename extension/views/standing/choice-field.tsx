import {i18n} from '#i18n';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly {readonly value: string; readonly text: string}[];
  readonly onChange: (value: string) => void;
  readonly testId?: string;
};

/** One of some words. */
export function ChoiceField({label, value, options, onChange, testId}: Props) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} data-testid={testId} onChange={({currentTarget}) => onChange(currentTarget.value)}>
        {options.some(option => option.value === value) ? undefined : <option value={value}>{i18n.t('act.choose')}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
