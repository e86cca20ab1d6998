import {useId} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ContactPurpose} from '#shared/model/contact';
import {PURPOSE_TEXTS} from '../contact-text';

// Not the options of the schema: those are of what is stored, this is the order on screen.
export const PURPOSES = [
  'other',
  'welcome',
  'declined',
  'invite',
  'left',
  'address',
] as const satisfies readonly ContactPurpose[];

type Props = {readonly purpose: ContactPurpose; readonly onPurpose: (purpose: ContactPurpose) => void};

/** What the message is for: it chooses the text, who is left out, and what filters know afterwards. */
export function PurposeField({purpose, onPurpose}: Props) {
  const id = useId();
  return (
    <p class="row">
      <label for={id}>{i18n.t('contact.purpose')}</label>
      <select
        id={id}
        class="grow"
        data-testid="reach-purpose"
        value={purpose}
        onChange={({currentTarget}) => onPurpose(PURPOSES.find(one => one === currentTarget.value) ?? 'other')}
      >
        {PURPOSES.map(one => (
          <option key={one} value={one}>
            {i18n.t(PURPOSE_TEXTS[one])}
          </option>
        ))}
      </select>
    </p>
  );
}
