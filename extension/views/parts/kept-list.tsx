import {i18n} from '#i18n';
import type {KeptLine} from '../../importer/kept-file';
import {formats} from '../language';

type Props = {
  readonly files: readonly KeptLine[];
  /** The one whose columns are being explained in this window. */
  readonly waitsHere?: string | undefined;
  readonly onGoOn: (kept: KeptLine) => void;
  readonly onLeave: (kept: KeptLine) => void;
  readonly onOpen: (path: string) => void;
};

/** Files that were cut off, or whose columns wait to be explained. */
export function KeptList({files, waitsHere, onGoOn, onLeave, onOpen}: Props) {
  const {number} = formats();
  return (
    <>
      {files
        .filter(({id}) => id !== waitsHere)
        .map(one => (
          <section key={one.id} class="import-report" data-testid="kept-file">
            <p class="wrap">
              {one.sample === undefined
                ? i18n.t('importing.cutOff', [one.name, number(one.done), number(one.total)])
                : i18n.t('importing.unknown', [one.name])}
            </p>
            <p class="row wraps">
              {one.sample === undefined ? (
                <button type="button" class="primary" onClick={() => onGoOn(one)}>
                  {i18n.t('importing.goOn')}
                </button>
              ) : (
                <button type="button" class="primary" onClick={() => onOpen(`#/import/${encodeURIComponent(one.id)}`)}>
                  {i18n.t('importing.explain')}
                </button>
              )}
              <button type="button" onClick={() => onLeave(one)}>
                {i18n.t('importing.leave')}
              </button>
            </p>
          </section>
        ))}
    </>
  );
}
