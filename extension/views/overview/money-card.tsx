import {i18n} from '#i18n';
import {payingIn} from '#shared/insight/figures';
import type {MonthlySum} from '#shared/insight/monthly-sums';
import type {Overview} from '#shared/insight/overview';
import {formats} from '../language';
import {listOf} from '../route';
import {CountedRow} from './counted-row';
import {FigureRow, NumberLink} from './figure-row';
import {insteadOf} from './figure-words';
import {Formula} from './formula';
import {Missing} from './missing';

type Props = {readonly overview: Overview; readonly now: number};

/** What paying members pay each month, currency by currency. */
export function MoneyCard({overview, now}: Props) {
  const {standing, sums} = overview.money;
  return (
    <section class="card" data-testid="money-card">
      <h2>{i18n.t('overview.moneyTitle')}</h2>
      {standing.kind === 'missing' ? <Missing topics={[standing.topic]} /> : undefined}
      {standing.kind === 'reading' ? <p class="second">{insteadOf(standing)}</p> : undefined}
      {standing.kind === 'known' && sums.length === 0 ? <p class="second">{i18n.t('overview.noMoney')}</p> : undefined}
      <ul class="figures">
        {sums.map(sum => (
          <SumRow key={sum.currency} overview={overview} sum={sum} now={now} />
        ))}
        {standing.kind === 'known' ? <CountedRow overview={overview} id="amountNotKnown" now={now} /> : undefined}
      </ul>
    </section>
  );
}

function SumRow({overview, sum, now}: Props & {readonly sum: MonthlySum}) {
  const {currency, amount, people} = sum;
  const {standing, basis} = overview.money;
  const {number} = formats();
  const name = i18n.t('overview.perMonth', [currency]);
  const filter = payingIn(currency);
  return (
    <FigureRow
      id={`money-${currency}`}
      name={name}
      more={i18n.t('overview.payers', people, [number(people)])}
      value={<NumberLink href={listOf(filter)} name={name} text={formats().amount(amount, currency)} />}
      formula={
        <Formula means={i18n.t('overview.moneyMeans', [currency])} filter={filter} standing={standing} basis={basis} now={now} />
      }
    />
  );
}
