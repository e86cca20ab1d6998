import {DateField} from './date-field';
import {ScaleField} from './scale-field';
import type {ValueProps} from './value-props';
import {WordsField} from './words-field';

/** Where the value of a row is chosen or written, by the type of its field. */
export function ValueField(props: ValueProps) {
  const {field, operator} = props;
  if (operator === 'any' || operator === 'yes' || operator === 'no') return <span class="grow" />;
  if (field.type === 'date') return <DateField {...props} />;
  if (field.type === 'text' || field.type === 'set' || field.type === 'choice') return <WordsField {...props} />;
  return <ScaleField {...props} />;
}
