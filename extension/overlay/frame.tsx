import {render} from 'preact';
import {useState} from 'preact/hooks';
import type {Outcome} from '../actions/action';
import type {Candidate} from '../messages';
import {Bar} from './bar';
import type {FilterBar} from './filter-bar';
import {Layer, type Surroundings} from './layer';
import {Palette} from './palette';
import {fixedItems, personItem} from './palette-items';
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
      {model.isPaletteOpen && <Finder model={model} events={events} />}
      <Toast outcome={toast} undo={events.undo} done={events.read} />
    </div>,
    root,
  );
}

/** The palette with what this page offers. */
function Finder({model: {bar, around}, events}: {model: FrameModel; events: FrameEvents}) {
  const {open, showPanel, number, find, closePalette} = events;
  const segments = bar?.model().state?.segments ?? [];
  const deeds = {open, showPanel, choose: (segment: string) => bar?.choose(segment)};
  // made once: what is found must not be sorted anew under the eyes of who reads it
  const [fixed] = useState(() => fixedItems({segments, filter: around.filter, number, deeds}));
  return <Palette fixed={fixed} find={find} itemOf={person => personItem(person, deeds)} close={closePalette} />;
}
