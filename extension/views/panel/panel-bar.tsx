import type {RefObject} from 'preact';
import {i18n} from '#i18n';
import {SearchField} from '../parts/search-field';
import {canGo, type Step, type Trail} from './trail';

type Props = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly list: {readonly id: string; readonly active: number; readonly size: number} | undefined;
  readonly trail: Trail;
  readonly walk: (step: Step) => void;
  readonly onQuery: (query: string) => void;
  readonly onMove: (lines: number) => void;
  readonly onEnter: () => void;
  readonly onHelp: () => void;
};

/** The search, the way back and forward, and the pin that keeps the panel with a person. */
export function PanelBar({input, query, list, trail, walk, onQuery, onMove, onEnter, onHelp}: Props) {
  return (
    <header class="panel-bar">
      <SearchField
        input={input}
        label={i18n.t('popup.search')}
        value={query}
        list={list}
        onInput={onQuery}
        onMove={onMove}
        onEnter={onEnter}
        onHelp={onHelp}
      />
      <IconButton name={i18n.t('panel.back')} sign="‹" isOff={!canGo(trail, 'back')} onClick={() => walk({kind: 'back'})} />
      <IconButton
        name={i18n.t('panel.forward')}
        sign="›"
        isOff={!canGo(trail, 'forward')}
        onClick={() => walk({kind: 'forward'})}
      />
      <button
        type="button"
        class="icon pin"
        aria-pressed={trail.isPinned}
        aria-label={i18n.t('panel.pin')}
        title={i18n.t(trail.isPinned ? 'panel.unpin' : 'panel.pin')}
        disabled={trail.shown === undefined}
        onClick={() => walk({kind: 'pin'})}
      >
        <span class="pin-mark" aria-hidden="true" />
      </button>
    </header>
  );
}

type IconProps = {readonly name: string; readonly sign: string; readonly isOff: boolean; readonly onClick: () => void};

function IconButton({name, sign, isOff, onClick}: IconProps) {
  return (
    <button type="button" class="icon" aria-label={name} title={name} disabled={isOff} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
