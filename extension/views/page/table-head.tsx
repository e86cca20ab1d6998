import {useContext, useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {type Bits, count, without} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import {beginsDescending, isAtRight, NAME_COLUMN} from '../columns';
import {ConnectionsBehind, freshLines} from '../doors/fresh-lines';
import {fieldWords} from '../field-words';
import type {Sort} from '../route';
import type {People} from './supporter-table';

type Props = {
  readonly people: People;
  readonly fields: readonly Field[];
  readonly sort: Sort;
  readonly ticked: Bits;
  readonly now: number;
  readonly onSort: (sort: Sort) => void;
  readonly onTick: (ordinals: ArrayLike<number>, on: boolean) => void;
};

const NAME: Field = {name: NAME_COLUMN, type: 'text'};

/** The headers: the box ticks everyone in the list (ARM-34), each title sorts. */
export function TableHead({people, fields, sort, ticked, now, onSort, onTick}: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid around it
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div role="row" aria-rowindex={1} class="table-row table-head">
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its box has the focus */}
      <span role="columnheader" class="cell tick">
        <TickAll people={people} ticked={ticked} onTick={onTick} />
      </span>
      {[NAME, ...fields].map(field => (
        <Header key={field.name} field={field} sort={sort} now={now} onSort={onSort} />
      ))}
    </div>
  );
}

function TickAll({people, ticked, onTick}: Pick<Props, 'people' | 'ticked' | 'onTick'>) {
  const box = useRef<HTMLInputElement>(null);
  const open = count(without(people.matching.slice(), ticked));
  const isAll = open === 0 && people.size > 0;
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = !isAll && open < people.size;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={i18n.t('supporters.tickAll')}
      title={i18n.t('supporters.tickAll')}
      data-testid="tick-all"
      checked={isAll}
      onChange={() => onTick(people.ordinals, !isAll)}
    />
  );
}

type HeaderProps = {
  readonly field: Field;
  readonly sort: Sort;
  readonly now: number;
  readonly onSort: (sort: Sort) => void;
};

function Header({field, sort, now, onSort}: HeaderProps) {
  const {name} = field;
  const {label, help} = fieldWords(name);
  const behind = freshLines(useContext(ConnectionsBehind), name, {now});
  const isSorted = sort.by === name;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid around it
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <span role="columnheader" class={headClass(field)} aria-sort={ariaSort(isSorted, sort.descending)} data-column={name}>
      <button
        type="button"
        class="head"
        title={[help, i18n.t('table.sortBy', [label]), ...behind].join('\n')}
        onClick={() => onSort({by: name, descending: isSorted ? !sort.descending : beginsDescending(field)})}
      >
        <span class="clip">{label}</span>
        <span class="arrow" aria-hidden="true">
          {isSorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </span>
  );
}

function headClass(field: Field): string {
  if (field.name === NAME_COLUMN) return 'cell name';
  return isAtRight(field) ? 'cell right' : 'cell';
}

function ariaSort(isSorted: boolean, descending: boolean): 'ascending' | 'descending' | 'none' {
  if (!isSorted) return 'none';
  return descending ? 'descending' : 'ascending';
}
