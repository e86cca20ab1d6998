import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {type Outgoing, waitingOf} from '#shared/model/outgoing';
import {keptRefusals} from '../act/out-text';
import {formats} from '../language';
import {canRetry} from '../page/log-results';
import {printRoute} from '../route';
import {vendorName} from '../vendor-name';

type Props = {
  readonly connection: Connection;
  readonly outgoings: readonly Outgoing[];
  readonly onRetry: (outgoing: Outgoing) => void;
};

/** What is on its way to the vendor, and what could not be written; the log says which, and of whom. */
export function OutgoingLines({connection: {id, vendor, outgoing}, outgoings, onRetry}: Props) {
  if (outgoing === undefined) return null;
  const {waiting, failed} = outgoing;
  const {number} = formats();
  const refused = outgoings.filter(one => one.connection === id && canRetry(one) && waitingOf(one) === 0);
  return (
    <>
      {waiting === 0 ? undefined : (
        <p class="second">{i18n.t('doors.card.waiting', waiting, [number(waiting), vendorName(vendor)])}</p>
      )}
      {failed === 0 ? undefined : (
        <p class="row wraps">
          <span class="trouble-text">{i18n.t('doors.card.failed', failed, [number(failed)])}</span>
          {refused.length === 0 ? undefined : (
            <button type="button" class="link" onClick={() => refused.forEach(onRetry)}>
              {i18n.t('out.retry')}
            </button>
          )}
          <a href={printRoute({view: 'log'})}>{i18n.t('doors.card.inLog')}</a>
        </p>
      )}
      {keptRefusals(outgoings.filter(one => one.connection === id)).map(text => (
        <p key={text} class="second wrap">
          {text}
        </p>
      ))}
    </>
  );
}
