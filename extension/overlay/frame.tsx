import {render} from 'preact';
import type {Outcome} from '../actions/action';
import {Bar} from './bar';
import type {FilterBar} from './filter-bar';
import {Layer, type Surroundings} from './layer';
import type {PersonLayer} from './person-layer';
import type {BarPlace} from './place-bar';
import {Toast} from './toast';

/** Everything that is shown outside the rows. */
export type FrameModel = {
  readonly bar: FilterBar | undefined;
  readonly barPlace: BarPlace | undefined;
  readonly moreOpen: boolean;
  readonly layers: PersonLayer;
  readonly around: Surroundings;
  readonly toast: Outcome | undefined;
};

export type FrameEvents = {
  readonly openMore: (open: boolean) => void;
  readonly undo: () => void;
  /** The message was long enough on the page. */
  readonly read: () => void;
  readonly open: (path: string) => void;
  readonly number: (value: number) => string;
  readonly language: string;
};

/** Draws bar, card, menu and message into our one closed root. */
export function drawFrame(root: ShadowRoot | HTMLElement, model: FrameModel, events: FrameEvents): void {
  const {bar, barPlace, layers, around, toast} = model;
  render(
    <div class="all">
      {bar && barPlace && <Bar {...events} bar={bar} place={barPlace} moreOpen={model.moreOpen} />}
      <Layer layers={layers} around={around} />
      <Toast outcome={toast} undo={events.undo} done={events.read} />
    </div>,
    root,
  );
}
