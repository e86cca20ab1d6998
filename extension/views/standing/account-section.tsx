import {i18n} from '#i18n';
import {isWarned, nextLevel} from '#shared/loyalty/levels';
import type {RankedAs} from '#shared/model/account';
import type {Supporter} from '#shared/model/supporter';
import type {ActId} from '../../actions/act-path';
import type {Snapshot} from '../data/snapshot';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {planOf} from '../loyalty/plan-of';
import {AccountBadges} from './account-badges';
import {pointsText, type StandingActions} from './standing-actions';
import {StatementPart} from './statement-part';
import {usePictures} from './use-rows';

type Props = {
  readonly snapshot: Snapshot;
  readonly supporter: Supporter;
  readonly actions: StandingActions;
  /** Opens the dialog of an action on this person. */
  readonly onAct: (act: ActId) => void;
};

/** Points, level and the way to the next one, badges, and what can be done with them (LOY-81, LOY-82). */
export function AccountSection({snapshot, supporter, actions, onAct}: Props) {
  const {account, unscored, id} = supporter;
  const plan = planOf(snapshot.programme, snapshot.pending);
  const pictures = usePictures(snapshot);
  if (unscored !== undefined) return null;
  return (
    <section aria-labelledby="account-title" data-testid="account">
      <h3 id="account-title">{i18n.t('standing.account.title')}</h3>
      <p class="row">
        <b class="number grow" data-testid="balance">
          {pointsText(account?.balance ?? 0)}
        </b>
        <TermLink term="points" />
      </p>
      <LevelLine supporter={supporter} plan={plan} now={snapshot.now} />
      <AccountFacts supporter={supporter} plan={plan} />
      <AccountBadges supporter={supporter} plan={plan} pictures={pictures} />
      <p class="row wraps">
        <button type="button" data-testid="give-points" onClick={() => onAct('give-points')}>
          {i18n.t('standing.give.verb')}
        </button>
        {(plan.rewards ?? []).length === 0 ? undefined : (
          <button type="button" data-testid="redeem" onClick={() => onAct('redeem')}>
            {i18n.t('standing.redeem.verb')}
          </button>
        )}
      </p>
      <StatementPart
        snapshot={snapshot}
        supporter={supporter}
        plan={plan}
        onRemoveGrant={(grant, on) => void actions.onRemoveGrant(on, grant)}
      />
      <RankAs rankedAs={supporter.rankedAs} onChange={as => void actions.onRankAs(id, as)} />
    </section>
  );
}

type LevelProps = {readonly supporter: Supporter; readonly plan: ReturnType<typeof planOf>; readonly now: number};

/** The level with its word, and how far the next one is. Nothing where no programme of levels runs. */
function LevelLine({supporter: {account, points}, plan, now}: LevelProps) {
  const {levels = []} = plan;
  if (levels.length === 0) return null;
  const {number, date} = formats();
  const held = levels.find(({id}) => id === account?.level?.id);
  const next = nextLevel(points, plan, now);
  const level = account?.level;
  const until = level !== undefined && isWarned(level, plan.levelPolicy, now) ? level.until : undefined;
  const after = levels.find(({id}) => id === account?.level?.next)?.name ?? i18n.t('standing.levels.none');
  const from = held?.from ?? 0;
  const share = next === undefined ? 1 : 1 - next.missing / Math.max(1, next.level.from - from);
  return (
    <div data-testid="level-line">
      <p class="row wraps">
        <span class="grow wrap">
          {held === undefined ? i18n.t('standing.levels.none') : i18n.t('standing.account.level', [held.name])}
        </span>
        {next === undefined ? undefined : (
          <span class="number">{i18n.t('standing.account.next', next.missing, [number(next.missing), next.level.name])}</span>
        )}
      </p>
      {next === undefined ? undefined : (
        <span class="to-next" aria-hidden="true">
          <i style={{width: `${Math.round(100 * Math.max(0, Math.min(1, share)))}%`}} />
        </span>
      )}
      {until === undefined ? undefined : <p class="second">{i18n.t('standing.account.until', [date(until), after])}</p>}
    </div>
  );
}

/** What is not counted yet, what lapses next, what was earned in all, and how far along each sequence. */
function AccountFacts({supporter: {account}, plan}: Pick<LevelProps, 'supporter' | 'plan'>) {
  if (account === undefined) return <p class="second">{i18n.t('standing.account.nothing')}</p>;
  const {balance, earned, pending, lapsing} = account;
  const {date, number} = formats();
  const lines: string[] = [];
  if (balance < 0) lines.push(i18n.t('standing.account.below'));
  if (earned !== balance) lines.push(i18n.t('standing.account.earned', [pointsText(earned)]));
  if (pending !== undefined) lines.push(i18n.t('standing.account.pending', [pointsText(pending.points), date(pending.until)]));
  if (lapsing !== undefined) lines.push(i18n.t('standing.account.lapsing', [pointsText(lapsing.points), date(lapsing.at)]));
  for (const {id, done} of account.sequences ?? []) {
    const sequence = plan.sequences?.find(one => one.id === id);
    const steps = sequence?.steps.length ?? 0;
    if (sequence) lines.push(i18n.t('standing.account.sequence', steps, [sequence.name, number(done), number(steps)]));
  }
  return lines.length === 0 ? null : (
    <ul class="second">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const NAMES: readonly RankedAs[] = ['short', 'full', 'hidden'];

type RankProps = {readonly rankedAs: RankedAs | undefined; readonly onChange: (as: RankedAs) => void};

/** How the person wants to be named where others read it. */
function RankAs({rankedAs = 'short', onChange}: RankProps) {
  return (
    <label class="row">
      <span class="second">{i18n.t('standing.rankAs.label')}</span>
      <select
        data-testid="rank-as"
        value={rankedAs}
        onChange={({currentTarget: {value}}) => onChange(NAMES.find(name => name === value) ?? 'short')}
      >
        {NAMES.map(name => (
          <option key={name} value={name}>
            {i18n.t(`standing.rankAs.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
