import type {ComponentChildren} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {FormEnd} from './form-end';

type Props = {
  /** What its fields and buttons are called in the markup: `badge`. */
  readonly id: string;
  readonly class: string;
  readonly title: ComponentChildren;
  /** Of the name's own field, which has the focus first. */
  readonly label: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  /** What keeps it from being saved, in a sentence; said once somebody tried. */
  readonly problem: string | undefined;
  readonly saveText?: string | undefined;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
};

/** The form of something that the creator names and keeps: its name, its own fields, what is wrong, and two ways out. */
export function NamedForm({id, class: look, title, label, name, onName, problem, ...rest}: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [isTried, setTried] = useState(false);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class={look}
      data-testid={`${id}-form`}
      onSubmit={event => {
        event.preventDefault();
        setTried(true);
        if (problem === undefined) rest.onSave();
      }}
    >
      {title}
      <div class="card form">
        <label for={`${id}-name`}>{label}</label>
        <input
          id={`${id}-name`}
          ref={field}
          maxLength={80}
          value={name}
          onInput={({currentTarget}) => onName(currentTarget.value)}
        />
        {rest.children}
        {isTried && problem !== undefined ? (
          <p class="trouble-text wrap" role="alert">
            {problem}
          </p>
        ) : undefined}
        <FormEnd onCancel={rest.onCancel} text={rest.saveText} testId={`${id}-save`} />
      </div>
    </form>
  );
}
