import {i18n} from '#i18n';
import {singleKeys} from '../../settings';
import {useStored} from '../data/use-stored';

/** Switches off the keys that act without Ctrl or Alt: speech input and unsteady hands press them unasked (WCAG 2.1.4). */
export function SingleKeys() {
  const isOn = useStored(singleKeys) ?? true;
  return (
    <label class="row">
      <input
        type="checkbox"
        checked={isOn}
        data-testid="single-keys"
        onChange={({currentTarget}) => void singleKeys.setValue(currentTarget.checked)}
      />
      {i18n.t('keys.single')}
    </label>
  );
}
