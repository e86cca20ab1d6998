import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {badgeText} from '../doors/badge-text';
import {progressText} from '../doors/progress-text';
import {formats} from '../language';
import {problemText} from '../problem-text';
import {vendorName} from '../vendor-name';

type Props = {readonly connection: Connection; readonly now: number};

/** One connection in one line: whose, and how it stands; while it reads, how far. */
export function ConnectionLine({connection, now}: Props) {
  const {vendor, label, problem} = connection;
  return (
    <li class="connection-line" title={badgeText(connection, now)}>
      <span class="grow">
        {vendorName(vendor)} <span class="second">{label}</span>
      </span>
      <span class={problem === undefined ? 'second' : 'wrap'}>{connectionText(connection, now)}</span>
    </li>
  );
}

/** The first reading that is under way, in one line with its bar: "Patreon: 1,250 of 10,000, about 15 min left". */
export function ReadingLine({connections}: {readonly connections: readonly Connection[]}) {
  const reading = connections.find(({state, problem, progress}) => state === 'syncing' && !problem && progress !== undefined);
  if (reading?.progress === undefined) return null;
  const {vendor, progress} = reading;
  const name = vendorName(vendor);
  return (
    <div class="reading-line" data-testid="reading">
      <p class="second clip">{i18n.t('doors.card.reading', [name, progressText({...progress, rate: undefined})])}</p>
      <ConnectionBar {...progress} label={name} />
    </div>
  );
}

type BarProps = {readonly done: number; readonly expected: number | null; readonly label: string};

/** How far a reading is, as a bar; one without an end where the vendor does not count. */
export function ConnectionBar({done, expected, label}: BarProps) {
  const name = i18n.t('doors.card.progress', [label]);
  return expected === null ? (
    <progress aria-label={name} />
  ) : (
    <progress aria-label={name} max={Math.max(1, expected)} value={Math.min(done, expected)} />
  );
}

/** "250 of 2,000 · about 2 min left", "read 5 min. ago", or the sentence about its problem. */
export function connectionText(connection: Connection, now: number): string {
  const {relative} = formats();
  if (connection.problem !== undefined) return problemText(connection, connection.problem, now);
  if (connection.state === 'syncing') return progressText(connection.progress ?? {done: 0, expected: null});
  if (isFile(connection) && connection.lastCompleteAt !== null) {
    return i18n.t('sync.fileAge', [relative(connection.lastCompleteAt, now)]);
  }
  if (connection.state === 'waiting') return i18n.t('sync.waiting');
  if (connection.state === 'stopped') return i18n.t('sync.stopped');
  return connection.lastCompleteAt === null
    ? i18n.t('sync.never')
    : i18n.t('sync.idle', [relative(connection.lastCompleteAt, now)]);
}
