import {useContext} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Cell, Field} from '#shared/filter/catalogue';
import {cellText} from '../cell-text';
import {isAtRight} from '../columns';
import {ConnectionsBehind, freshLines} from '../doors/fresh-lines';
import {Ago} from '../parts/ago';
import {ScoreChip} from '../parts/score-chip';
import {statusText} from '../status-text';
import {kindOf, stateOf} from '../status-words';
import type {ListRow} from './supporter-table';

type Props = {
  readonly field: Field;
  readonly row: ListRow;
  readonly now: number;
  readonly onCopy: (text: string) => void;
};

/** One cell, as its type is read best. */
export function TableCell({field, row, now, onCopy}: Props) {
  const {name, type} = field;
  const connections = useContext(ConnectionsBehind);
  const isDeclined = firstText(row.cell('state')) === 'declined';
  if (type === 'score') {
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the grid around it
      // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
      <span role="gridcell" class="cell">
        <ScoreChip score={row.score} risk={isDeclined} />
      </span>
    );
  }
  const cell = row.cell(name);
  const text = name === 'state' ? statusOf(row) : cellText(field, cell, now);
  const isDate = type === 'date' && typeof cell === 'number' && !Number.isNaN(cell);
  const vendors = allTexts(row.cell('source'));
  const behind = text === '' && !isDate ? [] : freshLines(connections, name, {vendors, now});
  const kind = `cell${isAtRight(field) ? ' right' : ''}${name === 'state' && isDeclined ? ' risk-text' : ''}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid around it
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
    <span
      role="gridcell"
      class={name === 'email' ? `${kind} email` : kind}
      title={[...(isDate ? [] : [text]), ...behind].join('\n') || undefined}
    >
      {isDate ? <Ago at={cell} now={now} /> : <span class="clip">{text}</span>}
      {name === 'email' && text !== '' ? <CopyButton text={firstText(cell)} onCopy={onCopy} /> : undefined}
    </span>
  );
}

function statusOf(row: ListRow): string {
  return statusText({kind: kindOf(firstText(row.cell('kind'))), state: stateOf(firstText(row.cell('state')))});
}

/** Long addresses are cut off, and copied whole (ARM-72). */
function CopyButton({text, onCopy}: {readonly text: string; readonly onCopy: (text: string) => void}) {
  return (
    <button
      type="button"
      class="icon copy"
      tabIndex={-1}
      aria-label={i18n.t('verb.copyEmail')}
      title={i18n.t('verb.copyEmail')}
      onClick={event => {
        event.stopPropagation();
        onCopy(text);
      }}
    >
      ⧉
    </button>
  );
}

/** All words or texts of a cell. */
function allTexts(cell: Cell): readonly string[] {
  if (typeof cell === 'string') return [cell];
  return Array.isArray(cell) ? cell.filter(one => typeof one === 'string') : [];
}

/** The first of the words or texts of a cell. */
export function firstText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  const [first] = Array.isArray(cell) ? cell : [];
  return typeof first === 'string' ? first : '';
}
