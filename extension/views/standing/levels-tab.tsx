import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {DEFAULT_LEVEL_POLICY} from '#shared/loyalty/levels';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Level, LevelPolicy} from '#shared/model/reward';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {type LevelProblem, levelCounts, levelProblem} from './level-counts';
import {LevelRow} from './level-row';
import {LevelsPicture} from './levels-picture';
import {namesOf, newId} from './plan-parts';
import {PolicyFields} from './policy-fields';
import {StandingsState} from './standings-state';
import {useSliced} from './use-sliced';
import {useStandings} from './use-standings';

type Draft = {
  readonly levels: readonly Level[];
  readonly levelPolicy: LevelPolicy;
  /** The plan as it was when the change began. */
  readonly base: ProgrammePlan;
};

/** The levels, how they are reached and left, and who stands where: also while they are being changed (LOY-24, LOY-72). */
export function LevelsTab({snapshot, plan, onPlan}: LoyaltyTabProps) {
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [isTried, setTried] = useState(false);
  const read = useStandings(snapshot);
  const shown = draft ?? {levels: plan.levels ?? [], levelPolicy: plan.levelPolicy ?? DEFAULT_LEVEL_POLICY, base: plan};
  const {levels, levelPolicy, base} = shown;
  const change = (part: Partial<Draft>) => setDraft({...shown, ...part});
  const problem = levelProblem(levels);
  const leave = () => {
    setDraft(undefined);
    setTried(false);
  };
  const save = () => {
    setTried(true);
    if (problem !== undefined) return;
    const named = levels.map(level => ({...level, name: level.name.trim()}));
    const changed = {...base, levels: named, levelPolicy};
    void onPlan(changed, i18n.t('standing.levels.saved'), base).then(isDone => isDone && leave());
  };
  if (levels.length === 0 && draft === undefined) {
    return (
      <Empty
        text={i18n.t('standing.levels.empty')}
        button={{label: i18n.t('standing.levels.start'), onClick: () => change({levels: starter()}), testId: 'levels-start'}}
      >
        <p class="second">{i18n.t('standing.levels.notTier')}</p>
      </Empty>
    );
  }
  return (
    <form
      class="standing"
      data-testid="levels"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <StandingsState read={read} />
      {read.kind === 'read' ? (
        <LivePicture {...{snapshot, plan, shown}} isSaved={draft === undefined} standings={read.standings} />
      ) : undefined}
      <ol class="cards">
        {levels.map((level, place) => (
          <LevelRow
            key={level.id}
            level={level}
            place={place}
            wrong={isTried && problem?.place === place ? problem.kind : undefined}
            namedBy={namesOf(plan, level.id)}
            onChange={next => change({levels: levels.map(one => (one.id === level.id ? next : one))})}
            onRemove={() => change({levels: levels.filter(({id}) => id !== level.id)})}
          />
        ))}
      </ol>
      <p>
        <button type="button" disabled={levels.length >= 30} onClick={() => change({levels: [...levels, next(levels)]})}>
          {i18n.t('standing.levels.add')}
        </button>
      </p>
      <PolicyFields policy={levelPolicy} onChange={policy => change({levelPolicy: policy})} />
      {draft === undefined ? undefined : (
        <p class="row save-line">
          {isTried && problem !== undefined ? (
            <span class="grow wrap trouble-text" role="alert">
              {problemText(problem, levels)}
            </span>
          ) : (
            <span class="grow second">{i18n.t('standing.unsaved')}</span>
          )}
          <button type="button" onClick={leave}>
            {i18n.t('verb.cancel')}
          </button>
          <button type="submit" class="primary" data-testid="levels-save">
            {i18n.t('standing.levels.save')}
          </button>
        </p>
      )}
    </form>
  );
}

type LiveProps = Pick<LoyaltyTabProps, 'snapshot' | 'plan'> & {
  readonly shown: Draft;
  readonly isSaved: boolean;
  readonly standings: Parameters<typeof levelCounts>[0];
};

function LivePicture({snapshot, plan, shown, isSaved, standings}: LiveProps) {
  const wanted = {rules: plan.rules, levels: [...shown.levels], levelPolicy: shown.levelPolicy};
  const {now} = snapshot;
  const on = JSON.stringify([wanted.levels.map(({id, from}) => [id, from]), shown.levelPolicy]);
  const counts = useSliced(() => levelCounts(standings, wanted, now), [standings, on]);
  return <LevelsPicture levels={shown.levels} counts={counts} note={i18n.t('standing.levels.live')} isSaved={isSaved} />;
}

const STARTS = [100, 500, 2_000] as const;

function starter(): Level[] {
  const names = [i18n.t('standing.levels.first'), i18n.t('standing.levels.second'), i18n.t('standing.levels.third')];
  return STARTS.map((from, place) => ({id: newId(), name: names[place] ?? '', from}));
}

function next(levels: readonly Level[]): Level {
  const last = levels.at(-1)?.from ?? 0;
  return {id: newId(), name: '', from: Math.min(1_000_000_000, Math.max(100, 2 * last))};
}

function problemText({kind, place}: LevelProblem, levels: readonly Level[]): string {
  const number = formats().number(place + 1);
  if (kind === 'name') return i18n.t('standing.levels.needsName', [number]);
  if (kind === 'sameName') return i18n.t('standing.levels.sameName', [levels[place]?.name ?? '']);
  return i18n.t('standing.levels.ascending', [levels[place]?.name ?? '', levels[place - 1]?.name ?? '']);
}
