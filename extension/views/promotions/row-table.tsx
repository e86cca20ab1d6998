import type {ComponentChildren} from 'preact';
import {useRef} from 'preact/hooks';
import {useVirtualRows} from '../use-virtual-rows';

type Row = {readonly key: string; readonly cells: readonly ComponentChildren[]};

type Props = {
  readonly label: string;
  /** Which widths the columns have. */
  readonly columns: 'people' | 'entries' | 'redemptions' | 'ranking';
  readonly heads: readonly {readonly text: string; readonly isNumber?: boolean}[];
  readonly count: number;
  readonly row: (place: number) => Row | undefined;
};

const ROW_HEIGHT = 36;

/** A long table of which only the rows that are seen are drawn. */
export function RowTable({label, columns, heads, count, row}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const {items, height} = useVirtualRows(scroller, {count, rowHeight: ROW_HEIGHT, head: ROW_HEIGHT});
  const numbers = heads.filter(({isNumber}) => isNumber).length - 1;
  const classOf = (place: number) => (heads[place]?.isNumber ? 'clip number' : 'clip');
  return (
    <div ref={scroller} class={`row-table ${columns}`} style={{'--numbers': numbers}}>
      <table aria-label={label} aria-rowcount={count + 1}>
        <thead>
          <tr class="row-line" aria-rowindex={1}>
            {heads.map(({text}, place) => (
              <th key={text} scope="col" class={classOf(place)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{height: `${height}px`}}>
          {items.map(({index, start}) => {
            const made = row(index);
            return made === undefined ? undefined : (
              <tr
                key={made.key}
                class="row-line"
                aria-rowindex={index + 2}
                style={{transform: `translateY(${start}px)`}}
                data-testid="entry-row"
              >
                {made.cells.map((cell, place) => (
                  <td key={heads[place]?.text} class={classOf(place)}>
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
