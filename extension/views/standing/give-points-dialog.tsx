import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {OPTED_OUT} from '#shared/filter/opted-out';
import type {Command} from '#shared/protocol/commands';
import type {RunPlan} from '../../actions/quick-action';
import {idAt} from '../../mirror/state';
import {ActDialog} from '../act/act-dialog';
import type {ActProps} from '../act/act-props';
import {sendAll} from '../data/send-all';
import {formats} from '../language';
import {planOf} from '../loyalty/plan-of';
import {GivenFields} from './given-fields';
import {type Given, pointsFor} from './given-points';
import {pointsText} from './standing-actions';

const FIRST: Given = {points: 50, reason: '', badge: '', isToZero: false};

/** Points by hand for one person or many, with a reason; a badge may come with them (LOY-26, LOY-84). */
export function GivePointsDialog(props: ActProps) {
  const [given, setGiven] = useState(FIRST);
  const {snapshot, ordinals} = props;
  const {number} = formats();
  const {badges = []} = planOf(snapshot.programme, snapshot.pending);
  const {points, reason, badge, isToZero} = given;
  const scored = ordinals.filter(ordinal => snapshot.state.columns.word(OPTED_OUT, ordinal) !== 'yes');
  const isReady = reason.trim() !== '' && (points !== 0 || badge !== '' || isToZero);
  const some = isToZero ? scored.filter(ordinal => pointsFor(given, balanceOf(snapshot, ordinal)) !== 0) : scored;
  const {length} = some;
  const [unscored, atZero] = [ordinals.length - scored.length, scored.length - length];
  return (
    <ActDialog
      {...props}
      act="give-points"
      title={i18n.t('standing.give.title')}
      plan={{
        count: isReady ? length : 0,
        leftOut: [
          {
            count: unscored,
            text: i18n.t('standing.give.unscored', unscored, [number(unscored)]),
            list: undefined,
          },
          {count: atZero, text: i18n.t('standing.give.atZero', atZero, [number(atZero)]), list: undefined},
        ],
        undo: 'days',
        what: whatText(given, length),
        button: i18n.t(isToZero ? 'standing.give.doZero' : 'standing.give.do', length, [number(length)]),
      }}
      run={runOf({...props, ordinals: some}, {...given, reason: reason.trim()})}
    >
      <GivenFields given={given} badges={badges} onChange={setGiven} />
    </ActDialog>
  );
}

function balanceOf({state}: ActProps['snapshot'], ordinal: number): number {
  return state.columns.number('points', ordinal);
}

function whatText({points, reason, isToZero}: Given, people: number): string {
  const {number} = formats();
  if (reason.trim() === '') return i18n.t('standing.give.needsReason');
  if (isToZero) return i18n.t('standing.give.whatZero', people, [number(people)]);
  return i18n.t('standing.give.what', people, [number(people), pointsText(points)]);
}

function doneText({points, isToZero}: Given, people: number): string {
  const {number} = formats();
  return isToZero
    ? i18n.t('standing.give.doneZero', people, [number(people)])
    : i18n.t('standing.give.done', people, [pointsText(points), number(people)]);
}

function runOf({snapshot, ordinals}: ActProps, given: Given): RunPlan {
  const {reason, badge} = given;
  return async watching => {
    const at = Date.now();
    const commands = [...ordinals].flatMap<Extract<Command, {kind: 'grant'}>>(ordinal => {
      const supporter = idAt(snapshot.state, ordinal);
      const id = crypto.randomUUID();
      const points = pointsFor(given, balanceOf(snapshot, ordinal));
      return supporter === undefined ? [] : {id, at, kind: 'grant', supporter, points, reason, ...(badge === '' ? {} : {badge})};
    });
    const {done, failure, isWaiting} = await sendAll(snapshot, commands, watching);
    const said = doneText(given, done.length);
    return {
      people: done.map(({supporter}) => supporter),
      said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
      undo: done.map(({id, supporter}) => ({
        kind: 'command',
        command: {id: crypto.randomUUID(), at, kind: 'grant-remove', supporter, grant: id},
      })),
      about: reason,
      ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
    };
  };
}
