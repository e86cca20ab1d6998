import {i18n} from '#i18n';
import {streaming} from '../../settings';
import {useStreaming} from './use-streaming';

/** The switch in the settings. */
export function StreamingCard() {
  const isOn = useStreaming() === true;
  return (
    <section class="card" data-testid="streaming-card">
      <h2>{i18n.t('privacy.streaming.title')}</h2>
      <label class="row">
        <input type="checkbox" checked={isOn} onChange={() => void streaming.setValue(!isOn)} />
        <span class="grow wrap">{i18n.t('privacy.streaming.switch')}</span>
      </label>
      <p class="second">{i18n.t('privacy.streaming.about')}</p>
    </section>
  );
}
