import {i18n} from '#i18n';
import type {Field} from '#shared/filter/catalogue';
import {NAME_COLUMN} from '../columns';
import type {ListRow} from './supporter-table';
import {firstText, TableCell} from './table-cell';

type Props = {
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly row: ListRow | undefined;
  /** The columns after the name. */
  readonly fields: readonly Field[];
  /** The row that the Tab key reaches. */
  readonly isReached: boolean;
  /** Its person's detail is open. */
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly now: number;
  readonly onOpen: (id: string) => void;
  /** `isRange`: from the last tick to here. */
  readonly onTick: (isRange: boolean) => void;
  readonly onFocus: () => void;
  readonly onCopy: (text: string) => void;
};

/** One person in the list. The whole row opens the person; Enter does the same, Space ticks. */
export function SupporterRow(props: Props) {
  const {index, row, isOpen, isTicked} = props;
  const open = () => row !== undefined && props.onOpen(row.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list has no place for all rows of a table element
    <div
      role="row"
      class={`table-row${isOpen ? ' opened' : ''}${isTicked ? ' ticked' : ''}`}
      style={{transform: `translateY(${props.top}px)`}}
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={props.isReached ? 0 : -1}
      data-testid="table-row"
      onFocus={props.onFocus}
      onClick={() => isTextMarked() || open()}
      onKeyDown={event => event.key === 'Enter' && event.target === event.currentTarget && open()}
    >
      {row === undefined ? undefined : <Cells {...props} row={row} />}
    </div>
  );
}

/** Marking an address to copy it is no click on the row (ARM-72). */
function isTextMarked(): boolean {
  return window.getSelection()?.toString() !== '';
}

function Cells({row, fields, isTicked, now, onTick, onCopy}: Props & {readonly row: ListRow}) {
  const name = firstText(row.cell(NAME_COLUMN));
  const who = name === '' ? firstText(row.cell('email')) : name;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the row ticks */}
      <span role="gridcell" class="cell tick" onClick={event => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={i18n.t('supporters.tickOne', [who === '' ? i18n.t('table.noName') : who])}
          data-testid="tick"
          checked={isTicked}
          onClick={event => onTick(event.shiftKey)}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <span role="gridcell" class={name === '' ? 'cell name second' : 'cell name'} title={name}>
        {name === '' ? i18n.t('table.noName') : name}
      </span>
      {fields.map(field => (
        <TableCell key={field.name} field={field} row={row} now={now} onCopy={onCopy} />
      ))}
    </>
  );
}
