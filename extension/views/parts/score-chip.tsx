import {i18n} from '#i18n';
import {formats} from '../language';

function OptedOut() {
  return (
    <span class="chip none" role="img" aria-label={i18n.t('overlay.chip.optedOut')}>
      <span class="chip-number">—</span>
    </span>
  );
}

/** The quarter of a score: 0–24, 25–49, 50–74, 75–100. */
export function quarterOf(score: number): 1 | 2 | 3 | 4 {
  if (score < 25) return 1;
  if (score < 50) return 2;
  return score < 75 ? 3 : 4;
}

const DOTS = [1, 2, 3, 4] as const;

type Props = {
  /** Undefined: the person wants none. */
  readonly score: number | undefined;
  /** The last charge was declined. */
  readonly risk?: boolean;
};

/** The score as the overlay shows it, in our own views. */
export function ScoreChip({score, risk = false}: Props) {
  if (score === undefined) return <OptedOut />;
  const quarter = quarterOf(score);
  const name = i18n.t('score.name', [score, i18n.t(`score.quarter${quarter}`)]);
  return (
    <span
      class={`chip q${quarter}${risk ? ' risk' : ''}`}
      role="img"
      aria-label={risk ? i18n.t('phrase.then', [name, i18n.t('state.declined')]) : name}
    >
      <span class="chip-number">{formats().number(score)}</span>
      <span class="chip-dots">
        {DOTS.map(dot => (
          <i key={dot} class={dot <= quarter ? 'on' : ''} />
        ))}
      </span>
    </span>
  );
}
