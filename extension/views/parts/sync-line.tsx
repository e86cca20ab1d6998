import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {exportLink} from '../export-links';
import {formats} from '../language';
import type {SyncState} from '../sync-state';
import type {FileAge} from '../today';
import {vendorName} from '../vendor-name';
import {ConnectionLine, ReadingLine} from './connection-line';
import {Sign} from './sign';

type Props = {
  readonly sync: SyncState;
  readonly waiting: number;
  readonly connections: readonly Connection[];
  readonly files: readonly FileAge[];
  readonly now: number;
  readonly onTryNow: () => void;
  readonly onOpen: (path: string) => void;
};

/** "synced 2 min ago ▸ details": the details are each connection's state and each file's age. */
export function SyncLine(props: Props) {
  const [open, setOpen] = useState(props.connections.some(({problem}) => problem !== undefined));
  const {sync, waiting, connections, files, now} = props;
  const hasDetails = connections.length + files.length > 0;
  return (
    <section class="sync" data-testid="sync" aria-live="polite">
      <p class="row">
        <span class="grow wrap">{syncText(sync, now)}</span>
        {sync.kind === 'unreachable' || sync.kind === 'unloaded' ? (
          <button type="button" onClick={props.onTryNow}>
            {i18n.t('verb.tryNow')}
          </button>
        ) : undefined}
        {sync.kind === 'unpaired' || sync.kind === 'unallowed' ? (
          <button type="button" onClick={() => props.onOpen('#/connections')}>
            {i18n.t('verb.connect')}
          </button>
        ) : undefined}
        {hasDetails ? (
          <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Sign kind={open ? 'opened' : 'closed'} />
            {i18n.t('verb.details')}
          </button>
        ) : undefined}
      </p>
      <ReadingLine connections={connections} />
      {waiting > 0 ? <p class="second">{i18n.t('sync.outbox', waiting, [formats().number(waiting)])}</p> : undefined}
      {open && hasDetails ? (
        <ul class="sync-details">
          {connections.map(connection => (
            <ConnectionLine key={connection.id} connection={connection} now={now} />
          ))}
          {files.map(({vendor, asOf}) => (
            <li key={vendor} class="connection-line" title={formats().exact(asOf)}>
              {i18n.t('sync.files', [vendorName(vendor), formats().relative(asOf, now)])} <Refresh vendor={vendor} />
            </li>
          ))}
        </ul>
      ) : undefined}
    </section>
  );
}

export function syncText(sync: SyncState, now: number): string {
  switch (sync.kind) {
    case 'local':
      return i18n.t('sync.local');
    case 'syncing':
      return i18n.t('sync.syncing');
    case 'synced':
      return sync.at === null ? i18n.t('sync.never') : i18n.t('sync.synced', [formats().relative(sync.at, now)]);
    case 'offline':
      return i18n.t('sync.offline');
    case 'unreachable':
    case 'unloaded':
      return i18n.t(sync.kind === 'unreachable' ? 'sync.serverUnreachable' : 'sync.unloaded', [
        sync.nextAt === null ? i18n.t('problem.later') : formats().clock(sync.nextAt, now),
      ]);
    case 'unpaired':
      return i18n.t('sync.unpaired');
    case 'unallowed':
      return i18n.t('sync.unallowed');
  }
}

/** Leads to where the vendor gives a newer file; it is dropped on any window of ours then. */
function Refresh({vendor}: Pick<FileAge, 'vendor'>) {
  const link = exportLink(vendor);
  if (link === undefined) return null;
  return (
    <a href={link} target="_blank" rel="noreferrer" aria-label={i18n.t('importing.refreshOf', [vendorName(vendor)])}>
      {i18n.t('importing.refresh')}
    </a>
  );
}
