import {i18n} from '#i18n';
import type {KnownTable} from '../../table-settings';
import {ChooseFile} from '../parts/choose-file';

type Props = {
  readonly isLocal: boolean;
  /** Tables that the creator explained. */
  readonly tables: readonly KnownTable[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onChange: (table: KnownTable) => void;
  readonly onForget: (table: KnownTable) => void;
};

/** A place to drop a file on. The whole window takes it; this only says so, and which tables it knows by now. */
export function ImportView({isLocal, tables, onFiles, onChange, onForget}: Props) {
  return (
    <div class="column">
      <h1>{i18n.t('import.title')}</h1>
      <section class="drop-zone" data-testid="drop">
        <p class="big">{i18n.t('drop.here')}</p>
        <ChooseFile primary onFiles={onFiles} />
        <p class="second">{i18n.t(isLocal ? 'drop.hint' : 'drop.hintServer')}</p>
      </section>
      {tables.length === 0 ? undefined : (
        <>
          <h2>{i18n.t('importing.known')}</h2>
          <ul class="cards">
            {tables.map(table => (
              <li key={table.mapping.fingerprint} class="card row wraps" data-testid="known-table">
                <span class="grow wrap">{table.mapping.name}</span>
                <button type="button" onClick={() => onChange(table)}>
                  {i18n.t('importing.change')}
                </button>
                <button type="button" onClick={() => onForget(table)}>
                  {i18n.t('importing.forget')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
