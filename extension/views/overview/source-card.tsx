import {i18n} from '#i18n';
import {shownShare} from '#shared/insight/overlap';
import type {Overview} from '#shared/insight/overview';
import type {SourceRow} from '#shared/insight/source-rows';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {listOf} from '../route';
import {vendorName} from '../vendor-name';
import {FigureRow, NoNumber, NumberLink} from './figure-row';
import {Formula} from './formula';

type Props = {readonly overview: Overview; readonly now: number};

/** What each source knows: how many people, how fresh and how complete. */
export function SourceCard({overview, now}: Props) {
  return (
    <section class="card" data-testid="source-card">
      <h2>{i18n.t('overview.sourceTitle')}</h2>
      <ul class="figures">
        {overview.sources.map(row => (
          <Source key={row.vendor} row={row} now={now} />
        ))}
      </ul>
      <p>
        <a href="#/connections">{i18n.t('overview.connect')}</a>
      </p>
    </section>
  );
}

function Source({row, now}: {readonly row: SourceRow; readonly now: number}) {
  const {vendor, filter, people, connections} = row;
  const name = vendorName(vendor);
  return (
    <FigureRow
      id={`source-${vendor}`}
      name={name}
      more={standingText(row, now)}
      value={
        people === undefined ? (
          <NoNumber text={i18n.t('score.notKnown')} />
        ) : (
          <NumberLink href={listOf(filter)} name={name} text={formats().number(people)} />
        )
      }
      formula={
        <Formula
          means={i18n.t('overview.sourceMeans', [name])}
          filter={filter}
          standing={{kind: 'known'}}
          basis={connections}
          now={now}
        />
      }
    />
  );
}

/** "read 14 min. ago, 98 % of what it counts"; what nobody says is said to be not known. */
function standingText({asOf, completeness, connections}: SourceRow, now: number): string {
  const {relative, percent} = formats();
  if (connections.length === 0) return i18n.t('overview.noBasis');
  if (asOf === undefined) return i18n.t('sync.never');
  const isFiles = connections.every(isFile);
  const age = i18n.t(isFiles ? 'sync.fileAge' : 'sync.idle', [relative(asOf, now)]);
  const whole =
    completeness === undefined ? i18n.t('overview.uncounted') : i18n.t('overview.complete', [percent(shownShare(completeness))]);
  return `${age} · ${whole}`;
}
