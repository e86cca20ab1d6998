import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {putChoices} from '../../backup/choices';
import type {KeepFailure} from '../../backup/orders';
import {BackupError, openBackup} from '../../backup/read-backup';
import type {Coming} from '../../backup/restore';
import {sendMessage} from '../../messages';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import type {Toasts} from '../toasts';
import {KeepProgress} from './keep-progress';
import {keepFailureText} from './keep-text';
import {useKeeping} from './use-keeping';

type Props = {
  readonly file: File;
  /** Who is here now. */
  readonly people: number;
  readonly toasts: Toasts;
  readonly onClose: () => void;
};

/** First the passphrase, then what is here and what comes, then the change. */
export function RestoreSheet({file, people, toasts, onClose}: Props) {
  const opened = useOpened(file);
  const [passphrase, setPassphrase] = useState('');
  const [coming, setComing] = useState<Coming | undefined>(undefined);
  const keeping = useKeeping();
  const isRunning = keeping.state.kind === 'running';
  const take = async () => {
    const told = await keeping.run({kind: 'take', file, passphrase});
    if (told?.kind === 'coming') setComing(told.coming);
  };
  const apply = async () => {
    const told = await keeping.run({kind: 'apply'});
    if (told?.kind !== 'done' || coming === undefined) return;
    await putChoices(told.choices);
    await sendMessage('mirrorChanged');
    toasts.say(i18n.t('backup.restored', coming.people, [formats().number(coming.people)]));
    onClose();
  };
  return (
    <Sheet id="restore" title={i18n.t('backup.restore')} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          if (!isRunning) void (coming === undefined ? take() : apply());
        }}
      >
        <p class="second wrap">{file.name}</p>
        {opened?.made === undefined ? undefined : <p>{i18n.t('backup.made', [formats().exact(Date.parse(opened.made))])}</p>}
        {opened?.problem === undefined ? undefined : (
          <p role="alert" class="trouble-text" data-testid="keep-failed">
            {keepFailureText(opened.problem)}
          </p>
        )}
        {coming !== undefined ? (
          <WhatComes coming={coming} people={people} />
        ) : opened?.made === undefined ? undefined : (
          <div class="form">
            <label for="restore-passphrase">{i18n.t('backup.passphrase')}</label>
            <input
              id="restore-passphrase"
              type="password"
              autocomplete="off"
              value={passphrase}
              onInput={event => setPassphrase(event.currentTarget.value)}
            />
          </div>
        )}
        <KeepProgress keeping={keeping} />
        <div class="row">
          <button
            type="submit"
            class="primary"
            data-testid={coming === undefined ? 'open-backup' : 'restore-backup'}
            disabled={isRunning || opened?.made === undefined || (coming === undefined && passphrase === '')}
          >
            {coming === undefined
              ? i18n.t('backup.open')
              : i18n.t('backup.replace', coming.people, [formats().number(coming.people)])}
          </button>
          <button type="button" onClick={onClose}>
            {i18n.t('verb.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function WhatComes({coming, people}: {readonly coming: Coming; readonly people: number}) {
  const {number, exact} = formats();
  return (
    <div data-testid="what-comes">
      <p>{i18n.t('backup.here', people, [number(people)])}</p>
      <p>{i18n.t('backup.coming', coming.people, [number(coming.people), exact(Date.parse(coming.made))])}</p>
      <p>{i18n.t('backup.replaces')}</p>
      <p>{i18n.t('backup.noUndo')}</p>
    </div>
  );
}

type Opened = {readonly made?: string; readonly problem?: KeepFailure};

/** What the first line of the file says, before anybody types anything. */
function useOpened(file: File): Opened | undefined {
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  useEffect(() => {
    void openBackup(file).then(
      ({header}) => setOpened({made: header.made}),
      error => setOpened({problem: error instanceof BackupError ? error.code : 'storage'}),
    );
  }, [file]);
  return opened;
}
