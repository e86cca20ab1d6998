import type {ComponentChildren} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';

/**
 * Takes a file that is dropped anywhere on the window. Without it a stray drop would replace our own view by the file.
 */
export function FileDrop(props: {readonly onFiles: (files: readonly File[]) => void; readonly children: ComponentChildren}) {
  const [isOver, setOver] = useState(false);
  const {onFiles} = props;
  useEffect(() => {
    const gone = new AbortController();
    const {signal} = gone;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFile(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    window.addEventListener('dragenter', over, {signal});
    window.addEventListener('dragover', over, {signal});
    window.addEventListener('dragleave', event => event.relatedTarget === null && setOver(false), {signal});
    window.addEventListener('drop', drop, {signal});
    return () => gone.abort();
  }, [onFiles]);
  return (
    <>
      {props.children}
      {isOver ? <div class="drop-over">{i18n.t('drop.here')}</div> : undefined}
    </>
  );
}
