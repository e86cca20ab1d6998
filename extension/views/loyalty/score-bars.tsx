import {i18n} from '#i18n';
import type {PreviewPart} from '#shared/protocol/preview';
import {formats} from '../language';

const BIN = 10;

/** How many people have which score, now and then, side by side on one zero line; the table says the same. */
export function ScoreBars({before, after}: PreviewPart['scores']) {
  const {number} = formats();
  const most = Math.max(1, ...before, ...after);
  const bins = before.map((count, place) => ({
    from: place * BIN,
    to: place === before.length - 1 ? 100 : place * BIN + BIN - 1,
    was: count,
    is: after[place] ?? 0,
  }));
  const height = (count: number) => ({height: `${(100 * count) / most}%`});
  return (
    <section>
      <h3>{i18n.t('loyalty.preview.scores')}</h3>
      <p class="second score-legend">
        <i class="was" aria-hidden="true" /> {i18n.t('loyalty.preview.before')} <i aria-hidden="true" />{' '}
        {i18n.t('loyalty.preview.after')}
      </p>
      <div class="score-bars" aria-hidden="true">
        {bins.map(({from, to, was, is}) => (
          <div key={from} title={i18n.t('loyalty.preview.bar', [number(from), number(to), number(was), number(is)])}>
            <span class="pair">
              <i class="was" style={height(was)} />
              <i style={height(is)} />
            </span>
            <span class="number">{number(from)}</span>
          </div>
        ))}
      </div>
      <p class="second">{i18n.t('loyalty.preview.scale')}</p>
      <details>
        <summary>{i18n.t('loyalty.preview.asTable')}</summary>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('loyalty.preview.score')}</th>
              <th scope="col" class="number">
                {i18n.t('loyalty.preview.before')}
              </th>
              <th scope="col" class="number">
                {i18n.t('loyalty.preview.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({from, to, was, is}) => (
              <tr key={from}>
                <th scope="row" class="number">
                  {i18n.t('loyalty.preview.bin', [number(from), number(to)])}
                </th>
                <td class="number">{number(was)}</td>
                <td class="number">{number(is)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
