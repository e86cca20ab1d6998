import type {RefObject} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign} from '#shared/model/rule';
import {FormEnd} from '../parts/form-end';
import {putCampaign} from './change-plan';
import {FieldRow} from './field-row';
import type {LoyaltyTabProps} from './loyalty-tabs';
import {mergeThings} from './merge-plans';
import type {WrongField} from './read-draft';
import {dayEnd, dayStart, dayText} from './rule-draft';

type Props = {
  readonly plan: ProgrammePlan;
  readonly route: {readonly id?: string | undefined};
  readonly zone: string;
  readonly onPlan: LoyaltyTabProps['onPlan'];
  readonly onBack: () => void;
};

type Draft = {readonly name: string; readonly goal: string; readonly from: string; readonly until: string};

/** Name, goal and dates of a campaign (LOY-4, LOY-65, LOY-77). Its rules count while it runs. */
export function CampaignForm({plan, route, zone, onPlan, onBack}: Props) {
  const stored = plan.campaigns?.find(({id}) => id === route.id);
  const field = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState(plan);
  const [freshId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<Draft>(() => draftOf(stored, zone));
  const [isTried, setTried] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const {name, goal, from, until} = draft;
  const change = (part: Partial<Draft>) => setDraft(held => ({...held, ...part}));
  const before = opened.campaigns?.find(({id}) => id === route.id);
  const wrong = wrongIn(from, until, zone);
  const save = () => {
    setTried(true);
    if (name.trim() === '') return field.current?.focus();
    if (wrong.size > 0) return document.getElementById('campaign-until')?.focus();
    const campaign: Campaign = {
      id: before?.id ?? freshId,
      name: name.trim(),
      ...(goal.trim() === '' ? {} : {goal: goal.trim()}),
      ...(from === '' ? {} : {from: dayStart(from, zone)}),
      ...(until === '' ? {} : {until: dayEnd(until, zone)}),
    };
    void onPlan(putCampaign(opened, campaign), i18n.t('loyalty.campaign.saved'), opened).then(isDone => isDone && onBack());
    return undefined;
  };
  return (
    <form
      class="card form"
      data-testid="campaign-form"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{i18n.t(before === undefined ? 'loyalty.campaign.new' : 'loyalty.campaign.edit')}</h2>
      {sameData(before, stored) ? undefined : (
        <CampaignConflict
          stored={stored}
          zone={zone}
          onTake={() => {
            setOpened(plan);
            setDraft(draftOf(stored, zone));
            if (stored === undefined) onBack();
          }}
          onKeep={() => {
            const versions = {base: draftOf(before, zone), mine: draft, theirs: draftOf(stored, zone)};
            setDraft(stored === undefined ? draft : mergeThings(versions, 'mine').value);
            setOpened(plan);
          }}
        />
      )}
      <CampaignFields field={field} draft={draft} wrong={wrong} isNameless={isTried && name.trim() === ''} onChange={change} />
      <FormEnd onCancel={onBack} />
    </form>
  );
}

type FieldsProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly draft: Draft;
  readonly wrong: ReadonlySet<WrongField>;
  readonly isNameless: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
};

function CampaignFields({field, draft: {name, goal, from, until}, wrong, isNameless, onChange}: FieldsProps) {
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
  return (
    <>
      <label for="campaign-name">{i18n.t('loyalty.field.name')}</label>
      <input
        id="campaign-name"
        ref={field}
        maxLength={80}
        value={name}
        aria-invalid={isNameless}
        aria-describedby={isNameless ? 'campaign-name-note' : undefined}
        onInput={({currentTarget}) => onChange({name: currentTarget.value})}
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
        onInput={({currentTarget}) => onChange({goal: currentTarget.value})}
      />
      <p id="campaign-goal-note" class="second">
        {i18n.t('loyalty.campaign.goalHelp')}
      </p>
      <div class="fields">
        {day('from', from, value => onChange({from: value}))}
        {day('until', until, value => onChange({until: value}))}
      </div>
    </>
  );
}

type ConflictProps = {
  readonly stored: Campaign | undefined;
  readonly zone: string;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Another browser saved the campaign while it was being edited here. */
function CampaignConflict({stored, zone, onTake, onKeep}: ConflictProps) {
  const said = stored === undefined ? [] : Object.values(draftOf(stored, zone)).filter(text => text !== '');
  return (
    <div class="notice" role="alert" data-testid="conflict">
      <p class="wrap">
        {stored === undefined ? i18n.t('loyalty.conflict.campaignGone') : i18n.t('loyalty.conflict.campaign', [said.join(' · ')])}
      </p>
      <p class="row wraps">
        <button type="button" onClick={onTake}>
          {i18n.t('loyalty.conflict.take')}
        </button>
        <button type="button" onClick={onKeep}>
          {i18n.t('loyalty.conflict.keep')}
        </button>
      </p>
    </div>
  );
}

function draftOf(campaign: Campaign | undefined, zone: string): Draft {
  const {name = '', goal = '', from, until} = campaign ?? {};
  // The end is the first instant that does not count; people name the last day that does.
  return {name, goal, from: dayText(from, zone), until: until === undefined ? '' : dayText(until - 1, zone)};
}

function wrongIn(from: string, until: string, zone: string): ReadonlySet<WrongField> {
  const [begins, ends] = [dayStart(from, zone), dayEnd(until, zone)];
  return new Set(begins !== undefined && ends !== undefined && ends <= begins ? ['until' as const] : []);
}
