import {render} from 'preact';
import type {Outcome} from '../actions/action';
import type {Candidate} from '../messages';
import {Bar} from './bar';
import type {FilterBar} from './filter-bar';
import type {Surroundings} from './layer';
import type {Parts} from './parts';
import type {PersonLayer} from './person-layer';
import type {BarPlace} from './place-bar';
import {Toast} from './toast';

/** Everything that is shown outside the rows. */
export type FrameModel = {
  readonly bar: FilterBar | undefined;
  readonly barPlace: BarPlace | undefined;
  readonly moreOpen: boolean;
  /** Once their script is there. */
  readonly boxes: Parts['boxes'] | undefined;
  readonly layers: PersonLayer;
  readonly around: Surroundings;
  readonly isPaletteOpen: boolean;
  readonly toast: Outcome | undefined;
};

export type FrameEvents = {
  readonly openMore: (open: boolean) => void;
  readonly undo: () => void;
  /** The message was long enough on the page. */
  readonly read: () => void;
  readonly open: (path: string) => void;
  readonly openPalette: () => void;
  readonly closePalette: () => void;
  readonly find: (query: string) => Promise<readonly Candidate[]>;
  readonly showPanel: (id: string) => void;
  readonly showMatches: () => void;
  readonly number: (value: number) => string;
  readonly language: string;
};

/** Draws bar, card, menu and message into our one closed root. */
export function drawFrame(root: ShadowRoot | HTMLElement, model: FrameModel, events: FrameEvents): void {
  const {bar, barPlace, boxes, layers, around, toast} = model;
  render(
    <div class="all">
      {bar && barPlace && <Bar {...events} bar={bar} place={barPlace} moreOpen={model.moreOpen} />}
      {boxes && <boxes.Layer layers={layers} around={around} />}
      {boxes && model.isPaletteOpen && <boxes.Finder model={model} events={events} />}
      <Toast outcome={toast} undo={events.undo} done={events.read} />
    </div>,
    root,
  );
}
