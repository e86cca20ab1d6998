import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import {monthOf} from '#shared/model/time';
import {benefitsWithPending} from '../../api/pending';
import {benefits as storedBenefits} from '../../mirror/documents';
import {monthText} from '../benefit-text';
import {useSupporters} from '../data/use-supporters';
import {Sheet} from '../parts/sheet';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';
import {parseBenefitPurpose} from './benefit-purpose';
import {deliverPlan, deliverRun, monthsOwed, standingOf} from './deliver';
import {ReadingSheet} from './reading-sheet';

/** Marks a benefit of a month delivered, for one person with a tracking number (C10, F17). */
export function DeliverDialog(props: ActProps) {
  const [read, setRead] = useState(0);
  const people = useSupporters(props.snapshot, props.ordinals, setRead);
  const benefits = useBenefits(props);
  const title = i18n.t('act.deliverTitle');
  if (people === undefined || benefits === undefined) {
    return <ReadingSheet id="deliver" title={title} done={read} of={props.ordinals.length} onClose={props.onClose} />;
  }
  if (benefits.length === 0) {
    return (
      <Sheet id="deliver" title={title} onClose={props.onClose}>
        <p>{i18n.t('benefits.empty')}</p>
        <p class="row">
          <button type="button" class="primary" onClick={() => props.onOpen('#/benefits/new?edit=')}>
            {i18n.t('benefits.new')}
          </button>
        </p>
      </Sheet>
    );
  }
  return <Deliver {...props} people={people} benefits={benefits} />;
}

function useBenefits({snapshot: {mirror, state, pending}}: ActProps): readonly Benefit[] | undefined {
  const [found, setFound] = useState<readonly Benefit[] | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    void storedBenefits(mirror, state).then(stored => isLatest && setFound(benefitsWithPending(stored, pending)));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, pending]);
  return found;
}

type Props = ActProps & {readonly people: readonly Supporter[]; readonly benefits: readonly Benefit[]};

function Deliver({people, benefits, ...props}: Props) {
  const {now} = props.snapshot;
  const asked = parseBenefitPurpose(props.purpose);
  const [chosen, choose] = useState(asked?.benefit);
  const [month, setMonth] = useState(asked?.month ?? undefined);
  const [tracking, setTracking] = useState('');
  const benefit = benefits.find(({id}) => id === chosen) ?? mostOwed(people, benefits, now);
  if (benefit === undefined) return null;
  const months = [...new Set([...monthsOwed(people, benefit, now), monthOf(now)])];
  const which = benefit.each === 'month' ? (month ?? months[0] ?? monthOf(now)) : null;
  const standing = standingOf(people, benefit, which, now);
  const ids = standing.owed.map(({id}) => id);
  const word = {benefit: benefit.id, month: which, name: benefit.name};
  const isOne = props.targets.kind === 'one';
  return (
    <ActDialog
      {...props}
      act="deliver"
      title={i18n.t('act.deliverTitle')}
      plan={deliverPlan(props, standing, word)}
      run={deliverRun(props.snapshot, {...word, people: ids, ...(isOne ? {tracking: tracking.trim()} : {})})}
    >
      <label for="deliver-benefit">{i18n.t('act.benefit')}</label>
      <select id="deliver-benefit" value={benefit.id} onChange={event => choose(event.currentTarget.value)}>
        {benefits.map(({id, name}) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {which === null ? undefined : (
        <>
          <label for="deliver-month">{i18n.t('benefits.month')}</label>
          <select id="deliver-month" value={which} onChange={event => setMonth(event.currentTarget.value)}>
            {(months.includes(which) ? months : [which, ...months]).map(each => (
              <option key={each} value={each}>
                {monthText(each)}
              </option>
            ))}
          </select>
        </>
      )}
      {isOne ? (
        <>
          <label for="deliver-tracking">{i18n.t('benefits.tracking')}</label>
          <input
            id="deliver-tracking"
            maxLength={100}
            autocomplete="off"
            value={tracking}
            onInput={event => setTracking(event.currentTarget.value)}
          />
        </>
      ) : undefined}
    </ActDialog>
  );
}

/** The first benefit that any of them is owed, else the first of all. */
function mostOwed(people: readonly Supporter[], benefits: readonly Benefit[], now: number): Benefit | undefined {
  const month = monthOf(now);
  const owed = (benefit: Benefit) => {
    const {owed: some, noAddress} = standingOf(people, benefit, benefit.each === 'month' ? month : null, now);
    return some.length + noAddress.length;
  };
  return [...benefits].sort((left, right) => owed(right) - owed(left))[0];
}
