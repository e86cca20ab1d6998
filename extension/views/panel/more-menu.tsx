import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';

export type MenuItem = {readonly id: string; readonly label: string; readonly run: () => void};

type Props = {
  readonly items: readonly MenuItem[];
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** What stands on the button; absent: three dots. */
  readonly text?: string;
  /** What the menu is of, for those who do not see it; absent: what can be done with a person. */
  readonly name?: string;
};

/** Everything else that can be done to the person: a button and the menu under it, by arrow keys too. */
export function MoreMenu({items, isOpen, onOpen, text = '…', name = i18n.t('panel.more')}: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useCloseOutside(box, isOpen, () => onOpen(false));
  const close = () => {
    onOpen(false);
    button.current?.focus();
  };
  return (
    <div class="more" ref={box}>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={name}
        title={name}
        data-testid="more"
        onClick={() => onOpen(!isOpen)}
      >
        {text}
      </button>
      {isOpen ? <Items items={items} name={name} onClose={close} /> : undefined}
    </div>
  );
}

function Items({items, name, onClose}: Pick<Props, 'items'> & {readonly name: string; readonly onClose: () => void}) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // Before it is painted: the next key may come at once.
  useLayoutEffect(() => {
    const item = list.current?.children[at];
    if (item instanceof HTMLElement) item.focus();
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (to !== undefined) setAt((to + items.length) % items.length);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} class="menu" role="menu" tabIndex={-1} aria-label={name} onKeyDown={onKeyDown}>
      {items.map(({id, label, run}, index) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={index === at ? 0 : -1}
          data-action={id}
          onClick={() => {
            onClose();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function useCloseOutside(box: {readonly current: HTMLElement | null}, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const gone = new AbortController();
    const outside = ({target}: Event) => {
      if (target instanceof Node && box.current?.contains(target) === false) close();
    };
    window.addEventListener('pointerdown', outside, {signal: gone.signal});
    return () => gone.abort();
  }, [isOpen]);
}
