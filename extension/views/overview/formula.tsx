import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import {asOf, type Standing} from '#shared/insight/standing';
import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {completeText} from '../doors/badge-text';
import {formats} from '../language';
import {connectionText} from '../parts/connection-line';
import {vendorName} from '../vendor-name';
import {whyNot} from './figure-words';

type Props = {
  /** What is counted, in a sentence. */
  readonly means: string;
  /** The text of the filter; undefined where the history counts. */
  readonly filter: string | undefined;
  /** What is done with the people whom the filter finds, where they are not just counted. */
  readonly children?: ComponentChildren;
  readonly standing: Standing;
  readonly basis: readonly Connection[];
  readonly now: number;
};

/** How a number is counted: in words, as a filter, as of when and from which sources; or why there is none, and the way out. */
export function Formula({means, filter, children, standing, basis, now}: Props) {
  const why = whyNot(standing);
  return (
    <>
      <p>{means}</p>
      {filter === undefined ? undefined : (
        <p>
          <span class="second">{i18n.t('overview.filter')}</span> <code class="wrap">{filter}</code>
        </p>
      )}
      {children}
      {why === undefined ? undefined : (
        <p>
          {why} {standing.kind === 'missing' ? <a href="#/connections">{i18n.t('overview.connect')}</a> : undefined}
        </p>
      )}
      <Basis basis={basis} now={now} />
    </>
  );
}

/** Which sources a number comes from, and the date of the oldest. */
function Basis({basis, now}: Pick<Props, 'basis' | 'now'>) {
  if (basis.length === 0) return null;
  const at = asOf(basis);
  // With its day, also where that is today.
  return (
    <div class="second">
      {at === undefined ? undefined : <p title={formats().exact(at)}>{i18n.t('overview.asOf', [formats().clock(at, 0)])}</p>}
      <p>{i18n.t('overview.basis')}</p>
      <ul class="basis">
        {basis.map(connection => (
          <li key={connection.id}>{sourceText(connection, now)}</li>
        ))}
      </ul>
    </div>
  );
}

/** "Kit Letters: read 14 min. ago. 1,960 of the 2,000 that Kit counts were read, 98 %." */
function sourceText(connection: Connection, now: number): string {
  const {vendor, label} = connection;
  const name = [vendorName(vendor), label].filter(text => text !== '').join(' ');
  const standing = i18n.t('phrase.labelled', [name, connectionText(connection, now)]);
  if (isFile(connection)) return standing;
  return `${standing} · ${completeText(connection) ?? i18n.t('overview.uncounted')}`;
}
