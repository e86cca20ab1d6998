import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {formats} from '../language';
import type {PersonRow} from '../person-row';
import type {Sort, SortColumn} from '../route';
import {useVirtualRows} from '../use-virtual-rows';
import {SupporterRow} from './supporter-row';

/** The list as the data hooks give it. */
export type People = {
  readonly size: number;
  /** Undefined while it is read. */
  readonly rowAt: (index: number) => PersonRow | undefined;
  /** Says which rows are in sight, so that their documents are read. */
  readonly onVisible: (from: number, to: number) => void;
};

type Props = {
  readonly people: People;
  readonly sort: Sort;
  readonly selected: string | undefined;
  readonly now: number;
  readonly onSort: (sort: Sort) => void;
  readonly onOpen: (id: string) => void;
};

export const ROW_HEIGHT = 36;
const PAGE_ROWS = 10;
const COLUMNS = ['score', 'name', 'email', 'tier', 'status', 'pledge', 'lifetime', 'joined', 'sources'] as const;

/** The list of people: sorted by its headers, moved through by keys, drawn only where it is seen. */
export function SupporterTable({people, sort, selected, now, onSort, onOpen}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const {items, height, scrollTo} = useVirtualRows(scroller, people.size, ROW_HEIGHT);
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => people.onVisible(first, last + 1), [people, first, last]);

  const focusRow = (index: number) => {
    const to = Math.max(0, Math.min(people.size - 1, index));
    scrollTo(to);
    const row = () => scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${to + 2}"]`);
    // A row that was out of sight is there after the next drawing only.
    if (row()) row()?.focus();
    else requestAnimationFrame(() => row()?.focus());
  };
  useFocusBack(selected, id => {
    const item = items.find(({index}) => people.rowAt(index)?.id === id);
    if (item !== undefined) focusRow(item.index);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.closest('[aria-rowindex]') : null;
    const index = Number(row?.getAttribute('aria-rowindex')) - 2;
    if (row === null || index < 0) return;
    const to = targetOf(event.key, index, people.size);
    if (to === undefined) return;
    event.preventDefault();
    focusRow(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list has no place for all rows of a table element
    <div
      ref={scroller}
      class="table"
      role="grid"
      aria-label={i18n.t('page.supporters')}
      aria-rowcount={people.size + 1}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Headers sort={sort} onSort={onSort} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" class="table-body" style={{height: `${height}px`}}>
        {items.map(({index, start}) => (
          <SupporterRow
            key={index}
            index={index}
            top={start}
            row={people.rowAt(index)}
            isFirst={index === first}
            selected={selected}
            now={now}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

/** Gives the focus back to the person's row when the detail beside the list closes. */
function useFocusBack(selected: string | undefined, focus: (id: string) => void): void {
  const last = useRef(selected);
  useEffect(() => {
    const closed = last.current;
    last.current = selected;
    if (closed !== undefined && selected === undefined && document.activeElement === document.body) focus(closed);
  });
}

function targetOf(key: string, index: number, size: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return size - 1;
    default:
      return undefined;
  }
}

function Headers({sort, onSort}: {readonly sort: Sort; readonly onSort: (sort: Sort) => void}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid above
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div role="row" aria-rowindex={1} class="table-row table-head">
      {COLUMNS.map(column => (
        // biome-ignore lint/a11y/useSemanticElements: see the grid above
        // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
        <span key={column} role="columnheader" class={`cell ${column}`} aria-sort={ariaSort(column, sort)}>
          {column === 'sources' ? (
            i18n.t('table.sources')
          ) : (
            <button
              type="button"
              class="head"
              title={i18n.t('table.sortBy', [i18n.t(`table.${column}`)])}
              onClick={() => onSort(nextSort(column, sort))}
            >
              {i18n.t(`table.${column}`)}
              <span class="arrow" aria-hidden="true">
                {sort.by === column ? (sort.descending ? '↓' : '↑') : ''}
              </span>
            </button>
          )}
        </span>
      ))}
    </div>
  );
}

function ariaSort(column: (typeof COLUMNS)[number], sort: Sort): 'ascending' | 'descending' | 'none' {
  if (column !== sort.by) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** A second click turns the order; numbers and dates start with the largest. */
function nextSort(column: SortColumn, sort: Sort): Sort {
  if (sort.by === column) return {by: column, descending: !sort.descending};
  return {by: column, descending: column === 'score' || column === 'pledge' || column === 'lifetime' || column === 'joined'};
}

/** "412 supporters", "9 of 412". */
export function countText(size: number, total: number): string {
  const {number} = formats();
  return size === total ? i18n.t('table.count', total, [number(total)]) : i18n.t('table.countOf', [number(size), number(total)]);
}
