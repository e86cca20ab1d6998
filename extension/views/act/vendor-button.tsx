import {i18n} from '#i18n';
import {vendorName} from '../vendor-name';

type Props = {
  readonly vendor: string;
  readonly address: string;
  readonly label: string;
  readonly testId: string;
  readonly onOpened?: () => void;
};

/** Leads to the vendor's own screen, in a tab beside ours: what cannot be taken back is done there, by the creator. */
export function VendorButton({vendor, address, label, testId, onOpened}: Props) {
  return (
    <a
      class="button primary"
      href={address}
      target="_blank"
      rel="noreferrer"
      data-testid={testId}
      title={i18n.t('act.opens', [vendorName(vendor)])}
      onClick={() => onOpened?.()}
    >
      {label} <span aria-hidden="true">↗</span>
    </a>
  );
}
