import {useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Field} from '#shared/filter/catalogue';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import {moved, toggled} from '../columns';
import {fieldWords, groupLabel} from '../field-words';
import {Sheet} from '../parts/sheet';

type Props = {
  readonly offered: readonly Field[];
  /** The fields that are shown, in their order. */
  readonly shown: readonly Field[];
  /** The saved filter that this list is. */
  readonly segment: string | undefined;
  readonly onChoose: (columns: readonly string[]) => void;
  readonly onReset: () => void;
  /** Keeps columns and order with the saved filter. */
  readonly onKeep: () => void;
  readonly onClose: () => void;
};

/** Which columns the list shows, and in which order (ARM-54). The list behind it changes at once. */
export function ColumnsSheet({offered, shown, segment, onChoose, onReset, onKeep, onClose}: Props) {
  const [sought, setSought] = useState('');
  const names = shown.map(({name}) => name);
  const groups = useMemo(() => grouped(offered.filter(field => fits(field, sought))), [offered, sought]);
  return (
    <Sheet id="columns" title={i18n.t('supporters.columnsTitle')} onClose={onClose}>
      <div class="columns-sheet">
        <section aria-label={i18n.t('supporters.shown')}>
          <h3>{i18n.t('supporters.shown')}</h3>
          <ShownColumns shown={shown} onChoose={onChoose} />
        </section>
        <section aria-label={i18n.t('supporters.allColumns')}>
          <input
            type="search"
            aria-label={i18n.t('supporters.findColumn')}
            placeholder={i18n.t('supporters.findColumn')}
            value={sought}
            onInput={event => setSought(event.currentTarget.value)}
          />
          <div class="offered">
            {groups.map(([group, fields]) => (
              <fieldset key={group}>
                <legend>{groupLabel(group)}</legend>
                {fields.map(({name}) => (
                  <label key={name} title={fieldWords(name).help}>
                    <input
                      type="checkbox"
                      data-column={name}
                      checked={names.includes(name)}
                      onChange={() => onChoose(toggled(names, name))}
                    />
                    {fieldWords(name).label}
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
        </section>
      </div>
      <p class="second">{segment === undefined ? i18n.t('supporters.keptHere') : i18n.t('supporters.keepHint', [segment])}</p>
      <div class="row">
        <button type="button" class="link grow-end" onClick={onReset}>
          {i18n.t('supporters.resetColumns')}
        </button>
        {segment === undefined ? undefined : (
          <button type="button" class="primary" data-testid="keep-columns" onClick={onKeep}>
            {i18n.t('supporters.keepFor', [segment])}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </div>
    </Sheet>
  );
}

type ShownProps = {readonly shown: readonly Field[]; readonly onChoose: (columns: readonly string[]) => void};

/** Moved by its buttons, by Alt with the arrow keys, or dragged. */
function ShownColumns({shown, onChoose}: ShownProps) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | undefined>(undefined);
  const names = shown.map(({name}) => name);
  const move = (name: string, by: -1 | 1) => {
    onChoose(moved(names, name, by));
    // The pressed button may be switched off at the end of the list: then its neighbour goes on.
    requestAnimationFrame(() => {
      const item = list.current?.querySelector(`[data-shown="${CSS.escape(name)}"]`);
      const button = item?.querySelector<HTMLButtonElement>(`button[data-by="${by}"]:enabled`);
      (button ?? item?.querySelector<HTMLButtonElement>('button:enabled'))?.focus();
    });
  };
  const drop = (onto: string) => {
    if (dragged === undefined || dragged === onto) return;
    const others = names.filter(name => name !== dragged);
    const isBelow = names.indexOf(dragged) < names.indexOf(onto);
    others.splice(others.indexOf(onto) + (isBelow ? 1 : 0), 0, dragged);
    onChoose(others);
  };
  return (
    <ol class="shown" ref={list}>
      {shown.map(({name}, place) => {
        const {label} = fieldWords(name);
        return (
          <li
            key={name}
            data-shown={name}
            draggable
            onDragStart={event => {
              // Firefox drags nothing that carries nothing.
              event.dataTransfer?.setData('text/plain', name);
              setDragged(name);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={event => dragged !== undefined && event.preventDefault()}
            onDrop={event => {
              // A file that is dropped here is an import, which the page takes.
              if (dragged === undefined) return;
              event.preventDefault();
              drop(name);
            }}
            onKeyDown={event => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              move(name, event.key === 'ArrowUp' ? -1 : 1);
            }}
          >
            <span class="grow clip">{label}</span>
            <MoveButton label={i18n.t('supporters.moveUp', [label])} by={-1} isOff={place === 0} onMove={() => move(name, -1)} />
            <MoveButton
              label={i18n.t('supporters.moveDown', [label])}
              by={1}
              isOff={place === shown.length - 1}
              onMove={() => move(name, 1)}
            />
            <button
              type="button"
              class="icon"
              aria-label={i18n.t('supporters.hideColumn', [label])}
              title={i18n.t('supporters.hideColumn', [label])}
              onClick={() => onChoose(toggled(names, name))}
            >
              ×
            </button>
          </li>
        );
      })}
    </ol>
  );
}

type MoveProps = {readonly label: string; readonly by: -1 | 1; readonly isOff: boolean; readonly onMove: () => void};

function MoveButton({label, by, isOff, onMove}: MoveProps) {
  return (
    <button type="button" class="icon" data-by={by} aria-label={label} title={label} disabled={isOff} onClick={onMove}>
      {by === -1 ? '↑' : '↓'}
    </button>
  );
}

function fits({name}: Field, sought: string): boolean {
  return fold(`${fieldWords(name).label} ${name}`).includes(fold(sought.trim()));
}

type Group = Parameters<typeof groupLabel>[0];

function grouped(fields: readonly Field[]): [Group, Field[]][] {
  const groups = new Map<Group, Field[]>();
  for (const field of fields) {
    const group = FIELD_BY_NAME.get(field.name)?.group ?? 'custom';
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return [...groups];
}
