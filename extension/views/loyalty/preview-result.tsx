import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Moved, PreviewPart} from '#shared/protocol/preview';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {LevelMoves} from './level-moves';
import {MovedPeople} from './moved-people';
import {RuleMoves} from './preview-tables';
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
  const {people, gains, loses, points, lapsing} = part;
  const {gaining, losing} = useMemo(() => movedBy(part.moved), [part.moved]);
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
      <Lapsing {...lapsing} />
      <div class="sides">
        <MovedPeople snapshot={snapshot} title={i18n.t('loyalty.preview.mostGain')} moved={gaining} />
        <MovedPeople snapshot={snapshot} title={i18n.t('loyalty.preview.mostLose')} moved={losing} />
      </div>
      <LevelMoves snapshot={snapshot} part={part} levels={[...(after.levels ?? []), ...(before.levels ?? [])]} />
      <ScoreBars {...part.scores} />
      <RuleMoves rules={part.rules} before={before} after={after} />
    </div>
  );
}

/** What lapses next, now and then: nothing where points never lapse. */
function Lapsing({before, after}: PreviewPart['lapsing']) {
  if (before.points === after.points && before.at === after.at) return null;
  return <p class="number">{i18n.t('loyalty.preview.lapsing', [lapsingText(before), lapsingText(after)])}</p>;
}

function lapsingText({people, points, at}: PreviewPart['lapsing']['before']): string {
  const {number, date} = formats();
  if (at === null) return i18n.t('loyalty.preview.lapsesNothing');
  return i18n.t('loyalty.preview.lapses', people, [number(people), number(points), date(at)]);
}

/** Those who gain and those who lose, who move most first. */
function movedBy(moved: readonly Moved[]) {
  const change = ({before, after}: Moved) => after - before;
  const most = (left: Moved, right: Moved) => Math.abs(change(right)) - Math.abs(change(left));
  return {
    gaining: moved.filter(one => change(one) > 0).sort(most),
    losing: moved.filter(one => change(one) < 0).sort(most),
  };
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
