import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Bits} from '#shared/filter/bits';
import type {Cell, Field} from '#shared/filter/catalogue';
import {columnWidth} from '../columns';
import {fieldWords} from '../field-words';
import {formats} from '../language';
import type {Sort} from '../route';
import {useListKeys} from '../use-list-keys';
import {useVirtualRows} from '../use-virtual-rows';
import {SupporterRow} from './supporter-row';
import {TableHead} from './table-head';

/** One person as a list shows them. */
export type ListRow = {
  readonly id: string;
  readonly ordinal: number;
  /** 0–100. */
  /** Undefined: the person wants none. */
  readonly score: number | undefined;
  /** What a field holds; the score is not among them. */
  readonly cell: (name: string) => Cell;
};

/** The list as the data hooks give it. */
export type People = {
  readonly size: number;
  readonly ordinals: Uint32Array;
  /** The same people, in no order. */
  readonly matching: Bits;
  readonly rowAt: (index: number) => ListRow | undefined;
  /** Says which rows are in sight. */
  readonly onVisible: (from: number, to: number) => void;
};

type Props = {
  readonly people: People;
  /** The columns after the name. */
  readonly fields: readonly Field[];
  readonly sort: Sort;
  /** The id of the person whose detail is open. */
  readonly opened: string | undefined;
  /** Who is ticked. */
  readonly ticked: Bits;
  readonly now: number;
  readonly onSort: (sort: Sort) => void;
  readonly onOpen: (id: string) => void;
  readonly onTick: (ordinals: ArrayLike<number>, on: boolean) => void;
  readonly onCopy: (text: string) => void;
};

export const ROW_HEIGHT = 36;

/** The list of people: sorted by its headers, moved through and ticked by keys, drawn only where it is seen. */
export function SupporterTable(props: Props) {
  const {people, fields, opened, ticked, onTick} = props;
  const scroller = useRef<HTMLDivElement>(null);
  const {items, height, startOf, scrollTo} = useVirtualRows(scroller, {
    count: people.size,
    rowHeight: ROW_HEIGHT,
    head: ROW_HEIGHT,
  });
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => people.onVisible(first, last + 1), [people, first, last]);
  const {current, setCurrent, focusRow, isTicked, tick, onKeyDown} = useListKeys(scroller, {people, ticked, onTick, scrollTo});
  // The row of the keys is drawn wherever the list is scrolled to, so that the focus is never lost.
  const isDrawn = current < 0 || items.some(({index}) => index === current);
  const rows = isDrawn ? items : [...items, {index: current, start: startOf(current)}];
  useFocusBack(opened, id => {
    const item = items.find(({index}) => people.rowAt(index)?.id === id);
    if (item !== undefined) focusRow(item.index);
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list has no place for all rows of a table element
    <div
      ref={scroller}
      class="table"
      role="grid"
      aria-label={i18n.t('page.supporters')}
      aria-rowcount={people.size + 1}
      aria-colcount={fields.length + 2}
      aria-multiselectable="true"
      tabIndex={-1}
      style={{'--columns': template(fields), '--width': `${widthOf(fields)}px`}}
      onKeyDown={onKeyDown}
    >
      <TableHead {...props} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" class="table-body" style={{height: `${height}px`}}>
        {rows.map(({index, start}) => (
          <SupporterRow
            key={index}
            index={index}
            top={start}
            row={people.rowAt(index)}
            fields={fields}
            isReached={index === current}
            isOpen={opened !== undefined && people.rowAt(index)?.id === opened}
            isTicked={isTicked(index)}
            now={props.now}
            onOpen={props.onOpen}
            onTick={isRange => tick(index, isRange)}
            onFocus={() => setCurrent(index)}
            onCopy={props.onCopy}
          />
        ))}
      </div>
    </div>
  );
}

const TICK_WIDTH = 40;
const NAME_WIDTH = 176;
const SIDES = 24;

function template(fields: readonly Field[]): string {
  const others = fields.map(field => `minmax(${widthFor(field)}px, ${widthFor(field) / 100}fr)`);
  return [`${TICK_WIDTH}px`, `minmax(${NAME_WIDTH}px, 1.8fr)`, ...others].join(' ');
}

function widthOf(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + widthFor(field), TICK_WIDTH + NAME_WIDTH + SIDES);
}

function widthFor(field: Field): number {
  return columnWidth(field, fieldWords(field.name).label);
}

/** Gives the focus back to the person's row when the detail beside the list closes. */
function useFocusBack(opened: string | undefined, focus: (id: string) => void): void {
  const last = useRef(opened);
  useEffect(() => {
    const closed = last.current;
    last.current = opened;
    if (closed !== undefined && opened === undefined && document.activeElement === document.body) focus(closed);
  });
}

/** "412 supporters", "9 of 412". */
export function countText(size: number, total: number): string {
  const {number} = formats();
  return size === total ? i18n.t('table.count', total, [number(total)]) : i18n.t('table.countOf', [number(size), number(total)]);
}
