import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Props = {readonly connection: Connection};

/** What is on its way to the vendor, and what could not be written. */
export function OutgoingLines({connection: {vendor, outgoing}}: Props) {
  if (outgoing === undefined) return null;
  const {waiting, failed} = outgoing;
  const {number} = formats();
  return (
    <>
      {waiting === 0 ? undefined : (
        <p class="second">{i18n.t('doors.card.waiting', waiting, [number(waiting), vendorName(vendor)])}</p>
      )}
      {failed === 0 ? undefined : <p class="trouble-text">{i18n.t('doors.card.failed', failed, [number(failed)])}</p>}
    </>
  );
}
