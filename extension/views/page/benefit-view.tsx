import {useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import {monthText} from '../benefit-text';
import type {BenefitActions} from '../data/benefit-actions';
import {countsOf, monthsOf, type Owed, type OwedRow} from '../data/benefit-lists';
import {formats} from '../language';
import {BENEFIT_SHOWS, type BenefitShow} from '../route';
import {OwedList} from './owed-list';

type Props = Pick<BenefitActions, 'onDeliver'> & {
  readonly benefit: Benefit;
  readonly people: readonly Owed[];
  /** Everyone with a word or a claim on this benefit in this month. */
  readonly rows: readonly OwedRow[];
  readonly month: string | null;
  readonly running: string;
  readonly show: BenefitShow;
  readonly onMonth: (month: string) => void;
  readonly onShow: (show: BenefitShow) => void;
  readonly onEdit: () => void;
  readonly onBack: () => void;
  /** Marks it delivered for all of them; done when all are sent. */
  readonly onDeliverAll: (people: readonly string[]) => Promise<void>;
  readonly onLabels: (people: readonly string[]) => void;
  /** Asks them for their address. */
  readonly onAsk: (people: readonly string[]) => void;
  readonly personPath: (id: string) => string;
};

/** Who is owed one benefit of one month: tick, track, leave out, copy labels (J3). */
export function BenefitView(props: Props) {
  const {benefit, people, rows, month, running, show, onMonth, onEdit, onBack, onDeliver, onDeliverAll, personPath} = props;
  const shown = useKept(rows, show);
  // What goes by post goes to nobody whose address is missing: their ticks are their own.
  const canSend = ({person}: OwedRow) => benefit.ships !== true || person.address !== undefined || show === 'noAddress';
  const owed = shown.filter(row => row.line.state === 'owed' && canSend(row));
  const [isBusy, setBusy] = useState(false);
  const tickAll = () => {
    setBusy(true);
    const ids = owed.map(({person}) => person.id);
    void onDeliverAll(ids).finally(() => setBusy(false));
  };
  return (
    <div class="benefit">
      <div class="toolbar">
        <button type="button" class="icon" aria-label={i18n.t('benefits.back')} title={i18n.t('benefits.back')} onClick={onBack}>
          ←
        </button>
        <h1>{benefit.name}</h1>
        {month === null ? undefined : (
          <select aria-label={i18n.t('benefits.month')} value={month} onChange={event => onMonth(event.currentTarget.value)}>
            {monthsOf(people, benefit.id, running).map(each => (
              <option key={each} value={each}>
                {monthText(each)}
              </option>
            ))}
          </select>
        )}
        <span class="grow" />
        <button type="button" onClick={onEdit}>
          {i18n.t('verb.edit')}
        </button>
      </div>
      <div class="toolbar">
        <Shows {...props} />
        <span class="grow" />
        <Sending {...props} shown={shown} />
        {owed.length === 0 ? undefined : (
          <button type="button" class="primary" disabled={isBusy} onClick={tickAll}>
            {i18n.t('benefits.tickAll', owed.length, [formats().number(owed.length)])}
          </button>
        )}
      </div>
      <p class="nobody" role="status">
        {shown.length === 0 ? i18n.t(`benefits.nobody.${show}`) : ''}
      </p>
      <OwedList rows={shown} ships={benefit.ships === true} onDeliver={onDeliver} personPath={personPath} />
    </div>
  );
}

/** The people of one tab; whoever was there when it opened stays until it is left, so that a tick moves no row. */
function useKept(rows: readonly OwedRow[], show: BenefitShow): readonly OwedRow[] {
  const kept = useRef(new Set<string>());
  return useMemo(() => {
    const found = rows.filter(row => kept.current.has(row.person.id) || fits(row, show));
    for (const {person} of found) kept.current.add(person.id);
    return found;
  }, [rows, show]);
}

function fits({person, line}: OwedRow, show: BenefitShow): boolean {
  if (show === 'noAddress') return line.state === 'owed' && person.address === undefined;
  return line.state === show;
}

function Shows({benefit, rows, show, onShow}: Props) {
  const counts = {...countsOf(rows), noAddress: rows.filter(row => fits(row, 'noAddress')).length};
  const shows = BENEFIT_SHOWS.filter(each => each !== 'noAddress' || benefit.ships === true);
  return (
    <fieldset class="row shows">
      <legend class="sr-only">{i18n.t('benefits.show')}</legend>
      {shows.map(each => (
        <button key={each} type="button" aria-pressed={each === show} onClick={() => onShow(each)}>
          {i18n.t(`benefits.count.${each}`, [formats().number(counts[each])])}
        </button>
      ))}
    </fieldset>
  );
}

/** What goes by post: labels for those with an address, and asking those without. */
function Sending({benefit, show, shown, onLabels, onAsk}: Props & {readonly shown: readonly OwedRow[]}) {
  const {number} = formats();
  if (benefit.ships !== true) return null;
  const ids = (hasAddress: boolean) =>
    shown.flatMap(({person: {id, address}, line}) =>
      (address !== undefined) === hasAddress && (show !== 'owed' || line.state === 'owed') ? id : [],
    );
  const [ready, homeless] = [ids(true), ids(false)];
  return (
    <>
      {homeless.length === 0 ? undefined : (
        <button type="button" data-testid="ask-address" onClick={() => onAsk(homeless)}>
          {i18n.t('act.askFor', homeless.length, [number(homeless.length)])}
        </button>
      )}
      {ready.length === 0 ? undefined : (
        <button type="button" data-testid="labels" onClick={() => onLabels(ready)}>
          {i18n.t('act.labels')}
        </button>
      )}
    </>
  );
}
