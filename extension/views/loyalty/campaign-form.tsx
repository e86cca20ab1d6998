import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign} from '#shared/model/rule';
import {putCampaign} from './change-plan';
import {FieldRow} from './field-row';
import type {WrongField} from './read-draft';
import {dayEnd, dayStart, dayText} from './rule-draft';

type Props = {
  readonly plan: ProgrammePlan;
  readonly route: {readonly id?: string | undefined};
  readonly zone: string;
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<boolean>;
  readonly onBack: () => void;
};

/** Name, goal and dates of a campaign (LOY-4, LOY-65, LOY-77). Its rules count while it runs. */
export function CampaignForm({plan, route, zone, onPlan, onBack}: Props) {
  const stored = plan.campaigns?.find(({id}) => id === route.id);
  const field = useRef<HTMLInputElement>(null);
  const [freshId] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(stored?.name ?? '');
  const [goal, setGoal] = useState(stored?.goal ?? '');
  const [from, setFrom] = useState(dayText(stored?.from, zone));
  const [until, setUntil] = useState(stored?.until === undefined ? '' : dayText(stored.until - 1, zone));
  const [isTried, setTried] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const wrong = wrongIn(from, until, zone);
  const save = () => {
    setTried(true);
    if (name.trim() === '') return field.current?.focus();
    if (wrong.size > 0) return undefined;
    const campaign: Campaign = {
      id: stored?.id ?? freshId,
      name: name.trim(),
      ...(goal.trim() === '' ? {} : {goal: goal.trim()}),
      ...(from === '' ? {} : {from: dayStart(from, zone)}),
      ...(until === '' ? {} : {until: dayEnd(until, zone)}),
    };
    void onPlan(putCampaign(plan, campaign), i18n.t('loyalty.campaign.saved')).then(isDone => isDone && onBack());
    return undefined;
  };
  const day = (id: 'from' | 'until', value: string, onInput: (value: string) => void) => (
    <FieldRow
      id={`campaign-${id}`}
      label={i18n.t(`loyalty.field.${id}`)}
      field={id === 'until' ? 'until' : undefined}
      wrong={wrong}
    >
      {named => <input {...named} type="date" value={value} onInput={({currentTarget}) => onInput(currentTarget.value)} />}
    </FieldRow>
  );
  const isNameless = isTried && name.trim() === '';
  return (
    <form
      class="card form"
      data-testid="campaign-form"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{i18n.t(stored === undefined ? 'loyalty.campaign.new' : 'loyalty.campaign.edit')}</h2>
      <label for="campaign-name">{i18n.t('loyalty.field.name')}</label>
      <input
        id="campaign-name"
        ref={field}
        maxLength={80}
        value={name}
        aria-invalid={isNameless}
        aria-describedby={isNameless ? 'campaign-name-note' : undefined}
        onInput={({currentTarget}) => setName(currentTarget.value)}
      />
      {isNameless ? (
        <p id="campaign-name-note" class="trouble-text">
          {i18n.t('loyalty.campaign.needsName')}
        </p>
      ) : undefined}
      <label for="campaign-goal">{i18n.t('loyalty.campaign.goal')}</label>
      <textarea
        id="campaign-goal"
        rows={2}
        maxLength={200}
        aria-describedby="campaign-goal-note"
        value={goal}
        onInput={({currentTarget}) => setGoal(currentTarget.value)}
      />
      <p id="campaign-goal-note" class="second">
        {i18n.t('loyalty.campaign.goalHelp')}
      </p>
      <div class="fields">
        {day('from', from, setFrom)}
        {day('until', until, setUntil)}
      </div>
      <p class="row wraps">
        <span class="grow" />
        <button type="button" onClick={onBack}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="submit" class="primary">
          {i18n.t('verb.save')}
        </button>
      </p>
    </form>
  );
}

function wrongIn(from: string, until: string, zone: string): ReadonlySet<WrongField> {
  const [begins, ends] = [dayStart(from, zone), dayEnd(until, zone)];
  return new Set(begins !== undefined && ends !== undefined && ends <= begins ? ['until' as const] : []);
}
