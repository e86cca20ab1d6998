import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectedVendor} from '#shared/protocol/connect';
import {vendorName} from '../vendor-name';
import type {DoorActions} from './connecting';
import {CopyField} from './copy-field';

type Props = Pick<DoorActions, 'onOpen' | 'onLook'> & {
  readonly vendor: ConnectedVendor;
  /** The vendor's page. */
  readonly url: string;
  /** Where it leads back to, as the server has it. */
  readonly redirect: string;
  /** What the creator was told to register. */
  readonly registered: string;
  readonly connections: readonly Connection[];
  /** The vendor's page is good no more. */
  readonly onStale: () => void;
};

const EVERY_MS = 4_000;

/** As long as the private server remembers what it asked for. */
const GOOD_MS = 10 * 60_000;

/** The vendor's own page is open in another tab: until the creator has said yes there, this waits and looks. */
export function WaitForVendor({vendor, url, redirect, registered, connections, onOpen, onLook, onStale}: Props) {
  const [before] = useState(() => new Set(connections.map(({id}) => id)));
  const isDone = connections.some(connection => connection.vendor === vendor && !before.has(connection.id));
  useEffect(() => {
    if (isDone) return;
    const timer = setInterval(onLook, EVERY_MS);
    return () => clearInterval(timer);
  }, [isDone, onLook]);
  useEffect(() => {
    if (isDone) return;
    const timer = setTimeout(onStale, GOOD_MS);
    return () => clearTimeout(timer);
  }, [isDone, url]);
  const name = vendorName(vendor);
  if (isDone) return <p role="status">{i18n.t('connections.connected', [name])}</p>;
  return (
    <section class="waiting" data-testid="waiting">
      <h4>{i18n.t('doors.waitsTitle', [name])}</h4>
      <p role="status">{i18n.t('doors.opened', [name])}</p>
      <progress aria-label={i18n.t('doors.waitsTitle', [name])} />
      {redirect === registered ? undefined : (
        <>
          <p class="trouble-text">{i18n.t('doors.otherRedirect')}</p>
          <CopyField id="door-other-redirect" label={i18n.t('doors.redirect', [name])} text={redirect} />
        </>
      )}
      <p>
        <button type="button" onClick={() => onOpen(url)}>
          {i18n.t('doors.openAgain')}
        </button>
      </p>
    </section>
  );
}
