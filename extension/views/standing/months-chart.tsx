import {i18n} from '#i18n';
import {formats} from '../language';
import type {MonthFigure} from './figures';

const WIDTH = 720;
const HEIGHT = 180;
const FOOT = 22;
const HEAD = 18;

/** Points issued and redeemed month by month, on one zero line, with the table behind them. */
export function MonthsChart({months}: {readonly months: readonly MonthFigure[]}) {
  const {number, month: short, wholeMonth} = formats();
  const most = Math.max(1, ...months.flatMap(({issued, redeemed}) => [issued, redeemed]));
  const step = WIDTH / Math.max(1, months.length);
  const room = HEIGHT - FOOT - HEAD;
  const high = (points: number) => (room * Math.max(0, points)) / most;
  const last = months.at(-1);
  return (
    <section>
      <h2 id="months-title">{i18n.t('standing.figures.months')}</h2>
      <p class="row wraps second chart-key" aria-hidden="true">
        <span>
          <i class="issued" /> {i18n.t('standing.figures.issued')} <b class="number">{number(last?.issued ?? 0)}</b>
        </span>
        <span>
          <i class="redeemed" /> {i18n.t('standing.figures.redeemed')} <b class="number">{number(last?.redeemed ?? 0)}</b>
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section class="scrolls-across" tabIndex={0} aria-labelledby="months-title">
        <svg class="months-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
          {months.map(({month, at, issued, redeemed}, place) => {
            const x = place * step;
            const half = Math.min(18, step / 2 - 4);
            const base = HEIGHT - FOOT;
            return (
              <g key={month}>
                <rect class="issued" x={x + step / 2 - half} y={base - high(issued)} width={half - 1} height={high(issued)} />
                <rect class="redeemed" x={x + step / 2 + 1} y={base - high(redeemed)} width={half - 1} height={high(redeemed)} />
                {issued === most || redeemed === most ? (
                  <text x={x + step / 2} y={HEAD - 6} text-anchor="middle">
                    {number(most)}
                  </text>
                ) : undefined}
                <text x={x + step / 2} y={HEIGHT - 6} text-anchor="middle">
                  {short(at)}
                </text>
              </g>
            );
          })}
          <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
        </svg>
      </section>
      <details>
        <summary>{i18n.t('standing.figures.asTable')}</summary>
        <table class="plain-table" data-testid="months-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('standing.figures.month')}</th>
              <th scope="col" class="end">
                {i18n.t('standing.figures.issued')}
              </th>
              <th scope="col" class="end">
                {i18n.t('standing.figures.redeemed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({month, at, issued, redeemed}) => (
              <tr key={month}>
                <th scope="row">{wholeMonth(at)}</th>
                <td class="end number">{number(issued)}</td>
                <td class="end number">{number(redeemed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
