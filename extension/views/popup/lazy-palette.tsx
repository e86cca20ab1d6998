import type {ComponentType} from 'preact';
import {useCallback, useEffect, useState} from 'preact/hooks';
import type {PaletteProps} from '../palette/palette-sheet';
import {usePalette} from '../palette/use-palette';
import type {PopupProps} from './popup-view';

/** The palette of the popup, loaded when it is first asked for: the popup has to be there at once. */
export function LazyPalette({segments, search, onOpen}: Pick<PopupProps, 'segments' | 'search' | 'onOpen'>) {
  const {isOpen, close} = usePalette();
  const [Sheet, setSheet] = useState<{readonly view: ComponentType<PaletteProps>} | undefined>(undefined);
  useEffect(() => {
    if (isOpen && Sheet === undefined) {
      import('../palette/palette-sheet').then(({PaletteSheet}) => setSheet({view: PaletteSheet}), reportError);
    }
  }, [isOpen, Sheet]);
  const find = useCallback((query: string) => search?.(query).rows ?? [], [search]);
  if (!isOpen || Sheet === undefined) return null;
  return (
    <Sheet.view
      segments={segments}
      person={undefined}
      list={undefined}
      find={find}
      onOpen={onOpen}
      onPerson={id => onOpen(`#/supporters/${id}`)}
      onClose={close}
    />
  );
}
