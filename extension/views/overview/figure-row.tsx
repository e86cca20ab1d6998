import type {ComponentChildren} from 'preact';
import {useId, useState} from 'preact/hooks';
import {i18n} from '#i18n';

type Props = {
  /** For tests: which number it is. */
  readonly id: string;
  readonly name: string;
  /** The number or numbers, each a link to its list, or what stands in their place. */
  readonly value: ComponentChildren;
  readonly more?: ComponentChildren;
  /** How it is counted, from what and as of when. */
  readonly formula: ComponentChildren;
};

/** One number of the overview: its name, the number, and its formula on a click or Enter. */
export function FigureRow({id, name, value, more, formula}: Props) {
  const [isOpen, setOpen] = useState(false);
  const below = useId();
  return (
    <li class="figure" data-testid="figure" data-figure={id}>
      <div class="row wraps">
        <span class="grow">
          {name}
          {more === undefined ? undefined : <small class="second">{more}</small>}
        </span>
        <span class="figure-value">{value}</span>
        <button
          type="button"
          class="link formula-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? below : undefined}
          aria-label={i18n.t('overview.formulaOf', [name])}
          onClick={() => setOpen(!isOpen)}
        >
          {i18n.t('overview.formula')}
        </button>
      </div>
      {isOpen ? (
        <div id={below} class="formula" data-testid="formula">
          {formula}
        </div>
      ) : undefined}
    </li>
  );
}

type LinkProps = {readonly href: string; readonly name: string; readonly text: string; readonly isSecond?: boolean};

/** A number that opens its list. */
export function NumberLink({href, name, text, isSecond = false}: LinkProps) {
  return (
    <a
      class={isSecond ? 'number second' : 'number'}
      href={href}
      aria-label={i18n.t('phrase.labelled', [name, text])}
      data-testid="number"
    >
      {text}
    </a>
  );
}

/** What stands where a number would. */
export function NoNumber({text}: {readonly text: string}) {
  return (
    <span class="second" data-testid="no-number">
      {text}
    </span>
  );
}
