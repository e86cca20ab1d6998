import {useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Action, ActionPerson} from '../actions/action';
import {actions} from '../actions/registry';
import {focusItem, type MenuKeyEvent, menuKeys} from './menu-keys';
import {T} from './text';

type Props = {readonly who: ActionPerson; readonly run: (action: Action) => void; readonly close: () => void};

/** The quick actions on a person. */
export function Menu({who, run, close}: Props) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => focusItem(list.current, 0), []);
  return (
    <div
      ref={list}
      role="menu"
      aria-label={i18n.t('overlay.menu.name')}
      onKeyDown={(event: MenuKeyEvent) => menuKeys(event, {close, typeAhead: true})}
    >
      {actions
        .filter(action => action.available(who))
        .map(action => (
          <button
            key={action.id}
            type="button"
            class="item"
            role="menuitem"
            tabIndex={-1}
            data-words={action.label()}
            aria-label={action.label()}
            aria-haspopup={action.asks === 'nothing' ? undefined : true}
            data-opens={action.asks === 'tag' ? '' : undefined}
            onClick={() => run(action)}
          >
            <T text={action.label()} />
            {action.asks === 'tag' && <T text="▸" as="second" />}
          </button>
        ))}
    </div>
  );
}
