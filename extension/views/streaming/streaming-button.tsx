import {i18n} from '#i18n';
import {streaming} from '../../settings';
import {Sign} from '../parts/sign';
import {useStreaming} from './use-streaming';

/** Hides names, e-mails and amounts at once, before the window is shown to others. */
export function StreamingButton() {
  const isOn = useStreaming() === true;
  return (
    <button
      type="button"
      class="icon"
      aria-pressed={isOn}
      title={i18n.t('privacy.streaming.title')}
      data-testid="streaming"
      onClick={() => void streaming.setValue(!isOn)}
    >
      <Sign kind="masked" />
      <span class="hidden">{i18n.t('privacy.streaming.title')}</span>
    </button>
  );
}
