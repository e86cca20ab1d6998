import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {MAX_RETRIES} from '#shared/membership/recovery';
import type {DeclinedRow} from '#shared/protocol/past';
import {formats} from '../language';
import {byDay, hasOutcome, moneyBack, OUTCOMES, type Outcome} from '../past-figures';
import {declinedText} from '../past-text';
import {Bars} from './bars';
import type {TabProps} from './history-view';
import {SpanField} from './span-field';

const NAMES = {
  entered: 'past.entered',
  contacted: 'past.contacted',
  recovered: 'past.recovered',
  lost: 'past.lost',
  retrying: 'past.retrying',
  open: 'past.open',
} as const satisfies Record<Outcome, string>;

/** Declined payments and what became of them; each number and each day opens its list. */
export function DeclinedTab({rows, route, span, spanName, onChange, list}: TabProps<DeclinedRow>) {
  const {number, money, list: listed, day: dayText} = formats();
  const {only} = route;
  const days = useMemo(() => byDay(rows), [rows]);
  const day = only?.startsWith('day-') ? only.slice('day-'.length) : undefined;
  const outcome = OUTCOMES.find(name => name === only) ?? 'entered';
  const shown = rows
    .filter(row => (day === undefined ? hasOutcome(row, outcome) : String(row.day) === day))
    .sort((left, right) => right.enteredAt - left.enteredAt);
  const back = moneyBack(rows);
  return (
    <>
      <div class="past-controls">
        <SpanField name={spanName} span={span} onChange={change => onChange({...change, only: undefined})} />
      </div>
      <ul class="tiles" aria-label={i18n.t('past.declined')}>
        {OUTCOMES.map(name => (
          <li key={name}>
            <button
              type="button"
              data-testid={`outcome-${name}`}
              aria-pressed={day === undefined && name === outcome}
              onClick={() => onChange({only: name === 'entered' ? undefined : name})}
            >
              <b class="number">{number(rows.filter(row => hasOutcome(row, name)).length)}</b>
              <span>{i18n.t(NAMES[name])}</span>
            </button>
          </li>
        ))}
        <li class="tile">
          <b class="number">{back.length === 0 ? '–' : listed(back.map(money))}</b>
          <span>{i18n.t('past.moneyBack')}</span>
        </li>
      </ul>
      <p class="second">{i18n.t('past.retries', [number(MAX_RETRIES)])}</p>
      {rows.length === 0 ? undefined : (
        <Bars
          label={i18n.t('past.byDay')}
          figures={days}
          nameOf={({at}) => (at === 1 || at % 5 === 0 ? number(at) : '')}
          titleOf={({at, count}) => i18n.t('past.onDay', [number(at), number(count)])}
          chosen={day}
          onChoose={key => onChange({only: key === undefined ? undefined : `day-${key}`})}
        />
      )}
      {list(
        i18n.t('past.declined'),
        shown.map(row => ({
          id: row.id,
          key: `${row.id} ${row.enteredAt}`,
          what: declinedText(row),
          when: dayText(row.enteredAt),
        })),
      )}
    </>
  );
}
