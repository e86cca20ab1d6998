import {i18n} from '#i18n';
import {channelName} from '../loyalty/rule-words';
import {dayText} from '../promotions/over-time';
import {ChoiceField} from './choice-field';
import {PERIODS, type RankingQuestion} from './ranking-question';

type Props = {
  readonly question: RankingQuestion;
  readonly now: number;
  /** Those that a ranking can be of. */
  readonly channels: readonly string[];
  readonly onChange: (part: Partial<RankingQuestion>) => void;
};

const TEXTS = {
  month: 'standing.period.month',
  'last-month': 'standing.period.lastMonth',
  week: 'standing.period.week',
  'last-week': 'standing.period.lastWeek',
  all: 'standing.period.all',
  dates: 'standing.period.dates',
} as const;

/** Which time, and points from everywhere or one channel. */
export function RankingFields({question: {period, channel, days}, now, channels, onChange}: Props) {
  const [first, last] = days ?? [dayText(now), dayText(now)];
  return (
    <div class="fields" data-testid="ranking-fields">
      <ChoiceField
        label={i18n.t('standing.period.label')}
        testId="period"
        value={period}
        options={PERIODS.map(one => ({value: one, text: i18n.t(TEXTS[one])}))}
        onChange={value => {
          const next = PERIODS.find(one => one === value) ?? 'month';
          onChange({period: next, days: next === 'dates' ? [first, last] : undefined});
        }}
      />
      {period === 'dates' ? (
        <>
          <DayField label={i18n.t('promotions.from')} value={first} onChange={day => onChange({days: [day, last]})} />
          <DayField label={i18n.t('promotions.until')} value={last} onChange={day => onChange({days: [first, day]})} />
        </>
      ) : undefined}
      {channels.length === 0 && channel === undefined ? undefined : (
        <ChoiceField
          label={i18n.t('standing.channel')}
          value={channel ?? ''}
          options={[
            {value: '', text: i18n.t('standing.ranking.allPoints')},
            ...channels.map(one => ({value: one, text: channelName(one)})),
          ]}
          onChange={value => onChange({channel: value === '' ? undefined : value})}
        />
      )}
    </div>
  );
}

type DayProps = {readonly label: string; readonly value: string; readonly onChange: (day: string) => void};

function DayField({label, value, onChange}: DayProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        value={value}
        onChange={({currentTarget}) => currentTarget.value !== '' && onChange(currentTarget.value)}
      />
    </label>
  );
}
