import type {ComponentChildren} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';
import {placeBeside} from './place-beside';

type Props = {
  readonly anchor: DOMRect;
  readonly label: string;
  readonly kind: string;
  /** The box itself takes the focus. */
  readonly focus?: boolean | undefined;
  readonly back: () => void;
  readonly children: ComponentChildren;
};

/** A box beside the chip that it belongs to. Esc closes one layer. */
export function Floating({anchor, label, kind, focus = false, back, children}: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const size = {width: element.offsetWidth, height: element.offsetHeight};
    const {left, top} = placeBeside(anchor, size, viewport());
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  });
  useLayoutEffect(() => {
    if (focus) box.current?.focus({preventScroll: true});
  }, [focus]);
  return (
    <div
      ref={box}
      class={`box k-${kind}`}
      role="dialog"
      aria-label={label}
      tabIndex={focus ? -1 : undefined}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        back();
      }}
    >
      {children}
    </div>
  );
}

/** Without the page's scroll bars; a page in quirks mode has the height of its content for that of its root. */
function viewport(): {width: number; height: number} {
  const {clientWidth, clientHeight} = document.documentElement;
  return {width: clientWidth, height: Math.min(innerHeight, clientHeight)};
}
