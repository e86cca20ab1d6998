import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import {ownZone} from '../../mirror/zone';
import {FormEnd} from '../parts/form-end';
import type {LoyaltyTabProps} from './loyalty-tabs';
import {
  type ReadSettings,
  readSettings,
  type SettingsDraft,
  settingsDraft,
  type WrongSetting,
  withSettings,
} from './settings-draft';
import {settingsText} from './settings-text';

type Props = {
  readonly plan: ProgrammePlan;
  readonly onPlan: LoyaltyTabProps['onPlan'];
  readonly onBack: () => void;
};

type Settings = Pick<Programme, 'halfLifeDays' | 'timeZone' | 'expiry'>;

/** How fast points fade in the score, whether they lapse, and whose midnight begins a day (F21). */
export function ProgrammeSettings({plan, onPlan, onBack}: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const [opened, setOpened] = useState(plan);
  const [now] = useState(() => Date.now());
  const [draft, setDraft] = useState(() => settingsDraft(plan, ownZone()));
  const [isTried, setTried] = useState(false);
  const read = readSettings(draft, opened.expiry?.since ?? now);
  const change = (part: Partial<SettingsDraft>) => setDraft(held => ({...held, ...part}));
  const take = () => {
    setOpened(plan);
    setDraft(settingsDraft(plan, ownZone()));
  };
  const save = () => {
    setTried(true);
    // Once it is drawn as wrong.
    if (!read.ok) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    else
      void onPlan(withSettings(opened, read.settings), i18n.t('loyalty.settings.saved'), opened).then(
        isDone => isDone && onBack(),
      );
  };
  return (
    <form
      ref={form}
      class="card form"
      data-testid="settings-form"
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{i18n.t('loyalty.settings.title')}</h2>
      {isSame(opened, plan) ? undefined : (
        <div class="notice" role="alert" data-testid="conflict">
          <p>{i18n.t('loyalty.conflict.settings', [settingsText(plan)])}</p>
          {read.ok ? <p>{i18n.t('loyalty.conflict.mine', [settingsText(read.settings)])}</p> : undefined}
          <p class="row wraps">
            <button type="button" onClick={take}>
              {i18n.t('loyalty.conflict.take')}
            </button>
            <button type="button" onClick={() => setOpened(plan)}>
              {i18n.t('loyalty.conflict.keep')}
            </button>
          </p>
        </div>
      )}
      <SettingFields draft={draft} wrong={isTried && !read.ok ? read.wrong : new Set()} onChange={change} />
      <SettingsSaid read={read} />
      <FormEnd onCancel={onBack} text={i18n.t('loyalty.next')} />
    </form>
  );
}

function SettingsSaid({read}: {readonly read: ReadSettings}) {
  return (
    <p class="said wrap" role="status">
      {read.ok ? settingsText(read.settings) : '…'}
    </p>
  );
}

type FieldsProps = {
  readonly draft: SettingsDraft;
  readonly wrong: ReadonlySet<WrongSetting>;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
};

const TROUBLES = {
  halfLife: 'loyalty.settings.wrongHalfLife',
  zone: 'loyalty.settings.wrongZone',
  days: 'loyalty.settings.wrongDays',
  grace: 'loyalty.settings.wrongGrace',
  reinstate: 'loyalty.settings.wrongGrace',
} as const satisfies Record<WrongSetting, string>;

function SettingFields({draft, wrong, onChange}: FieldsProps) {
  const field = (of: WrongSetting, help?: string) => {
    const isWrong = wrong.has(of);
    return (
      <div class="field">
        <label for={`setting-${of}`}>{i18n.t(`loyalty.settings.${of}`)}</label>
        <input
          id={`setting-${of}`}
          class={of === 'zone' ? undefined : 'short'}
          inputMode={of === 'zone' ? 'text' : 'numeric'}
          list={of === 'zone' ? 'time-zones' : undefined}
          aria-invalid={isWrong}
          aria-describedby={isWrong || help !== undefined ? `setting-${of}-note` : undefined}
          value={draft[of]}
          onInput={({currentTarget}) => onChange({[of]: currentTarget.value})}
        />
        {isWrong || help !== undefined ? (
          <p id={`setting-${of}-note`} class={isWrong ? 'trouble-text' : 'second'}>
            {isWrong ? i18n.t(TROUBLES[of]) : help}
          </p>
        ) : undefined}
      </div>
    );
  };
  return (
    <div class="fields">
      {field('halfLife', i18n.t('loyalty.settings.halfLifeHelp'))}
      {field('zone', i18n.t('loyalty.settings.zoneHelp'))}
      <label class="row tick-row">
        <input type="checkbox" checked={draft.lapses} onChange={({currentTarget}) => onChange({lapses: currentTarget.checked})} />
        {i18n.t('loyalty.settings.lapse')}
      </label>
      {draft.lapses ? [field('days'), field('grace'), field('reinstate')] : undefined}
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map(zone => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}

function isSame(left: Settings, right: Settings): boolean {
  const said = ({halfLifeDays, timeZone, expiry}: Settings) => JSON.stringify([halfLifeDays, timeZone, expiry]);
  return said(left) === said(right);
}
