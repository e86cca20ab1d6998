import {i18n} from '#i18n';
import {streaming} from '../../settings';
import {Empty} from '../parts/empty';
import {Sheet} from '../parts/sheet';

/** In place of what would copy, send or print what is hidden. */
export function StreamingSheet({onClose}: {readonly onClose: () => void}) {
  return (
    <Sheet id="streaming" title={i18n.t('privacy.streaming.title')} onClose={onClose}>
      <WhileStreaming />
    </Sheet>
  );
}

export function WhileStreaming() {
  return (
    <Empty
      text={i18n.t('privacy.streaming.refused')}
      button={{label: i18n.t('privacy.streaming.off'), onClick: () => void streaming.setValue(false)}}
    />
  );
}
