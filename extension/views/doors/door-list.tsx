import {i18n} from '#i18n';
import {printRoute} from '../route';
import {vendorName} from '../vendor-name';
import type {DoorKind} from './door';
import {vendorsWith} from './registry';

type Props = {
  readonly kind: DoorKind;
  /** The vendor whose door of this kind is open. */
  readonly current: string | undefined;
};

/** The services behind one kind of door, each a link to its own. */
export function DoorList({kind, current}: Props) {
  return (
    <ul class="door-list" aria-label={i18n.t('doors.vendors')}>
      {vendorsWith(kind).map(({vendor}) => (
        <li key={vendor}>
          <a
            href={printRoute({view: 'connections', vendor, door: kind})}
            aria-current={vendor === current ? 'true' : undefined}
            data-door={`${vendor}-${kind}`}
          >
            {vendorName(vendor)}
          </a>
        </li>
      ))}
    </ul>
  );
}
