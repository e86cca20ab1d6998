import {i18n} from '#i18n';
import {FIXED_W50, MIN_CALIBRATION} from '#shared/loyalty/score';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {SETTINGS_PATH} from './loyalty-paths';

type Props = {
  readonly programme: Programme;
  readonly plan: ProgrammePlan;
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<boolean>;
};

/** What a score of 50 means, from whom and when it was measured, how fast points fade, and measuring it again. */
export function ScoreScale({programme, plan, onPlan}: Props) {
  const {calibratedAt, calibratedOn, halfLifeDays} = programme;
  const {number, date} = formats();
  // Whoever puts a plan, the same one too, has everybody derived and the score measured anew.
  const again = () => void onPlan(plan, i18n.t('loyalty.scale.measured'));
  const isMeasured = calibratedOn >= MIN_CALIBRATION;
  return (
    <section class="card" aria-labelledby="scale-title" data-testid="scale">
      <h2 id="scale-title">
        {i18n.t('loyalty.scale.title')} <TermLink term="score" />
      </h2>
      <p>
        {isMeasured ? i18n.t('score.median') : i18n.t('score.fixed', [number(FIXED_W50)])}{' '}
        {i18n.t('score.halfLife', halfLifeDays, [number(halfLifeDays)])}
      </p>
      <p class="second">
        {calibratedAt === null
          ? i18n.t('loyalty.scale.never')
          : i18n.t('loyalty.scale.on', calibratedOn, [number(calibratedOn), date(calibratedAt)])}
      </p>
      <p class="row wraps">
        <button type="button" onClick={again}>
          {i18n.t('loyalty.scale.again')}
        </button>
        <a href={SETTINGS_PATH}>{i18n.t('loyalty.scale.settings')}</a>
      </p>
    </section>
  );
}
