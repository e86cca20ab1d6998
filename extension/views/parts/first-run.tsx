import {i18n} from '#i18n';
import {ChooseFile} from './choose-file';

type Props = {
  readonly isLocal: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOpen: (path: string) => void;
};

/** Nobody here yet: the fastest door first. */
export function FirstRun({isLocal, onFiles, onOpen}: Props) {
  return (
    <section class="empty first-run">
      <p class="big">{i18n.t('drop.firstRun')}</p>
      <ChooseFile primary onFiles={onFiles} />
      <p class="second">{i18n.t(isLocal ? 'drop.hint' : 'drop.hintServer')}</p>
      <button type="button" class="link" onClick={() => onOpen('#/connections')}>
        {i18n.t('drop.orConnect')}
      </button>
    </section>
  );
}
