import {i18n} from '#i18n';
import {ChooseFile} from './choose-file';

type Props = {
  readonly isLocal: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOpen: (path: string) => void;
  /** What heads a window that has no other title. */
  readonly title?: 'h1' | 'h2';
};

/** Nobody here yet: the fastest door first. */
export function FirstRun({isLocal, onFiles, onOpen, title: Title = 'h1'}: Props) {
  return (
    <section class="empty first-run">
      <Title class="big">{i18n.t('drop.firstRun')}</Title>
      <ChooseFile primary onFiles={onFiles} />
      <p class="second">{i18n.t(isLocal ? 'drop.hint' : 'drop.hintServer')}</p>
      {isLocal ? (
        <button type="button" class="link" onClick={() => onOpen('#/welcome')}>
          {i18n.t('welcome.sampleVerb')}
        </button>
      ) : undefined}
      <button type="button" class="link" onClick={() => onOpen('#/connections')}>
        {i18n.t('drop.orConnect')}
      </button>
    </section>
  );
}
