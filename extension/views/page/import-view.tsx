import {i18n} from '#i18n';
import {ChooseFile} from '../parts/choose-file';

type Props = {readonly isLocal: boolean; readonly onFiles: (files: readonly File[]) => void};

/** A place to drop a file on. The whole window takes it; this only says so. */
export function ImportView({isLocal, onFiles}: Props) {
  return (
    <div class="column">
      <h1>{i18n.t('import.title')}</h1>
      <section class="drop-zone" data-testid="drop">
        <p class="big">{i18n.t('drop.here')}</p>
        <ChooseFile primary onFiles={onFiles} />
        <p class="second">{i18n.t(isLocal ? 'drop.hint' : 'drop.hintServer')}</p>
      </section>
    </div>
  );
}
