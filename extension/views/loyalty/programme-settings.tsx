import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Programme, ProgrammePlan} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';
import {ownZone} from '../../mirror/zone';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {PreviewSheet} from './preview-sheet';
import {daysText} from './rule-sentence';
import {
  type ReadSettings,
  readSettings,
  type SettingsDraft,
  settingsDraft,
  type WrongSetting,
  withSettings,
} from './settings-draft';

type Props = {
  readonly snapshot: Snapshot;
  readonly plan: ProgrammePlan;
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<boolean>;
  readonly onBack: () => void;
};

type Settings = Pick<Programme, 'halfLifeDays' | 'timeZone' | 'expiry'>;

/** How fast points fade in the score, whether they lapse, and whose midnight begins a day (F21). */
export function ProgrammeSettings({snapshot, plan, onPlan, onBack}: Props) {
  const [opened, setOpened] = useState<Settings>(plan);
  const [now] = useState(() => Date.now());
  const [draft, setDraft] = useState(() => settingsDraft(plan, ownZone()));
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const read = readSettings(draft, opened.expiry?.since ?? now);
  const change = (part: Partial<SettingsDraft>) => setDraft(held => ({...held, ...part}));
  const take = () => {
    setOpened(plan);
    setDraft(settingsDraft(plan, ownZone()));
  };
  return (
    <form
      class="card form"
      data-testid="settings-form"
      onSubmit={event => {
        event.preventDefault();
        setTried(true);
        if (read.ok) setAsking(true);
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
      <p class="row wraps">
        <span class="grow" />
        <button type="button" onClick={onBack}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="submit" class="primary">
          {i18n.t('loyalty.next')}
        </button>
      </p>
      {isAsking && read.ok ? (
        <PreviewSheet
          snapshot={snapshot}
          title={i18n.t('loyalty.settings.title')}
          text={settingsText(read.settings)}
          before={plan}
          ways={[
            {
              id: 'save',
              label: '',
              help: '',
              plan: withSettings(plan, read.settings),
              verb: i18n.t('loyalty.settings.verb'),
              said: i18n.t('loyalty.settings.saved'),
            },
          ]}
          onSave={async way => {
            const isDone = await onPlan(way.plan, way.said);
            if (isDone) onBack();
            return isDone;
          }}
          onClose={() => setAsking(false)}
        />
      ) : undefined}
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

/** The settings in two sentences. */
function settingsText({halfLifeDays, timeZone, expiry}: Settings): string {
  const {date} = formats();
  const half = i18n.t('loyalty.settings.half', [daysText(halfLifeDays), timeZone ?? 'UTC']);
  if (expiry === undefined) return `${half} ${i18n.t('loyalty.settings.never')}`;
  const {days, since, graceDays, reinstateDays} = expiry;
  const first = date(since + graceDays * DAY_MS);
  return `${half} ${i18n.t('loyalty.settings.says', [daysText(days), first, daysText(reinstateDays)])}`;
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
