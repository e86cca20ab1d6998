import {i18n} from '#i18n';
import {VENDOR_FACTS, type Withheld} from '../vendor-facts';
import {vendorName} from '../vendor-name';

const WORDS = {
  'single-payments': 'withheld.singlePayments',
  'machine-opens': 'withheld.machineOpens',
  money: 'withheld.money',
  'why-hidden': 'withheld.whyHidden',
  deliveries: 'withheld.deliveries',
  'first-join': 'withheld.firstJoin',
  leavers: 'withheld.leavers',
  cancellations: 'withheld.cancellations',
  emails: 'doors.withheld.emails',
  likes: 'doors.withheld.likes',
  opens: 'doors.withheld.opens',
  unlinked: 'doors.withheld.unlinked',
  'left-when': 'doors.withheld.leftWhen',
} as const satisfies Record<Withheld, string>;

type Props = {readonly vendor: string; readonly isOpen?: boolean};

/** Whether a vendor has a public interface, and what stays unknown all the same (CRM-21, CRM-23). */
export function WithheldNote({vendor, isOpen = false}: Props) {
  const facts = VENDOR_FACTS[vendor];
  if (facts === undefined) return null;
  const name = vendorName(vendor);
  return (
    <details class="second" open={isOpen}>
      <summary>{i18n.t('withheld.title', [name])}</summary>
      <p>{i18n.t(facts.openApi ? 'withheld.open' : 'withheld.closed', [name])}</p>
      <ul>
        {facts.withholds.map(fact => (
          <li key={fact}>{i18n.t(WORDS[fact])}</li>
        ))}
      </ul>
    </details>
  );
}
