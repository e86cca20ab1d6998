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
import {ChoiceField} from './choice-field';
import {NumberField} from './number-field';
import {pointsText} from './standing-actions';

type Given = {readonly points: number; readonly reason: string; readonly badge: string};

const MOST = 1_000_000;
const FIRST: Given = {points: 50, reason: '', badge: ''};

/** Points by hand for one person or many, with a reason; a badge may come with them (LOY-26, LOY-84). */
export function GivePointsDialog(props: ActProps) {
  const [given, setGiven] = useState(FIRST);
  const {snapshot, ordinals} = props;
  const {number} = formats();
  const {badges = []} = planOf(snapshot.programme, snapshot.pending);
  const {points, reason, badge} = given;
  const scored = ordinals.filter(ordinal => snapshot.state.columns.word(OPTED_OUT, ordinal) !== 'yes');
  const isReady = reason.trim() !== '' && (points !== 0 || badge !== '');
  const {length} = scored;
  return (
    <ActDialog
      {...props}
      act="give-points"
      title={i18n.t('standing.give.title')}
      plan={{
        count: isReady ? length : 0,
        leftOut: [
          {
            count: ordinals.length - length,
            text: i18n.t('standing.give.unscored', ordinals.length - length, [number(ordinals.length - length)]),
            list: undefined,
          },
        ],
        undo: 'days',
        what: whatText(given, length),
        button: i18n.t('standing.give.do', length, [number(length)]),
      }}
      run={runOf({...props, ordinals: scored}, {...given, reason: reason.trim()})}
    >
      <div class="fields">
        <NumberField
          label={i18n.t('standing.give.points')}
          testId="give-amount"
          value={points}
          range={{min: -MOST, max: MOST}}
          onChange={next => setGiven({...given, points: next})}
        />
        {badges.length === 0 ? undefined : (
          <ChoiceField
            label={i18n.t('standing.give.badge')}
            value={badge}
            options={[
              {value: '', text: i18n.t('standing.give.noBadge')},
              ...badges.map(({id, name}) => ({value: id, text: name})),
            ]}
            onChange={next => setGiven({...given, badge: next})}
          />
        )}
      </div>
      <label for="give-reason">{i18n.t('standing.give.reason')}</label>
      <input
        id="give-reason"
        maxLength={200}
        value={reason}
        autocomplete="off"
        onInput={({currentTarget}) => setGiven({...given, reason: currentTarget.value})}
      />
      <p class="second">{i18n.t('standing.give.help')}</p>
    </ActDialog>
  );
}

function whatText({points, reason}: Given, people: number): string {
  const {number} = formats();
  if (reason.trim() === '') return i18n.t('standing.give.needsReason');
  return i18n.t('standing.give.what', people, [number(people), pointsText(points)]);
}

function runOf({snapshot, ordinals}: ActProps, {points, reason, badge}: Given): RunPlan {
  return async watching => {
    const at = Date.now();
    const commands = [...ordinals].flatMap<Extract<Command, {kind: 'grant'}>>(ordinal => {
      const supporter = idAt(snapshot.state, ordinal);
      const id = crypto.randomUUID();
      return supporter === undefined ? [] : {id, at, kind: 'grant', supporter, points, reason, ...(badge === '' ? {} : {badge})};
    });
    const {done, failure, isWaiting} = await sendAll(snapshot, commands, watching);
    const said = i18n.t('standing.give.done', done.length, [pointsText(points), formats().number(done.length)]);
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
