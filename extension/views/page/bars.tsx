import {formats} from '../language';
import type {Figure} from '../past-figures';

type Props = {
  readonly label: string;
  readonly figures: readonly Figure[];
  /** Below a bar, short; and its whole name for hover and screen readers. */
  readonly nameOf: (figure: Figure) => string;
  readonly titleOf: (figure: Figure) => string;
  readonly chosen: string | undefined;
  /** Undefined: everything again. */
  readonly onChoose: (key: string | undefined) => void;
};

/** A zero-based picture of counts, each bar a button that opens its list. */
export function Bars({label, figures, nameOf, titleOf, chosen, onChoose}: Props) {
  const most = Math.max(1, ...figures.map(({count}) => count));
  const {number} = formats();
  return (
    <ul class="bars" aria-label={label} style={{'--bars': figures.length}}>
      {figures.map(figure => {
        const {key, count} = figure;
        const isChosen = key === chosen;
        return (
          <li key={key}>
            <button
              type="button"
              aria-pressed={isChosen}
              title={titleOf(figure)}
              disabled={count === 0}
              onClick={() => onChoose(isChosen ? undefined : key)}
            >
              <span class="hidden">{titleOf(figure)}</span>
              <span class="bar-count number" aria-hidden="true">
                {count === 0 ? '' : number(count)}
              </span>
              <span class="bar-box">
                <i style={{height: `${(100 * count) / most}%`}} />
              </span>
              <span class="bar-name" aria-hidden="true">
                {nameOf(figure)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
