import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {WriteKind} from '#shared/model/outgoing';
import {vendorsTaking} from '#shared/model/vendor-writes';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';

/** Connections that the private server can write such a thing to. */
export function connectionsTaking({session, connections}: ActProps['snapshot'], kind: WriteKind): readonly Connection[] {
  const vendors = vendorsTaking(kind);
  return session === null ? [] : connections.filter(one => vendors.includes(one.vendor) && !isFile(one));
}

/** "The Club (Discord)": what a connection is called. One that is called after its service is named once. */
export function connectionName({vendor, label}: Connection): string {
  const service = vendorName(vendor);
  return label.includes(service) ? label : `${label} (${service})`.trim();
}

type Props = Pick<ActProps, 'snapshot' | 'onOpen' | 'onClose'> & {
  readonly id: string;
  readonly title: string;
  readonly kind: WriteKind;
};

/** Said in place of a dialog that could write nowhere. */
export function NeedsConnection({snapshot, id, title, kind, onOpen, onClose}: Props) {
  const {list} = formats();
  return (
    <Sheet id={id} title={title} onClose={onClose}>
      <p data-testid="needs-connection">
        {snapshot.session === null
          ? i18n.t('out.needsServer')
          : i18n.t('out.needsConnection', [list(vendorsTaking(kind).map(vendorName))])}
      </p>
      <p class="row">
        <button type="button" class="primary" onClick={() => onOpen('#/connections')}>
          {i18n.t('verb.connect')}
        </button>
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </Sheet>
  );
}
