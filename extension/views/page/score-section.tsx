import {i18n} from '#i18n';
import {FIXED_W50, MIN_CALIBRATION} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {ScoreLine} from '../../messages';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {ScoreChip} from '../parts/score-chip';
import {RaiseLines} from '../standing/raise-lines';
import {ruleName} from '../standing/rule-name';
import {OptOutSwitch} from './opt-out-switch';

type Props = {
  readonly supporter: Supporter;
  /** Undefined: the person wants none. */
  readonly score: number | undefined;
  readonly lines: readonly ScoreLine[];
  readonly programme: Programme;
  readonly isDeclined: boolean;
  readonly now: number;
  readonly onScored: (supporter: string, isScored: boolean) => void;
};

/** The score and where it comes from: one line a rule, which add up to it. */
export function ScoreSection({supporter, score, lines, programme, isDeclined, now, onScored}: Props) {
  const {date} = formats();
  return (
    <section aria-labelledby="score-title">
      <h3 id="score-title" class="row">
        {i18n.t('score.title')} <ScoreChip score={score} risk={isDeclined} /> <TermLink term="score" />
      </h3>
      {score === undefined ? (
        <p>{i18n.t('privacy.unscoredSince', [date(supporter.unscored ?? 0)])}</p>
      ) : (
        <>
          <Waterfall score={score} lines={lines} programme={programme} />
          <RaiseLines supporter={supporter} programme={programme} now={now} />
        </>
      )}
      <OptOutSwitch supporter={supporter} onScored={onScored} />
    </section>
  );
}

function Waterfall({score, lines, programme}: {readonly score: number} & Pick<Props, 'lines' | 'programme'>) {
  const {number} = formats();
  return (
    <>
      <dl class="waterfall">
        {lines.map(({rule, share}) => (
          <div key={rule}>
            <dt>{ruleName(rule, programme)}</dt>
            <dd class="number">
              {share === undefined ? (
                <>
                  {i18n.t('score.notKnown')} <TermLink term="not-known" />
                </>
              ) : (
                i18n.t('score.ofScore', [number(share), number(score)])
              )}
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
        {i18n.t('score.halfLife', programme.halfLifeDays, [number(programme.halfLifeDays)])} <TermLink term="points" />
      </p>
    </>
  );
}
