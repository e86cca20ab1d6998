import {i18n} from '#i18n';
import type {Span} from '#shared/membership/roster';
import {SPANS, type SpanName, textOfDay} from '../history-span';
import type {HistoryRoute} from '../route';

const NAMES = {
  'this-week': 'past.thisWeek',
  'this-month': 'past.thisMonth',
  'last-month': 'past.lastMonth',
  'last-12-months': 'past.last12Months',
  dates: 'past.dates',
} as const satisfies Record<SpanName, string>;

type Props = {
  readonly name: SpanName;
  readonly span: Span;
  readonly onChange: (change: Pick<HistoryRoute, 'span' | 'from' | 'until'>) => void;
};

/** Which days are asked about: a name, or two dates. */
export function SpanField({name, span, onChange}: Props) {
  const [from, until] = [textOfDay(span.from), textOfDay(span.until - 1)];
  const change = (days: {from: string; until: string}) => {
    if (days.from !== '' && days.until !== '') onChange({span: 'dates', ...days});
  };
  return (
    <>
      <label>
        <span class="second">{i18n.t('past.span')}</span>
        <select
          data-testid="span"
          value={name}
          onChange={event => {
            const chosen = SPANS.find(one => one === event.currentTarget.value) ?? 'this-month';
            onChange(chosen === 'dates' ? {span: chosen, from, until} : {span: chosen, from: undefined, until: undefined});
          }}
        >
          {SPANS.map(one => (
            <option key={one} value={one}>
              {i18n.t(NAMES[one])}
            </option>
          ))}
        </select>
      </label>
      {name === 'dates' ? (
        <>
          <Day label={i18n.t('past.from')} value={from} onChange={value => change({from: value, until})} />
          <Day label={i18n.t('past.until')} value={until} onChange={value => change({from, until: value})} />
        </>
      ) : undefined}
    </>
  );
}

export function Day(props: {readonly label: string; readonly value: string; readonly onChange: (value: string) => void}) {
  const {label, value, onChange} = props;
  return (
    <label>
      <span class="second">{label}</span>
      <input type="date" value={value} onChange={event => onChange(event.currentTarget.value)} />
    </label>
  );
}
