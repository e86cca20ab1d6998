import {i18n} from '#i18n';
import {ACTIONS} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Badge} from '#shared/model/reward';
import {DID} from '../did-words';
import {channelName, channelsWith} from '../loyalty/rule-words';
import {ChoiceField} from './choice-field';
import {NumberField} from './number-field';

type For = Badge['for'];
type Props = {readonly badge: Badge; readonly plan: ProgrammePlan; readonly onChange: (badge: Badge) => void};

const KINDS = ['count', 'streak', 'points', 'level', 'sequence', 'hand'] as const;
const PERS = ['day', 'week', 'month'] as const;

/** What a badge is for: a kind, and what that kind asks. */
export function BadgeForFields({badge, plan, onChange}: Props) {
  const {for: what} = badge;
  const change = (next: For) => onChange({...badge, for: next});
  return (
    <fieldset class="fields">
      <legend>{i18n.t('standing.badges.for')}</legend>
      <label>
        <span>{i18n.t('standing.kind')}</span>
        <select
          data-testid="badge-kind"
          value={what.kind}
          onChange={({currentTarget: {value}}) => change(firstOf(KINDS.find(kind => kind === value) ?? 'hand', plan, what))}
        >
          {KINDS.map(kind => (
            <option key={kind} value={kind}>
              {i18n.t(`standing.badgeKinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <KindFields what={what} plan={plan} onChange={change} />
    </fieldset>
  );
}

/** Another kind keeps what it shares with the last one. */
function firstOf(kind: For['kind'], plan: ProgrammePlan, last: For): For {
  const doing =
    last.kind === 'count' || last.kind === 'streak'
      ? {action: last.action, ...(last.channel === undefined ? {} : {channel: last.channel})}
      : {action: 'paid'};
  switch (kind) {
    case 'count':
      return {kind, ...doing, times: 5};
    case 'streak':
      return {kind, ...doing, per: 'month', length: 12};
    case 'points':
      return {kind, points: 1_000};
    case 'level':
      return {kind, level: plan.levels?.at(-1)?.id ?? ''};
    case 'sequence':
      return {kind, sequence: plan.sequences?.[0]?.id ?? ''};
    case 'hand':
      return {kind};
  }
}

type KindProps = {readonly what: For; readonly plan: ProgrammePlan; readonly onChange: (what: For) => void};

function KindFields({what, plan, onChange}: KindProps) {
  switch (what.kind) {
    case 'count':
      return (
        <>
          <NumberField
            label={i18n.t('standing.badges.times')}
            value={what.times}
            range={{min: 1, max: 100_000}}
            onChange={times => onChange({...what, times})}
          />
          <Doing what={what} onChange={onChange} />
        </>
      );
    case 'streak':
      return (
        <>
          <NumberField
            label={i18n.t('standing.badges.length')}
            value={what.length}
            range={{min: 2, max: 1_000}}
            onChange={length => onChange({...what, length})}
          />
          <ChoiceField
            label={i18n.t('standing.badges.per')}
            value={what.per}
            options={PERS.map(per => ({value: per, text: i18n.t(`standing.badges.pers.${per}`)}))}
            onChange={value => onChange({...what, per: PERS.find(per => per === value) ?? what.per})}
          />
          <Doing what={what} onChange={onChange} />
        </>
      );
    case 'points':
      return (
        <NumberField
          label={i18n.t('standing.badges.points')}
          value={what.points}
          range={{min: 1, max: 1_000_000_000}}
          onChange={points => onChange({...what, points})}
        />
      );
    case 'level':
      return (
        <ChoiceField
          label={i18n.t('standing.level')}
          value={what.level}
          options={(plan.levels ?? []).map(({id, name}) => ({value: id, text: name}))}
          onChange={level => onChange({...what, level})}
        />
      );
    case 'sequence':
      return (
        <ChoiceField
          label={i18n.t('standing.sequence')}
          value={what.sequence}
          options={(plan.sequences ?? []).map(({id, name}) => ({value: id, text: name}))}
          onChange={sequence => onChange({...what, sequence})}
        />
      );
    case 'hand':
      return <p class="second">{i18n.t('standing.badges.byHand')}</p>;
  }
}

type Counted = Extract<For, {kind: 'count' | 'streak'}>;

function Doing({what, onChange}: {readonly what: Counted; readonly onChange: (what: For) => void}) {
  return (
    <>
      <ChoiceField
        label={i18n.t('standing.action')}
        value={what.action}
        options={ACTIONS.map(action => ({value: action, text: i18n.t(DID[action])}))}
        onChange={action => onChange({...what, action})}
      />
      <ChoiceField
        label={i18n.t('standing.channel')}
        value={what.channel ?? ''}
        options={[
          {value: '', text: i18n.t('standing.anywhere')},
          ...channelsWith([]).map(channel => ({value: channel, text: channelName(channel)})),
        ]}
        onChange={channel => {
          const {channel: _, ...rest} = what;
          onChange(channel === '' ? rest : {...rest, channel});
        }}
      />
    </>
  );
}
