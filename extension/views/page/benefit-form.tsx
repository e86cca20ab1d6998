import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {distinctTiers} from '#shared/membership/benefits';
import {sameTier} from '#shared/membership/tiers';
import type {Benefit} from '#shared/model/benefit';
import type {TierRef} from '#shared/model/earned';
import {addMonths, monthOf} from '#shared/model/time';
import {monthText} from '../benefit-text';
import {FormEnd} from '../parts/form-end';

type Props = {
  /** Undefined: a new one. */
  readonly benefit: Benefit | undefined;
  /** The tiers that people are in. */
  readonly tiers: readonly TierRef[];
  /** The running month. */
  readonly running: string;
  readonly onSave: (benefit: Benefit) => void;
  readonly onCancel: () => void;
};

const MONTHS_BACK = 12;

/** Name, tiers, monthly or once, since when and whether it goes by post. */
export function BenefitForm({benefit, tiers, running, onSave, onCancel}: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'name' | 'tiers' | undefined>(undefined);
  useEffect(() => field.current?.focus(), []);
  const offered = distinctTiers([...tiers, ...(benefit?.tiers ?? [])]);
  const save = (data: FormData) => {
    const chosen = offered.filter((_, place) => data.get(`tier-${place}`) !== null);
    const name = String(data.get('name') ?? '').trim();
    const wrong = name === '' ? 'name' : chosen.length === 0 ? 'tiers' : undefined;
    setProblem(wrong);
    if (wrong !== undefined) return;
    const {id = '', source = 'typed', rev = 0} = benefit ?? {};
    onSave({
      ...{id, source, rev, name, tiers: chosen},
      each: data.get('each') === 'once' ? 'once' : 'month',
      from: String(data.get('from')),
      ...(data.get('ships') === null ? {} : {ships: true}),
    });
  };
  return (
    <form
      class="column"
      onSubmit={event => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <h1>{i18n.t(benefit === undefined ? 'benefits.new' : 'benefits.edit')}</h1>
      <div class="card form">
        <label for="benefit-name">{i18n.t('benefits.name')}</label>
        <input id="benefit-name" name="name" ref={field} maxLength={80} defaultValue={benefit?.name ?? ''} />
        <Tiers offered={offered} chosen={benefit?.tiers ?? []} />
        <Each each={benefit?.each ?? 'month'} />
        <From from={benefit === undefined ? running : benefit.from} running={running} />
        <label class="row">
          <input type="checkbox" name="ships" defaultChecked={benefit?.ships === true} />
          {i18n.t('benefits.ships')}
        </label>
        {problem === undefined ? undefined : (
          <p class="trouble-text" role="status">
            {i18n.t(problem === 'name' ? 'benefits.needsName' : 'benefits.needsTier')}
          </p>
        )}
        <FormEnd onCancel={onCancel} />
      </div>
    </form>
  );
}

function Tiers({offered, chosen}: {readonly offered: readonly TierRef[]; readonly chosen: readonly TierRef[]}) {
  return (
    <fieldset class="choices">
      <legend>{i18n.t('benefits.tiers')}</legend>
      {offered.length === 0 ? <p class="second">{i18n.t('benefits.nobodyInTier')}</p> : undefined}
      {offered.map((tier, place) => (
        <label key={`${tier.id ?? ''} ${tier.name}`} class="row">
          <input type="checkbox" name={`tier-${place}`} defaultChecked={chosen.some(known => sameTier(known, tier))} />
          {tier.name}
        </label>
      ))}
    </fieldset>
  );
}

function Each({each}: Pick<Benefit, 'each'>) {
  return (
    <fieldset class="choices">
      <legend>{i18n.t('benefits.howOften')}</legend>
      <label class="row">
        <input type="radio" name="each" value="month" defaultChecked={each === 'month'} />
        {i18n.t('benefits.monthly')}
      </label>
      <label class="row">
        <input type="radio" name="each" value="once" defaultChecked={each === 'once'} />
        {i18n.t('benefits.once')}
      </label>
    </fieldset>
  );
}

function From({from, running}: {readonly from: string | undefined; readonly running: string}) {
  const last = Date.parse(`${running}-01T00:00:00Z`);
  const months = Array.from({length: MONTHS_BACK + 1}, (_, back) => monthOf(addMonths(last, -back)));
  if (from !== undefined && !months.includes(from)) months.push(from);
  return (
    <>
      <label for="benefit-from">{i18n.t('benefits.from')}</label>
      <select id="benefit-from" name="from">
        {months.map(month => (
          <option key={month} value={month} selected={month === (from ?? running)}>
            {monthText(month)}
          </option>
        ))}
      </select>
    </>
  );
}
