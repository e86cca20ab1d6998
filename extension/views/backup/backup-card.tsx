import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Gate} from '../consent/use-gate';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import type {Toasts} from '../toasts';
import {BackupSheet} from './backup-sheet';
import {lastBackup} from './last-backup';
import {RestoreSheet} from './restore-sheet';

type Props = {readonly snapshot: Snapshot; readonly toasts: Toasts; readonly gate: Gate};

/** Keeping everything in one file, and getting it back. */
export function BackupCard({snapshot, toasts, gate}: Props) {
  const [sheet, setSheet] = useState<'make' | File | undefined>(undefined);
  const [last, setLast] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void lastBackup.getValue().then(setLast);
    return lastBackup.watch(setLast);
  }, []);
  const close = () => setSheet(undefined);
  const take = (chosen: HTMLInputElement) => {
    const [file] = chosen.files ?? [];
    // The same file may be chosen again.
    chosen.value = '';
    if (file !== undefined) gate.beforePage(() => setSheet(file));
  };
  return (
    <section class="card" data-testid="backup-card">
      <h2>{i18n.t('backup.title')}</h2>
      <p>{i18n.t('backup.text')}</p>
      {last === null ? undefined : (
        <p class="second" title={formats().exact(last)}>
          {i18n.t('backup.last', [formats().relative(last, snapshot.now)])}
        </p>
      )}
      <p class="row wraps">
        <button type="button" data-testid="make-backup" onClick={() => setSheet('make')}>
          {i18n.t('backup.make')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".regulars"
          hidden
          data-testid="backup-file"
          onChange={event => take(event.currentTarget)}
        />
        {snapshot.session === null ? (
          <button type="button" onClick={() => input.current?.click()}>
            {i18n.t('backup.restore')}
          </button>
        ) : undefined}
      </p>
      {snapshot.session === null ? undefined : <p class="second">{i18n.t('backup.noRestore')}</p>}
      {sheet === 'make' ? <BackupSheet session={snapshot.session} toasts={toasts} onClose={close} /> : undefined}
      {sheet instanceof File ? (
        <RestoreSheet file={sheet} people={snapshot.state.head.people} toasts={toasts} onClose={close} />
      ) : undefined}
    </section>
  );
}
