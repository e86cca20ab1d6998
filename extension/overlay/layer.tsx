import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import {Card} from './card';
import {Floating} from './floating';
import type {LayerKind} from './layer-model';
import {Menu} from './menu';
import {menuItems} from './menu-items';
import {Note} from './note';
import {openInItems} from './open-in-items';
import {owedItems} from './owed-items';
import type {PersonLayer} from './person-layer';
import {Tags} from './tags';
import {Why} from './why';

/** Everything around a layer that it says something of. */
export type Surroundings = {
  /** The id of the page's adapter, which is that of its vendor. */
  readonly vendor: string;
  /** The filter of the bar; undefined: none is on. */
  readonly filter: string | undefined;
  readonly now: number;
};

/** What is open on a person, in its box. */
export function Layer({layers, around}: {layers: PersonLayer; around: Surroundings}) {
  const layer = layers.model();
  const kind = layer?.stack.at(-1);
  if (!layer || !kind) return null;
  const back = () => layers.back();
  const {person} = layer;
  const box = (label: string, inner: ComponentChildren, focus?: boolean) => (
    <Floating key={kind} anchor={layer.anchor} kind={kind} label={label} focus={focus} back={back}>
      {inner}
    </Floating>
  );
  const menu = (name: string, items: Parameters<typeof Menu>[0]['items']) =>
    box(name, <Menu name={name} items={items} from={layer.from} close={back} />);
  const draw: Record<LayerKind, () => ComponentChildren> = {
    card: () => box(i18n.t('overlay.card.name'), <Card layer={layer} layers={layers} around={around} />, layer.pinned),
    menu: () => menu(i18n.t('overlay.menu.name'), menuItems(layer, layers, around.filter !== undefined)),
    owed: () => menu(i18n.t('overlay.menu.owed'), owedItems(layer, layers)),
    'open-in': () => menu(i18n.t('overlay.menu.openIn'), openInItems(layer, layers)),
    why: () => box(i18n.t('overlay.menu.why'), <Why why={layer.why} filter={around.filter} />, true),
    tag: () => box(i18n.t('overlay.menu.tags'), <Tags person={person} change={tag => layers.give({tag})} close={back} />),
    note: () => box(i18n.t('overlay.menu.noteText'), <Note save={text => layers.give({note: text})} close={back} />),
  };
  return draw[kind]();
}
