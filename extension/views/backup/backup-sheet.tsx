import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {readChoices} from '../../backup/choices';
import type {StoredSession} from '../../settings';
import {fileNameOf} from '../data/export-people';
import {saveFile} from '../data/save-file';
import {Sheet} from '../parts/sheet';
import type {Toasts} from '../toasts';
import {KeepProgress} from './keep-progress';
import {lastBackup} from './last-backup';
import {PassphraseFields} from './passphrase-fields';
import {useKeeping} from './use-keeping';

type Props = {readonly session: StoredSession | null; readonly toasts: Toasts; readonly onClose: () => void};

/** Everything into one sealed file. */
export function BackupSheet({session, toasts, onClose}: Props) {
  const [passphrase, setPassphrase] = useState<string | undefined>(undefined);
  const keeping = useKeeping();
  const isRunning = keeping.state.kind === 'running';
  const save = async () => {
    if (passphrase === undefined || isRunning) return;
    const told = await keeping.run({kind: 'backup', passphrase, session, choices: await readChoices()});
    if (told?.kind !== 'file') return;
    const now = Date.now();
    const name = fileNameOf('backup', now, '.regulars');
    saveFile(name, [told.file], 'application/octet-stream');
    await lastBackup.setValue(now);
    toasts.say(i18n.t('backup.saved', [name]));
    onClose();
  };
  return (
    <Sheet id="backup" title={i18n.t('backup.make')} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{i18n.t('backup.text')}</p>
        <PassphraseFields onChange={setPassphrase} />
        <KeepProgress keeping={keeping} />
        <div class="row">
          <button type="submit" class="primary" data-testid="save-backup" disabled={passphrase === undefined || isRunning}>
            {i18n.t('backup.save')}
          </button>
          <button type="button" onClick={onClose}>
            {i18n.t('verb.close')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
