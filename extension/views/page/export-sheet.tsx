import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ExportLines} from '../data/export-people';
import {formats} from '../language';
import {Progress, Sheet} from '../parts/sheet';

/** Writes the file; false when it was stopped. */
export type OnExport = (
  lines: ExportLines,
  watching: {readonly signal: AbortSignal; readonly tell: (done: number) => void},
) => Promise<boolean>;

type Props = {
  readonly people: number;
  readonly orders: number;
  /** Headers of the columns, in their order. */
  readonly headers: readonly string[];
  readonly fileName: string;
  readonly onExport: OnExport;
  readonly onClose: () => void;
};

/** The list as a file: what will be in it, and how far it is (C43, ARM-73). */
export function ExportSheet({people, orders, headers, fileName, onExport, onClose}: Props) {
  const {number} = formats();
  const [lines, setLines] = useState<ExportLines>('people');
  const [done, setDone] = useState<number | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const size = lines === 'people' ? people : orders;
  const write = async () => {
    stop.current = new AbortController();
    setDone(0);
    const isWritten = await onExport(lines, {signal: stop.current.signal, tell: setDone});
    setDone(undefined);
    if (isWritten) onClose();
  };
  return (
    <Sheet id="export" title={i18n.t('supporters.exportTitle')} onClose={onClose}>
      <p>{i18n.t('supporters.exportWhat', headers.length, [number(headers.length), formats().list(headers)])}</p>
      {orders === 0 ? undefined : (
        <fieldset>
          <legend class="hidden">{i18n.t('supporters.exportLines')}</legend>
          {(['people', 'orders'] as const).map(choice => (
            <label key={choice}>
              <input type="radio" name="lines" checked={lines === choice} onChange={() => setLines(choice)} />
              {choice === 'people'
                ? i18n.t('supporters.perPerson', people, [number(people)])
                : i18n.t('supporters.perOrder', orders, [number(orders)])}
            </label>
          ))}
        </fieldset>
      )}
      <p class="second wrap">{fileName}</p>
      {done === undefined ? undefined : (
        <Progress text={i18n.t('supporters.progress', [number(done), number(size)])} done={done} of={size} />
      )}
      <div class="row">
        <button type="button" class="primary" data-testid="write-csv" disabled={done !== undefined} onClick={() => void write()}>
          {i18n.t('supporters.write', size, [number(size)])}
        </button>
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
      </div>
    </Sheet>
  );
}
