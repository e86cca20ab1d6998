import {i18n} from '#i18n';
import {streaming} from '../../settings';
import {useStreaming} from './use-streaming';

/** Says as long as it lasts that names, e-mails and amounts are hidden, in every window and after every restart. */
export function StreamingMark() {
  const isOn = useStreaming();
  if (isOn !== true) return null;
  return (
    <p class="streaming-mark row" role="status" data-testid="streaming-mark">
      <span aria-hidden="true">▪▪</span>
      <span class="grow wrap">{i18n.t('privacy.streaming.on')}</span>
      <button type="button" onClick={() => void streaming.setValue(false)}>
        {i18n.t('privacy.streaming.off')}
      </button>
    </p>
  );
}
