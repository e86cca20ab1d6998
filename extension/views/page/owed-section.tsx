import {i18n} from '#i18n';
import {type BenefitLine, owedTo, postalAddressOf} from '#shared/membership/benefits';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import {monthText, stateText} from '../benefit-text';
import type {BenefitActions} from '../data/benefit-actions';
import {Ago} from '../parts/ago';
import {printRoute} from '../route';
import {TrackingField, WontButton} from './owed-list';
import {Tick} from './tick';

type Props = Pick<BenefitActions, 'onDeliver'> & {
  readonly supporter: Supporter;
  readonly benefits: readonly Benefit[];
  readonly now: number;
};

/** Settled lines shown; the owed ones are all there. */
const MOST_SETTLED = 12;

/** What a person is owed and was given, with a tick each. Nothing where the creator lists no benefits. */
export function OwedSection({supporter, benefits, now, onDeliver}: Props) {
  if (benefits.length === 0) return null;
  const lines = owedTo(supporter, benefits, now);
  const owed = lines.filter(({state}) => state === 'owed');
  const settled = lines.filter(({state}) => state !== 'owed').slice(0, MOST_SETTLED);
  const isHomeless = owed.some(({benefit}) => benefit.ships) && postalAddressOf(supporter) === undefined;
  return (
    <section aria-labelledby="owed-title">
      <h3 id="owed-title">{i18n.t('benefits.title')}</h3>
      {owed.length === 0 ? <p class="second">{i18n.t('benefits.nothingOwed')}</p> : undefined}
      {isHomeless ? <p class="risk-text">{i18n.t('benefits.addressNeeded')}</p> : undefined}
      <ul class="owed">
        {[...owed, ...settled].map(line => (
          <OwedLine
            key={`${line.benefit.id} ${line.month}`}
            line={line}
            now={now}
            onSay={(state, tracking) =>
              onDeliver(supporter.id, {benefit: line.benefit.id, month: line.month, state, ...(tracking ? {tracking} : {})})
            }
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = {
  readonly line: BenefitLine;
  readonly now: number;
  readonly onSay: (state: 'delivered' | 'not' | 'wont', tracking?: string) => Promise<boolean>;
};

function OwedLine({line: {benefit, month, state, word}, now, onSay}: LineProps) {
  const title = `${benefit.name}, ${monthText(month)}`;
  return (
    <li data-testid="owed-line">
      <div class="row">
        <Tick
          isOn={state === 'delivered'}
          label={i18n.t('benefits.tickOf', [title])}
          onSay={isOn => onSay(isOn ? 'delivered' : 'not')}
        />
        <span class="grow">
          <a href={printRoute({view: 'benefits', id: benefit.id})}>{benefit.name}</a>, {monthText(month)}
        </span>
        <span class="second">
          {stateText(state)} {word === undefined ? undefined : <Ago at={word.at} now={now} />}
        </span>
      </div>
      <div class="row">
        <span class="grow">
          {benefit.ships || word?.tracking !== undefined ? (
            <TrackingField
              key={word?.tracking ?? ''}
              name={title}
              value={word?.tracking ?? ''}
              onSave={text => onSay('delivered', text)}
            />
          ) : undefined}
        </span>
        <WontButton name={title} state={state} onSay={onSay} />
      </div>
    </li>
  );
}
