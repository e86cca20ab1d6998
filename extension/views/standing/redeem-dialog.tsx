import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import type {Supporter} from '#shared/model/supporter';
import type {RunPlan} from '../../actions/quick-action';
import {idAt} from '../../mirror/state';
import {ActDialog} from '../act/act-dialog';
import type {ActProps} from '../act/act-props';
import {ReadingSheet} from '../act/reading-sheet';
import {sendAll} from '../data/send-all';
import {useSupporters} from '../data/use-supporters';
import {planOf} from '../loyalty/plan-of';
import {troubleText} from '../trouble-text';
import {canRedeem, type NotNow} from './can-redeem';
import {pointsText} from './standing-actions';

/** Exchanges one person's points for a reward, by the programme's own rules (LOY-71). */
export function RedeemDialog(props: ActProps) {
  const {snapshot, onClose} = props;
  const one = useMemo(() => props.ordinals.slice(0, 1), [props.ordinals[0]]);
  const people = useSupporters(snapshot, one);
  const title = i18n.t('standing.redeem.title');
  if (people === undefined) return <ReadingSheet id="redeem" title={title} done={0} of={one.length} onClose={onClose} />;
  const [supporter] = people;
  return <Redeem {...props} ordinals={one} supporter={supporter} plan={planOf(snapshot.programme, snapshot.pending)} />;
}

type RedeemProps = ActProps & {readonly supporter: Supporter | undefined; readonly plan: ProgrammePlan};

function Redeem({supporter, plan, ...props}: RedeemProps) {
  const {programme, now} = props.snapshot;
  const choices = (plan.rewards ?? []).map(reward => ({
    reward,
    not: supporter === undefined ? ('balance' as const) : canRedeem(reward, {supporter, plan, taken: programme.taken, now}),
  }));
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const reward = choices.find(({reward: {id}, not}) => id === chosen && not === undefined)?.reward;
  const balance = supporter?.account?.balance ?? 0;
  return (
    <ActDialog
      {...props}
      act="redeem"
      title={i18n.t('standing.redeem.title')}
      plan={{
        count: reward === undefined ? 0 : 1,
        leftOut: [],
        undo: 'days',
        what:
          reward === undefined
            ? i18n.t('standing.redeem.has', [props.name, pointsText(balance)])
            : i18n.t('standing.redeem.what', [reward.name, pointsText(reward.cost), pointsText(balance - reward.cost)]),
        button: i18n.t('standing.redeem.do'),
      }}
      run={runOf(props, reward)}
    >
      <fieldset class="choices">
        <legend>{i18n.t('standing.redeem.which')}</legend>
        {choices.map(({reward: one, not}) => (
          <label key={one.id} class="row">
            <input
              type="radio"
              name="reward"
              value={one.id}
              disabled={not !== undefined}
              checked={one.id === chosen}
              onChange={() => setChosen(one.id)}
            />
            <span class="grow wrap">
              {one.name} {not === undefined ? undefined : <span class="second">{notText(not)}</span>}
            </span>
            <span class="number">{pointsText(one.cost)}</span>
          </label>
        ))}
      </fieldset>
    </ActDialog>
  );
}

function notText(not: NotNow): string {
  return not === 'not-on-sale' ? i18n.t('standing.redeem.not.sale') : i18n.t(`standing.redeem.not.${not}`);
}

function runOf({snapshot, ordinals}: ActProps, reward: Reward | undefined): RunPlan {
  return async watching => {
    const supporter = idAt(snapshot.state, ordinals[0] ?? -1);
    if (supporter === undefined || reward === undefined) return {people: [], said: '', undo: []};
    const at = Date.now();
    const command = {id: crypto.randomUUID(), at, kind: 'redeem' as const, supporter, reward: reward.id};
    const {done, failure} = await sendAll(snapshot, [command], watching);
    return {
      people: done.map(one => one.supporter),
      said: i18n.t('standing.redeem.done', [reward.name]),
      undo: done.map(({id}) => ({
        kind: 'command',
        command: {id: crypto.randomUUID(), at, kind: 'redemption-set', supporter, redemption: id, state: 'cancelled'},
      })),
      about: reward.name,
      ...(failure === undefined ? {} : {failure: troubleText(failure)}),
    };
  };
}
