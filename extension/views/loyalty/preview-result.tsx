import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {PreviewPart} from '#shared/protocol/preview';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {MovedPeople} from './moved-people';
import {LevelMoves, RuleMoves} from './preview-tables';
import {ScoreBars} from './score-bars';

type Props = {
  readonly snapshot: Snapshot;
  readonly part: PreviewPart;
  /** Everyone was looked at. */
  readonly isWhole: boolean;
  readonly before: ProgrammePlan;
  readonly after: ProgrammePlan;
};

/** Who gains, who loses, how scores and levels move, and which rule does it. */
export function PreviewResult({snapshot, part, isWhole, before, after}: Props) {
  const {number} = formats();
  const {people, gains, loses, points, most} = part;
  const isSame = gains.people === 0 && loses.people === 0 && points.before === points.after;
  return (
    <div class="preview">
      <div class="tiles">
        <Tile count={gains.people} label={i18n.t('loyalty.preview.gain')} points={gains.points} sign="+" />
        <Tile count={loses.people} label={i18n.t('loyalty.preview.lose')} points={loses.points} sign="−" />
        <Tile count={people - gains.people - loses.people} label={i18n.t('loyalty.preview.same')} points={0} sign="" />
      </div>
      {isSame && isWhole ? <p data-testid="preview-same">{i18n.t('loyalty.preview.nobody')}</p> : undefined}
      {isSame ? undefined : (
        <p class="number">{i18n.t('loyalty.preview.points', [number(points.before), number(points.after)])}</p>
      )}
      <div class="sides">
        <MovedPeople snapshot={snapshot} title={i18n.t('loyalty.preview.mostGain')} of={gains.people} moved={most.gain} />
        <MovedPeople snapshot={snapshot} title={i18n.t('loyalty.preview.mostLose')} of={loses.people} moved={most.lose} />
      </div>
      <ScoreBars {...part.scores} />
      <LevelMoves moves={part.moves} levels={[...(before.levels ?? []), ...(after.levels ?? [])]} />
      <RuleMoves rules={part.rules} before={before} after={after} />
    </div>
  );
}

type TileProps = {readonly count: number; readonly label: string; readonly points: number; readonly sign: string};

function Tile({count, label, points, sign}: TileProps) {
  const {number} = formats();
  return (
    <p class="tile">
      <b class="number">{number(count)}</b> {label}
      {points === 0 ? undefined : (
        <span class="second number">
          {i18n.t('loyalty.preview.by', [`${sign}${i18n.t('loyalty.points', points, [number(points)])}`])}
        </span>
      )}
    </p>
  );
}
