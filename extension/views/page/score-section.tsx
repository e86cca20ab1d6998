import {i18n} from '#i18n';
import {FIXED_W50, MIN_CALIBRATION} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {ScoreLine} from '../../messages';
import {formats} from '../language';
import {ScoreChip} from '../parts/score-chip';

type Props = {
  readonly score: number;
  readonly lines: readonly ScoreLine[];
  readonly programme: Programme;
  readonly isDeclined: boolean;
};

/** The score and where it comes from: one line a rule, which add up to it. */
export function ScoreSection({score, lines, programme, isDeclined}: Props) {
  const {number} = formats();
  return (
    <section aria-labelledby="score-title">
      <h3 id="score-title" class="row">
        {i18n.t('score.title')} <ScoreChip score={score} risk={isDeclined} />
      </h3>
      <dl class="waterfall">
        {lines.map(({rule, share}) => (
          <div key={rule}>
            <dt>{ruleText(rule)}</dt>
            <dd class="number">
              {share === undefined ? i18n.t('score.notKnown') : i18n.t('score.ofScore', [number(share), number(score)])}
            </dd>
            <dd class="bar" aria-hidden="true">
              <i style={{width: `${score === 0 ? 0 : (100 * (share ?? 0)) / score}%`}} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="second">
        {score === 0 ? i18n.t('score.nothing') : i18n.t('score.sum', [number(score)])}{' '}
        {programme.calibratedOn < MIN_CALIBRATION ? i18n.t('score.fixed', [number(FIXED_W50)]) : i18n.t('score.median')}{' '}
        {i18n.t('score.halfLife', programme.halfLifeDays, [number(programme.halfLifeDays)])}
      </p>
    </section>
  );
}

/** A rule of the starting programme in the interface's language; the creator's own by its id. */
export function ruleText(rule: string): string {
  if (rule === 'payments') return i18n.t('rule.payments');
  return rule === 'newsletter' ? i18n.t('rule.newsletter') : rule;
}
