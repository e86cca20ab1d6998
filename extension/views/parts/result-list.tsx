import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {PersonRow} from '../person-row';
import {PersonLine} from './person-line';

type Props = {
  readonly id: string;
  readonly rows: readonly PersonRow[];
  readonly active: number;
  readonly onOpen: (id: string) => void;
};

/** What a search found. The search field keeps the focus and names the active line by `aria-activedescendant`. */
export function ResultList({id, rows, active, onOpen}: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.children[active]?.scrollIntoView({block: 'nearest'}), [active]);
  return (
    <div ref={list} id={id} class="results" role="listbox" aria-label={i18n.t('popup.search')}>
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus
        <div
          key={row.id}
          id={`${id}-${index}`}
          class={index === active ? 'result active' : 'result'}
          role="option"
          aria-selected={index === active}
          data-testid="result"
          onClick={() => onOpen(row.id)}
        >
          <PersonLine row={row} />
        </div>
      ))}
    </div>
  );
}
