import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {WrongField} from './read-draft';

/** What an input needs so that its trouble is told with it. */
export type FieldProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

type Props = {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly field?: WrongField | undefined;
  readonly wrong: ReadonlySet<WrongField>;
  readonly children: (props: FieldProps) => ComponentChildren;
};

/** A label, its field, and what is wrong with it. */
export function FieldRow({id, label, help, field, wrong, children}: Props) {
  const isWrong = field !== undefined && wrong.has(field);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({id, 'aria-invalid': isWrong, 'aria-describedby': isWrong || help !== undefined ? `${id}-note` : undefined})}
      {isWrong || help !== undefined ? (
        <p id={`${id}-note`} class={isWrong ? 'trouble-text' : 'second'}>
          {isWrong ? i18n.t(`loyalty.problem.${field}`) : help}
        </p>
      ) : undefined}
    </div>
  );
}
