type Props = {
  readonly label: string;
  readonly value: number | undefined;
  readonly range: {readonly min: number; readonly max: number};
  /** Absent: a number has to be there, and an empty field keeps the last one. */
  readonly onEmpty?: () => void;
  readonly onChange: (value: number) => void;
  /** Told when the field is left, or at Enter: each change is saved at once. */
  readonly isLate?: boolean;
  readonly isWrong?: boolean;
  readonly testId?: string;
};

/** A whole number within its range; what is none changes nothing. */
export function NumberField({
  label,
  value,
  range: {min, max},
  onEmpty,
  onChange,
  isLate = false,
  isWrong = false,
  testId,
}: Props) {
  const read = (field: HTMLInputElement) => {
    const next = Math.round(field.valueAsNumber);
    if (field.value === '' && field.validity.valid) onEmpty?.();
    else if (next >= min && next <= max && next !== value) onChange(next);
  };
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        class="number"
        inputMode="numeric"
        aria-invalid={isWrong}
        data-testid={testId}
        {...{min, max}}
        step={1}
        {...(isLate ? {defaultValue: value ?? ''} : {value: value ?? ''})}
        onInput={({currentTarget}) => isLate || read(currentTarget)}
        onChange={({currentTarget}) => isLate && read(currentTarget)}
        onBlur={({currentTarget}) => {
          if (!isLate) currentTarget.value = value === undefined ? '' : String(value);
        }}
      />
    </label>
  );
}
