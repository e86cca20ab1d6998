import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {connectionText} from '../parts/connection-line';
import {vendorName} from '../vendor-name';

type Props = {
  readonly connection: Connection;
  readonly now: number;
  readonly onTryNow: () => void;
  readonly onNewKey: () => void;
};

/** One connection: its state, how far it is, what is wrong with it, when it is tried next. */
export function ConnectionCard({connection, now, onTryNow, onNewKey}: Props) {
  const {number, clock, exact} = formats();
  const {vendor, label, state, problem, detail, progress, records, skipped, nextAt, lastCompleteAt} = connection;
  return (
    <li class="card" data-testid="connection">
      <h3 class="row">
        <span class="grow">
          {vendorName(vendor)} <span class="second">{label}</span>
        </span>
        <span class="second number">{i18n.t('connections.records', records, [number(records)])}</span>
      </h3>
      <p
        class={problem === undefined ? 'second' : 'trouble-text'}
        title={lastCompleteAt === null ? '' : exact(lastCompleteAt)}
        role="status"
      >
        {connectionText(connection, now)} {detail === undefined ? '' : `(${detail})`}
      </p>
      {state === 'syncing' && progress ? (
        <progress max={progress.expected ?? undefined} value={progress.expected === null ? undefined : progress.done} />
      ) : undefined}
      <p class="row">
        <span class="grow second">
          {skipped > 0 ? `${i18n.t('connections.skipped', skipped, [number(skipped)])} ` : ''}
          {problem === undefined && nextAt !== null ? i18n.t('sync.nextRead', [clock(nextAt, now)]) : ''}
        </span>
        {isFile(connection) || state === 'syncing' ? undefined : (
          <button type="button" onClick={onTryNow}>
            {i18n.t(problem === undefined ? 'verb.update' : 'verb.tryNow')}
          </button>
        )}
        {problem === 'unauthorised' ? (
          <button type="button" class="primary" onClick={onNewKey}>
            {i18n.t('verb.newKey')}
          </button>
        ) : undefined}
      </p>
    </li>
  );
}
