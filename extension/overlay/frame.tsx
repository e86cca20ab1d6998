import {render} from 'preact';
import {i18n} from '#i18n';
import type {Outcome} from '../actions/action';
import {Bar} from './bar';
import {Card} from './card';
import type {FilterBar} from './filter-bar';
import {Floating} from './floating';
import {Menu} from './menu';
import {Note} from './note';
import type {LayerModel, PersonLayer} from './person-layer';
import type {BarPlace} from './place-bar';
import {Tags} from './tags';
import {Toast} from './toast';

/** Everything that is shown outside the rows. */
export type FrameModel = {
  readonly bar: FilterBar | undefined;
  readonly barPlace: BarPlace | undefined;
  readonly moreOpen: boolean;
  readonly layers: PersonLayer;
  readonly toast: Outcome | undefined;
};

export type FrameEvents = {
  readonly openMore: (open: boolean) => void;
  readonly undo: () => void;
  readonly open: (path: string) => void;
  readonly number: (value: number) => string;
  readonly language: string;
};

/** Draws bar, card, menu and message into our one closed root. */
export function drawFrame(root: ShadowRoot | HTMLElement, model: FrameModel, events: FrameEvents): void {
  const {bar, barPlace, layers, toast} = model;
  const layer = layers.model();
  render(
    <div class="all">
      {bar && barPlace && <Bar {...events} bar={bar} place={barPlace} moreOpen={model.moreOpen} />}
      {layer && <Layer layer={layer} layers={layers} events={events} />}
      {toast && <Toast outcome={toast} undo={events.undo} />}
    </div>,
    root,
  );
}

function Layer({layer, layers, events}: {layer: LayerModel; layers: PersonLayer; events: FrameEvents}) {
  const kind = layer.stack.at(-1);
  const {anchor, person} = layer;
  const back = () => layers.back();
  switch (kind) {
    case 'card':
      return (
        <Floating {...{anchor, kind, back}} label={i18n.t('overlay.card.name')} focus={layer.pinned}>
          <Card layer={layer} openMenu={() => layers.push('menu')} open={events.open} language={events.language} />
        </Floating>
      );
    case 'menu':
      return (
        <Floating {...{anchor, kind, back}} label={i18n.t('overlay.menu.name')}>
          <Menu who={layer.who} run={action => layers.run(action)} close={back} />
        </Floating>
      );
    case 'tag':
      return (
        <Floating {...{anchor, back}} kind="tag-menu" label={i18n.t('overlay.menu.tags')}>
          <Tags person={person} change={tag => layers.give({tag})} close={back} />
        </Floating>
      );
    case 'note':
      return (
        <Floating {...{anchor, kind, back}} label={i18n.t('overlay.menu.noteText')}>
          <Note save={text => layers.give({note: text})} close={back} />
        </Floating>
      );
    default:
      return null;
  }
}
