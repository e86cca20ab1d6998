import type {ComponentChildren} from 'preact';

export type Folds = {
  readonly isOpen: (name: string) => boolean;
  readonly onToggle: (name: string, isOpen: boolean) => void;
};

type Props = {
  readonly name: string;
  readonly title: string;
  readonly folds: Folds;
  readonly children: ComponentChildren;
};

/** A part of the panel that can be closed, and stays so. The heading of the section inside is not shown again. */
export function Fold({name, title, folds, children}: Props) {
  return (
    <details
      class="fold"
      id={`fold-${name}`}
      open={folds.isOpen(name)}
      onToggle={({currentTarget}) => folds.onToggle(name, currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}
