import {useLayoutEffect, useRef} from 'preact/hooks';
import type {LayerKind} from './layer-model';
import {focusItem, focusOpener, type MenuKeyEvent, menuKeys} from './menu-keys';
import {T} from './text';

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  /** Said after the label, more quietly. */
  readonly hint?: string | undefined;
  /** Which layer it opens. */
  readonly opens?: LayerKind | undefined;
  /** Shown, so that the menu keeps its shape, and does nothing. */
  readonly isOff?: boolean | undefined;
  /** A page elsewhere, opened by the browser itself. */
  readonly href?: string | undefined;
  readonly act: () => void;
};

type Props = {
  readonly name: string;
  readonly items: readonly MenuItem[];
  /** The layer that was closed last: what opened it has the focus again. */
  readonly from?: LayerKind | undefined;
  readonly close: () => void;
};

/** A list of things to do, with a roving focus. */
export function Menu({name, items, from, close}: Props) {
  const list = useRef<HTMLDivElement>(null);
  const focused = useRef(0);
  useLayoutEffect(() => focusOpener(list.current, from), [from]);
  // what was done is gone from the list, and the focus must not go with it
  useLayoutEffect(() => focusItem(list.current, Math.min(focused.current, items.length - 1)), [items.length]);
  return (
    <div
      ref={list}
      role="menu"
      aria-label={name}
      onKeyDown={(event: MenuKeyEvent) => menuKeys(event, {close, typeAhead: true})}
      onFocusIn={({target}) => {
        focused.current = items.findIndex(({id}) => target instanceof HTMLElement && target.dataset.id === id);
      }}
    >
      {items.map(item => (
        <Item key={item.id} item={item} close={close} />
      ))}
    </div>
  );
}

function Item({item, close}: {item: MenuItem; close: () => void}) {
  const {label, hint, opens, isOff, href} = item;
  const isMenu = opens === 'tag' || opens === 'owed' || opens === 'open-in';
  const said = {
    class: 'item',
    role: 'menuitem' as const,
    tabIndex: -1,
    'data-id': item.id,
    'data-words': label,
    'data-opens': opens,
    'aria-label': hint === undefined ? label : `${label}, ${hint}`,
    'aria-haspopup': opens === undefined ? undefined : isMenu ? ('menu' as const) : ('dialog' as const),
    'aria-disabled': isOff ? ('true' as const) : undefined,
  };
  const words = (
    <>
      <T text={label} as="grow" />
      {hint !== undefined && <T text={hint} as="second" />}
      {isMenu && <T text="▸" as="second" />}
      {href !== undefined && <T text="↗" as="second" />}
    </>
  );
  if (href === undefined) {
    return (
      <button type="button" {...said} onClick={isOff ? undefined : item.act}>
        {words}
      </button>
    );
  }
  return (
    <a {...said} href={href} target="_blank" rel="noreferrer" onClick={() => close()}>
      {words}
    </a>
  );
}
