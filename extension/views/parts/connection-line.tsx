import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {problemText} from '../problem-text';
import {vendorName} from '../vendor-name';

/** One connection in one line: whose, and how it stands. */
export function ConnectionLine({connection, now}: {readonly connection: Connection; readonly now: number}) {
  return (
    <li class="connection-line">
      <span class="grow">
        {vendorName(connection.vendor)} <span class="second">{connection.label}</span>
      </span>
      <span class={connection.problem === undefined ? 'second' : 'wrap'}>{connectionText(connection, now)}</span>
    </li>
  );
}

/** "250 of 2,000", "read 5 min. ago", or the sentence about its problem. */
export function connectionText(connection: Connection, now: number): string {
  const {number, relative} = formats();
  if (connection.problem !== undefined) return problemText(connection, connection.problem, now);
  if (connection.state === 'syncing') {
    const {done, expected} = connection.progress ?? {done: 0, expected: null};
    return expected === null ? i18n.t('sync.syncing') : i18n.t('sync.progress', [number(done), number(expected)]);
  }
  if (isFile(connection) && connection.lastCompleteAt !== null) {
    return i18n.t('sync.fileAge', [relative(connection.lastCompleteAt, now)]);
  }
  if (connection.state === 'waiting') return i18n.t('sync.waiting');
  if (connection.state === 'stopped') return i18n.t('sync.stopped');
  return connection.lastCompleteAt === null
    ? i18n.t('sync.never')
    : i18n.t('sync.idle', [relative(connection.lastCompleteAt, now)]);
}
